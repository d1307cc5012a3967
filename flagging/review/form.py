"""Form: what a sample's columns are, so that components can be made for them. Samples of one form share these."""

import json
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...blocks.tree.component import Component
from ...components.textbox import Textbox
from ..flag import Role
from ..reading.component_class import component_class
from ..sample import Sample

BESIDE = ("flag", "username", "timestamp")
"""The columns that say something of a sample, and are none of its values."""
TOLD = ("answer", "comment", "expected")
"""What is told elsewhere on the sheet."""
OF_ITS_PAGE = frozenset(
    {"value", "label", "every", "inputs", "buttons", "interactive", "render", "height", "scale"}
)
"""Parameters that a component has here from us."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column of samples.

    Attributes:
        column: its name.
        role: what it is; None where nobody says.
        component: the name of the class whose values it holds.
        parameters: of such a component, as JSON.
    """

    column: str
    role: Role | None
    component: str
    parameters: str

    def make(self, **given: Any) -> Component:
        """A component like the one that the values were taken from; a Textbox where that cannot be made.

        Args:
            given: parameters that count before those of the column.
        """
        known = {name: one for name, one in json.loads(self.parameters).items() if name not in OF_ITS_PAGE}
        try:
            return component_class(self.component)(**{"label": self.column, **known, **given})
        except Exception:  # a class of yesterday's app, or arguments that it takes no more
            common = {name: given[name] for name in ("label", "interactive", "render") if name in given}
            return Textbox(**{"label": self.column, **common})


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of a sample that hold its values, in their order."""

    fields: tuple[Field, ...] = ()

    @property
    def says_roles(self) -> bool:
        """Whether it is known which columns went into the function and which came out of it."""
        return any(field.role is not None for field in self.fields)

    def of_role(self, role: Role) -> list[Field]:
        """The columns that are this."""
        return [field for field in self.fields if field.role == role]


def form_of(sample: Sample) -> Form:
    """The form of a sample."""
    return Form(tuple(_field(sample, column) for column in sample.data if _is_value(sample, column)))


def _is_value(sample: Sample, column: str) -> bool:
    return column not in BESIDE and sample.roles.get(column) not in TOLD


def _field(sample: Sample, column: str) -> Field:
    described: Mapping[str, Any] = sample.columns.get(column) or {}
    name = described.get("component") or _likely(sample.data[column])
    parameters = json.dumps(described.get("parameters", {}), sort_keys=True)
    return Field(column, sample.roles.get(column), name, parameters)


def _likely(value: Any) -> str:
    """The component that shows a value of which nobody says where it is from."""
    if isinstance(value, Path):
        return "Image" if (mimetypes.guess_type(value.name)[0] or "").startswith("image/") else "Textbox"
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "Number"
    return "JSON" if isinstance(value, (list, dict)) else "Textbox"
