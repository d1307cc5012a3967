"""Structured data, to look into."""

from __future__ import annotations

from typing import Any, ClassVar

from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._json_form import json_of, read_json


class JSON(Component):
    """Structured data as a tree that opens and closes; for showing only.

    A function returns a str that holds JSON, or a dict, list or anything with a natural form in JSON: numpy
    arrays and scalars, tuples, sets, dataclasses, enumerations; of any other object str() is shown. None,
    NaN, the infinities and integers of any size survive. As an input the function gets dicts, lists and scalars.

    Args:
        value: the first data, or a function that makes them at each visit.
        open: whether all of the tree is open at first.
        show_indices: whether the items of lists bear their index.
        height, max_height, min_height: in pixels or any CSS length; what does not fit scrolls.
        shared: see `Component`; "copy" is a button of its own, shown by default.
    """

    client_props: ClassVar[tuple[str, ...]] = ("open", "show_indices", "height", "max_height", "min_height")
    default_interactive = False
    own_buttons = ("copy",)
    default_buttons = ("copy",)

    change = Event("a function changes the data")

    def __init__(
        self,
        value: Any = None,
        *,
        open: bool = False,
        show_indices: bool = False,
        height: int | str | None = None,
        max_height: int | str | None = 500,
        min_height: int | str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        self.open = open
        self.show_indices = show_indices
        self.height = height
        self.max_height = max_height
        self.min_height = min_height
        super().__init__(value, **shared)

    def postprocess(self, value: Any) -> Any:
        return read_json(value) if isinstance(value, str) else json_of(self.name, value)

    def api_info(self) -> dict[str, Any]:
        return {"description": "any JSON"}

    def example_payload(self) -> dict[str, Any]:
        return {"name": "Ada", "born": [1815, 12, 10]}
