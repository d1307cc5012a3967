"""One choice of several, all in sight."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Literal

from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._choices import Choice, Choices, find, offered, pairs


class Radio(Component):
    """One choice of several, all in sight.

    The function gets the value of the choice (or its index), or None where nothing is chosen. It returns the
    value of a choice, or None; any other value is warned of and leaves nothing chosen.

    Args:
        choices: texts, numbers or None, or pairs (name, value) where another text is shown. As an attribute: pairs.
        value: the value of the first choice, or a function that makes it at each visit.
        type: what the function gets: "value" or "index" (from 0).
        rtl: whether the choices run from right to left.
        shared: see `Component`.

    Raises:
        PageError: a choice is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("choices", "rtl")

    select = Event("the visitor picks a choice; SelectData has its value and index")
    change = Event("another value is chosen, by the visitor or by a function")
    input = Event("the visitor picks another choice")

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: Any = None,
        type: Literal["value", "index"] = "value",
        rtl: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Radio", "type", type, ("value", "index"))
        self.choices = pairs("Radio", choices)
        self.type = type
        self.rtl = rtl
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and find(self.choices, payload) is None:
            raise self.refuse(f"one of {offered(self.choices)}, or nothing", payload)

    def preprocess(self, payload: Any) -> Choice | None:
        self.validate(payload)
        index = find(self.choices, payload)
        if index is None or self.type == "index":
            return index
        return self.choices[index][1]

    def postprocess(self, value: Any) -> Choice | None:
        index = find(self.choices, value)
        if index is not None:
            return self.choices[index][1]
        if value is not None:
            warnings.warn(
                f"{self.name} has no choice {brief(value)}: nothing is chosen.", UserWarning, stacklevel=2
            )
        return None

    def kept(self, payload: Any) -> Any:
        return None if find(self.choices, payload) is None else payload

    def process_example(self, value: Any) -> str | None:
        index = find(self.choices, value)
        return None if index is None else self.choices[index][0]

    def api_info(self) -> dict[str, Any]:
        return {"enum": [*(value for _, value in self.choices), None]}

    def example_payload(self) -> Choice | None:
        return self.choices[0][1] if self.choices else None

    def example_value(self) -> Choice | None:
        return self.example_payload()
