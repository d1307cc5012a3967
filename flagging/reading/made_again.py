"""MadeAgain: the components of a folder's columns, made again from what was noted of them."""

import json
import warnings
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ...blocks.tree.component import Component
from .component_class import component_class
from .payloads import Payloads

NOT_ITS_FORM = frozenset({"value", "every", "inputs", "buttons", "key", "preserved_by_key", "render"})
"""Parameters that say nothing of how a value is read."""
KEPT_READY = 256


class MadeAgain:
    """Gives values as a function would get them: what was kept goes through `preprocess` of such a component.

    What cannot be made again, or refuses a value, leaves values as they were kept; of each column that is told once.
    """

    def __init__(self) -> None:
        self._payloads = Payloads()
        self._component = lru_cache(KEPT_READY)(_component)
        self._told: set[str] = set()

    def look(self, column: str, described: Mapping[str, Any], value: Any) -> Any:
        """The value of a column as a function would get it; as it was kept where nobody said how to read it."""
        if not described:
            return value
        try:
            component = self._component(described["component"], json.dumps(described.get("parameters", {})))
            return self._payloads.prepared(component, value)
        except Exception as error:  # whatever a component says of arguments and values of another day
            self._tell(column, error)
            return value

    def _tell(self, column: str, error: Exception) -> None:
        if column not in self._told:
            self._told.add(column)
            warnings.warn(
                f"Values of the column {column!r} are given as they were kept, and not as a function would get "
                f"them: {error}",
                UserWarning,
                stacklevel=4,
            )


def _component(name: str, parameters: str) -> Component:
    given = {key: one for key, one in json.loads(parameters).items() if key not in NOT_ITS_FORM}
    return component_class(name)(**given, render=False)
