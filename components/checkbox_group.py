"""Several choices of several, all in sight."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar, Literal

from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._choices import Choice, Choices, distinct, find, find_all, offered, pairs, several


class CheckboxGroup(Component):
    """Several choices of several, all in sight.

    The function gets the list of the values that are ticked (or of their indices), in the order in which they were. It
    returns such a list, one value alone, or None; a value that is no choice is warned of and ticks nothing.

    Args:
        choices: texts, numbers or None, or pairs (name, value) where another text is shown. As an attribute: pairs.
        value: the values that are ticked at first, or a function that makes them at each visit.
        type: what the function gets: "value" or "index" (from 0).
        show_select_all: whether a box above ticks or clears all of them.
        shared: see `Component`.

    Raises:
        PageError: a choice is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("choices", "show_select_all")

    change = Event("other values are ticked, by the visitor or by a function")
    input = Event("the visitor ticks or clears a box")
    select = Event(
        "the visitor ticks or clears a box; SelectData has its value, its index and which of the two"
    )

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: Any = None,
        type: Literal["value", "index"] = "value",
        show_select_all: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("CheckboxGroup", "type", type, ("value", "index"))
        self.choices = pairs("CheckboxGroup", choices)
        self.type = type
        self.show_select_all = show_select_all
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if not isinstance(payload, list) or None in find_all(self.choices, payload):
            raise self.refuse(f"a list of some of {offered(self.choices)}", payload)

    def preprocess(self, payload: Any) -> list[Choice] | list[int]:
        self.validate(payload)
        ticked = list(dict.fromkeys(index for index in find_all(self.choices, payload) if index is not None))
        return ticked if self.type == "index" else [self.choices[index][1] for index in ticked]

    def postprocess(self, value: Any) -> list[Choice]:
        payload = []
        for one in several(value):
            index = find(self.choices, one)
            if index is None:
                warnings.warn(
                    f"{self.name} has no choice {brief(one)}: it is left out.", UserWarning, stacklevel=2
                )
            else:
                payload.append(self.choices[index][1])
        return distinct(payload)

    def initial(self) -> list[Choice]:
        return self.postprocess(self.value)

    def kept(self, payload: Any) -> Any:
        ticked = [value for value in several(payload) if find(self.choices, value) is not None]
        return payload if ticked == payload else ticked

    def process_example(self, value: Any) -> str:
        ticked = self.postprocess(value)
        return ", ".join(name for name, choice in self.choices if choice in ticked)

    def api_info(self) -> dict[str, Any]:
        return {"type": "array", "items": {"enum": [value for _, value in self.choices]}}

    def example_payload(self) -> list[Choice]:
        return [value for _, value in self.choices[:1]]

    def example_value(self) -> list[Choice]:
        return self.example_payload()
