"""A class, or several with how sure a model is of each."""

from __future__ import annotations

import math
import reprlib
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._number import is_number, plain_number


class Label(Component):
    """The answer of a classifier; for showing only.

    A function returns a str or number (the class alone), a dict {class: confidence from 0 to 1}, or None.
    A text that looks like a path is a text. As an input the function gets a str or such a dict.

    Args:
        value: the first answer, or a function that makes it at each visit.
        num_top_classes: how many classes are shown, the surest first; None: all.
        color: the background, any CSS colour.
        show_heading: False leaves out the surest class in large letters where there are confidences.
        shared: see `Component`.

    Raises:
        PageError: num_top_classes is no number from 1 on.
    """

    client_props: ClassVar[tuple[str, ...]] = ("color", "show_heading")
    default_interactive = False

    change = Event("a function changes the answer")
    select = Event("the visitor clicks a class; SelectData has it and its index")

    def __init__(
        self,
        value: Any = None,
        *,
        num_top_classes: int | None = None,
        color: str | None = None,
        show_heading: bool = True,
        **shared: Unpack[Shared],
    ) -> None:
        is_count = isinstance(num_top_classes, int) and num_top_classes >= 1
        if num_top_classes is not None and (not is_count or isinstance(num_top_classes, bool)):
            raise PageError(
                f"Label(num_top_classes={num_top_classes!r}) is none: write a number from 1 on, or None."
            )
        self.num_top_classes = num_top_classes
        self.color = color
        self.show_heading = show_heading
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case None | {"label": str(), "confidences": None}:
                return
            case {"label": str(), "confidences": list(confidences)} if all(map(_is_confidence, confidences)):
                return
        raise self.refuse(
            '{"label": a text, "confidences": [{"label": …, "confidence": …}, …]} or nothing', payload
        )

    def preprocess(self, payload: Any) -> str | dict[str, float] | None:
        self.validate(payload)
        if payload is None or payload["confidences"] is None:
            return None if payload is None else payload["label"]
        return {one["label"]: one["confidence"] for one in payload["confidences"]}

    def postprocess(self, value: Any) -> dict[str, Any] | None:
        match value:
            case None:
                return None
            case str() | bool():
                return {"label": str(value), "confidences": None}
            case {"label": str(name), "confidences": None}:
                return {"label": name, "confidences": None}
            case {"label": str(), "confidences": list(confidences)} if all(map(_is_confidence, confidences)):
                return self._ranked([(one["label"], _float(one["confidence"])) for one in confidences])
            case Mapping():
                return self._ranked([(str(name), _float(self._number(sure))) for name, sure in value.items()])
        return {"label": str(self._number(value)), "confidences": None}

    def process_example(self, value: Any) -> str | None:
        payload = self.postprocess(value)
        return None if payload is None else payload["label"]

    def api_info(self) -> dict[str, Any]:
        confidence = {
            "type": "object",
            "properties": {"label": {"type": "string"}, "confidence": {"type": "number"}},
            "required": ["label", "confidence"],
        }
        return {
            "type": ["object", "null"],
            "properties": {
                "label": {"type": "string"},
                "confidences": {"type": ["array", "null"], "items": confidence},
            },
            "required": ["label", "confidences"],
        }

    def example_payload(self) -> dict[str, Any]:
        confidences = [{"label": "cat", "confidence": 0.9}, {"label": "dog", "confidence": 0.1}]
        return {"label": "cat", "confidences": confidences}

    def _number(self, value: Any) -> int | float:
        try:
            return plain_number(self, value)
        except (TypeError, ValueError):
            raise TypeError(
                f"{self.name} shows a class (a text or a number) or a dict of classes and how sure of each; the "
                f"function returned {reprlib.repr(value)}, a {type(value).__name__}."
            ) from None

    def _ranked(self, answer: Sequence[tuple[str, float]]) -> dict[str, Any] | None:
        """The payload of pairs (class, confidence), the surest first and NaN, of which nothing is known, last."""
        confidences = sorted(
            answer, key=lambda one: -math.inf if math.isnan(one[1]) else one[1], reverse=True
        )
        if not confidences:
            return None
        shown = confidences[: self.num_top_classes]
        return {
            "label": confidences[0][0],
            "confidences": [{"label": name, "confidence": sure} for name, sure in shown],
        }


def _float(sure: int | float) -> float:
    """A confidence as a float; what is too large for one is without bounds."""
    try:
        return float(sure)
    except OverflowError:
        return math.inf if sure > 0 else -math.inf


def _is_confidence(entry: Any) -> bool:
    match entry:
        case {"label": str(), "confidence": confidence}:
            return is_number(confidence)
    return False
