"""A choice, or several, of a list that opens: short lists and very long ones, found by typing."""

from __future__ import annotations

import math
import warnings
from typing import Any, ClassVar, Literal

import numpy as np

from ..blocks.errors import BadValue, PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._choices import Choice, Choices, distinct, find, find_all, offered, pairs, several
from ._text import check_text, text_schema


class FirstChoice:
    """The value of a Dropdown whose author names none: its first choice, or none of several."""

    def __repr__(self) -> str:
        return "the first choice"


FIRST = FirstChoice()


class Dropdown(Component):
    """A choice of a list that opens, or several of them.

    The function gets the value of the choice (or its index), None where nothing is chosen; with `multiselect` the
    list of them, in the order in which they were chosen. It returns a value, or a list of some, or None. A value
    that is no choice is warned of and left out, unless custom values are allowed.

    Args:
        choices: texts, numbers or None, or pairs (name, value) where another text is shown. As an attribute: pairs.
        value: what is chosen at first, or a function that makes it at each visit. Left out: the first choice, with
            `multiselect` none. None: nothing.
        type: what the function gets: "value" or "index" (from 0; None for a custom value).
        multiselect: whether several can be chosen.
        allow_custom_value: whether the visitor may write what is none of the choices.
        max_choices: how many can be chosen at most; None: any number.
        num_choices_shown: taken for Gradio's sake: a list of any length shows what is in sight.
        filterable: whether typing narrows the list; False leaves out the field, and typing leads to a name.
        shared: see `Component`.

    Raises:
        PageError: a choice is none of those, or a number is not above 0.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "choices",
        "multiselect",
        "allow_custom_value",
        "max_choices",
        "filterable",
    )

    change = Event("another value is chosen, by the visitor or by a function")
    input = Event("the visitor chooses, removes or writes a value")
    select = Event(
        "the visitor picks or removes a choice; SelectData has its value, its index and which of the two"
    )
    focus = Event("the field gets the focus")
    blur = Event("the field loses the focus")
    key_up = Event(
        "the visitor lets go of a key in the field; KeyUpData has the key and the text in the field"
    )

    def __init__(
        self,
        choices: Choices | None = None,
        *,
        value: Any = FIRST,
        type: Literal["value", "index"] = "value",
        multiselect: bool | None = None,
        allow_custom_value: bool = False,
        max_choices: int | None = None,
        num_choices_shown: int | None = 100,
        filterable: bool = True,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Dropdown", "type", type, ("value", "index"))
        _check_count("num_choices_shown", num_choices_shown)
        _check_count("max_choices", max_choices)
        if max_choices is not None and not multiselect:
            warnings.warn("Dropdown(max_choices=…) counts with multiselect=True only.", stacklevel=2)
        if allow_custom_value and not filterable:
            warnings.warn(
                "Dropdown(allow_custom_value=True) has a field to write in: filterable=False is ignored.",
                stacklevel=2,
            )
        self.choices = pairs("Dropdown", choices)
        self.type = type
        self.multiselect = bool(multiselect)
        self.allow_custom_value = allow_custom_value
        self.max_choices = max_choices if multiselect else None
        self.num_choices_shown = num_choices_shown
        self.filterable = filterable or allow_custom_value
        super().__init__(self._first(value), **shared)

    def _first(self, value: Any) -> Any:
        if isinstance(value, FirstChoice):
            return [] if self.multiselect else next((choice for _, choice in self.choices), None)
        return [value] if self.multiselect and isinstance(value, str) else value

    def validate(self, payload: Any) -> None:
        if not self.multiselect:
            if payload is not None and find(self.choices, payload) is None:
                self._check_custom(payload)
            return
        if not isinstance(payload, list):
            raise self.refuse(f"a list of some of {offered(self.choices)}", payload)
        if self.max_choices is not None and len(payload) > self.max_choices:
            raise BadValue(f"{self.name} takes up to {self.max_choices} choices; it got {len(payload)}.")
        for value, index in zip(payload, find_all(self.choices, payload), strict=True):
            if index is None:
                self._check_custom(value)

    def preprocess(self, payload: Any) -> Any:
        self.validate(payload)
        if self.multiselect:
            found = find_all(self.choices, payload)
            return [self._handed(index, value) for index, value in zip(found, payload, strict=True)]
        return None if payload is None else self._handed(find(self.choices, payload), payload)

    def postprocess(self, value: Any) -> Choice | list[Choice] | None:
        if not self.multiselect:
            return None if value is None else self._shown(find(self.choices, value), value)
        chosen = several(value)
        found = find_all(self.choices, chosen)
        shown = [self._shown(index, one) for index, one in zip(found, chosen, strict=True)]
        payload = distinct(one for one in shown if one is not None)
        if self.max_choices is not None and len(payload) > self.max_choices:
            warnings.warn(
                f"{self.name} takes up to {self.max_choices} choices: of {len(payload)} the first are shown.",
                UserWarning,
                stacklevel=2,
            )
        return payload[: self.max_choices]

    def initial(self) -> Choice | list[Choice] | None:
        return self.postprocess(self.value)

    def kept(self, payload: Any) -> Any:
        known = [
            one for one in several(payload) if self.allow_custom_value or find(self.choices, one) is not None
        ]
        kept = known[: self.max_choices] if self.multiselect else next(iter(known), None)
        return payload if kept == payload else kept

    def process_example(self, value: Any) -> str | None:
        chosen = several(self.postprocess(value))
        names = [
            self._name(index, one) for index, one in zip(find_all(self.choices, chosen), chosen, strict=True)
        ]
        return ", ".join(names) if self.multiselect or names else None

    def api_info(self) -> dict[str, Any]:
        one: list[dict[str, Any]] = [{"enum": [value for _, value in self.choices]}]
        if self.allow_custom_value:
            one += [{"type": "number"}, {**text_schema(), "type": "string"}]
        if not self.multiselect:
            return {"anyOf": [*one, {"type": "null"}]}
        limit = {} if self.max_choices is None else {"maxItems": self.max_choices}
        return {"type": "array", "items": {"anyOf": one}, **limit}

    def example_payload(self) -> Choice | list[Choice] | None:
        first = [value for _, value in self.choices[:1]]
        return first if self.multiselect else next(iter(first), None)

    def example_value(self) -> Choice | list[Choice] | None:
        return self.example_payload()

    def _check_custom(self, value: Any) -> None:
        """Refuse a value that is no choice, unless the visitor can have written it."""
        if not self.allow_custom_value:
            nothing = "" if self.multiselect else ", or nothing"
            raise self.refuse(f"one of {offered(self.choices)}{nothing}", value)
        if not _is_plain(value):
            raise self.refuse("one of its choices, a text or a number", value)
        if isinstance(value, str):
            check_text(self, value)

    def _handed(self, index: int | None, value: Any) -> Any:
        """What the function gets of one value."""
        if self.type == "index":
            return index
        return value if index is None else self.choices[index][1]

    def _shown(self, index: int | None, value: Any) -> Any:
        """What the browser gets of one value that a function chose; None where it cannot show it."""
        if index is not None:
            return self.choices[index][1]
        if self.allow_custom_value and _is_plain(value):
            return value
        warnings.warn(f"{self.name} has no choice {brief(value)}: it is left out.", UserWarning, stacklevel=3)
        return None

    def _name(self, index: int | None, value: Choice) -> str:
        return str(value) if index is None else self.choices[index][0]


def _is_plain(value: Any) -> bool:
    """Whether this can be a custom value: a text or a number that JSON has."""
    is_float = isinstance(value, (float, np.floating)) and math.isfinite(value)
    return (isinstance(value, (str, int, np.integer)) and not isinstance(value, bool)) or is_float


def _check_count(parameter: str, count: int | None) -> None:
    if count is not None and not count > 0:
        raise PageError(f"Dropdown({parameter}={count!r}) must be above 0; None sets no limit.")
