"""A text whose parts bear labels or scores."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple

from ..blocks.errors import BadValue
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._entities import combined, pairs_of
from ._number import is_number, plain_number
from ._text import MAX_CHARACTERS

Label = str | float | None
MAX_PARTS = 2**16
"""No text from a browser has more parts."""


class LabelledText(NamedTuple):
    """A part of a text and its label or score: a pair; its two are also found by the names that Gradio gives them.

    Attributes:
        token: the part.
        class_or_confidence: its label, its score, or None.
    """

    token: str
    class_or_confidence: Label

    def __getitem__(self, key: Any) -> Any:  # "token" as well as 0
        return self._asdict()[key] if isinstance(key, str) else tuple.__getitem__(self, key)


class HighlightedText(Component):
    """A text whose parts are coloured by their label (a str) or their score (a number from -1 to 1).

    A function returns a list of pairs (text, label or score or None), which together make the text; or {"text":
    …, "entities": [{"entity": …, "start": …, "end": …}, …]}, as models for token classification give it; or None.
    As an input the function gets a list of `LabelledText`, which are such pairs, or None. Where it is
    interactive, the visitor selects a part of the text and labels it, changes its label or takes it away; the
    text itself stays.

    Args:
        value: the first text, or a function that makes it at each visit.
        color_map: the colours of labels, e.g. {"person": "red", "place": "#ffee22"}; other labels get one of ours.
            Where the text is interactive, these labels are offered.
        show_legend: whether the labels and their colours, or the scale of the scores, stand above the text, and not in
            it.
        show_inline_category: whether each part is followed by its label, where there is no legend.
        combine_adjacent: whether neighbours with the same label become one part.
        adjacent_separator: what stands between those that became one.
        show_whitespaces: False takes the white space from both ends of each part.
        rtl: whether the text runs from right to left.
        shared: see `Component`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("color_map", "show_legend", "show_inline_category", "rtl")

    change = Event("the text or a label changes, by the visitor or by a function")
    select = Event("the visitor clicks a part; SelectData has its index, and the part and its label as value")

    def __init__(
        self,
        value: Any = None,
        *,
        color_map: dict[str, str] | None = None,
        show_legend: bool = False,
        show_inline_category: bool = True,
        combine_adjacent: bool = False,
        adjacent_separator: str = "",
        show_whitespaces: bool = True,
        rtl: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        self.color_map = color_map
        self.show_legend = show_legend
        self.show_inline_category = show_inline_category
        self.combine_adjacent = combine_adjacent
        self.adjacent_separator = adjacent_separator
        self.show_whitespaces = show_whitespaces
        self.rtl = rtl
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is None:
            return
        if not (isinstance(payload, list) and all(map(_is_part, payload))):
            raise self.refuse(
                'a list of {"token": a text, "class_or_confidence": a text, a number or nothing}', payload
            )
        length = sum(len(part["token"]) for part in payload)
        if length > MAX_CHARACTERS or len(payload) > MAX_PARTS:
            raise BadValue(
                f"{self.name} takes a text of up to {MAX_CHARACTERS} characters in {MAX_PARTS} parts; "
                f"it got {length} in {len(payload)}."
            )

    def preprocess(self, payload: Any) -> list[LabelledText] | None:
        self.validate(payload)
        if payload is None:
            return None
        return [LabelledText(one["token"], one["class_or_confidence"]) for one in payload]

    def postprocess(self, value: Any) -> list[dict[str, Label]] | None:
        if value is None:
            return None
        is_text = isinstance(value, str)
        try:
            pairs = [(value, None)] if is_text else pairs_of(value)
        except (TypeError, ValueError) as error:
            raise type(error)(f"{self.name} shows a list of pairs (text, label): {error}.") from error
        for text, _ in pairs:
            if not isinstance(text, str):
                raise TypeError(f"{self.name} shows texts; a part is {brief(text)}, a {type(text).__name__}.")
        if self.combine_adjacent:
            pairs = combined(pairs, self.adjacent_separator)
        return [self._part(text, label) for text, label in pairs]

    def to_flag(self, sample: Any) -> list[dict[str, Label]] | None:
        return self.postprocess(sample)

    def process_example(self, value: Any) -> str:
        return "".join(str(part["token"]) for part in self.postprocess(value) or [])

    def api_info(self) -> dict[str, Any]:
        part = {
            "type": "object",
            "properties": {
                "token": {"type": "string"},
                "class_or_confidence": {"type": ["string", "number", "null"]},
            },
            "required": ["token", "class_or_confidence"],
            "additionalProperties": False,
        }
        return {"type": ["array", "null"], "items": part, "maxItems": MAX_PARTS}

    def example_payload(self) -> list[dict[str, Label]]:
        return [
            {"token": "Ada", "class_or_confidence": "person"},
            {"token": " was here", "class_or_confidence": None},
        ]

    def _part(self, text: str, label: Any) -> dict[str, Label]:
        return {
            "token": text if self.show_whitespaces else text.strip(),
            "class_or_confidence": label if label is None or isinstance(label, str) else self._score(label),
        }

    def _score(self, label: Any) -> float:
        try:
            return float(plain_number(self, label))
        except OverflowError as error:
            raise ValueError(f"{self.name} shows scores from -1 to 1; one is beyond every float.") from error


def _is_part(part: Any) -> bool:
    match part:
        case {"token": str(), "class_or_confidence": label}:
            return len(part) == 2 and (label is None or isinstance(label, str) or is_number(label))
    return False
