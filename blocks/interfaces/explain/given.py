"""Scores of an author's own function, in the forms that have long been in use."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Real
from typing import Any

import numpy as np
from PIL import Image as Pillow

from ....components.checkbox import Checkbox
from ....components.checkbox_group import CheckboxGroup
from ....components.dropdown import Dropdown
from ....components.image import Image
from ....components.image_editor import ImageEditor
from ....components.radio import Radio
from ....components.slider import Slider
from ....components.textbox import Textbox
from ...errors import PageError
from ...tree.brief import brief
from ...tree.component import Component
from .effects import Effects, ImageEffects, PartEffects
from .group_cut import LEFT, TAKEN
from .pixels import pixels_of
from .text_cut import WORDS

Parts = list[tuple[str, float | None]]


def given_effects(
    components: Sequence[Component], payloads: Sequence[Any], scores: Any
) -> list[Effects | None]:
    """What an author's function says that the inputs do.

    Args:
        components, payloads: the inputs, and what stands in them.
        scores: a list with one item for each input (for a single one also the item alone): of an image an array
            (rows, columns) of any size; of a text a list of pairs (part, score) or of one score for each word; of a
            Radio, Dropdown or Slider a list of one score for each choice or evenly spaced number; of a Checkbox the
            pair of what False and True would do; of a CheckboxGroup such a pair for each choice; of a Number pairs
            (number, score); of any of them a single number, or None.

    Raises:
        PageError: an item is none of these.
    """
    several = [scores] if len(components) == 1 and not _is_list_of_one(scores) else list(scores)
    if len(several) != len(components):
        raise PageError(
            f"interpretation(…) must return {len(components)} items, one for each input; it returned "
            f"{len(several)}."
        )
    return [_effects(*one) for one in zip(components, payloads, several, strict=True)]


def _is_list_of_one(scores: Any) -> bool:
    """Whether this is a list with the item of the only input, and not the item."""
    match scores:
        case [[str(), _]]:  # the parts of a text, of which there is one
            return False
        case [_]:
            return True
    return False


def _effects(component: Component, payload: Any, scores: Any) -> Effects | None:
    if scores is None or payload is None:
        return None
    if isinstance(component, (Image, ImageEditor)):
        return _of_image(component, payload, scores)
    try:
        return PartEffects(_parts(component, payload, scores))
    except (TypeError, ValueError) as error:
        raise PageError(
            f"interpretation(…) returned {brief(scores)} for {component.name}: see gr.explain's manual "
            "for what it takes."
        ) from error


def _of_image(component: Component, payload: Any, scores: Any) -> ImageEffects:
    value = component.preprocess(payload)
    picture = pixels_of(value["composite"] if isinstance(value, dict) else value).picture
    plane = np.asarray(scores, np.float32)
    if plane.ndim not in (2, 3):
        raise PageError(
            f"interpretation(…) returned an array of shape {plane.shape} for {component.name}: its shape must be "
            "(rows, columns)."
        )
    plane = plane if plane.ndim == 2 else plane.mean(axis=2)
    large = Pillow.fromarray(plane).resize(picture.size, Pillow.Resampling.NEAREST)
    return ImageEffects(picture, np.asarray(large))


def _parts(component: Component, payload: Any, scores: Any) -> Parts:
    if isinstance(scores, Real):
        return [(str(payload), float(scores))]
    items = list(scores)
    match component:
        case Textbox():
            return _words(payload, items)
        case Checkbox():
            return [("☐", float(items[0])), ("  ", None), ("☑", float(items[1]))]
        case CheckboxGroup():
            return _spaced(
                [
                    (f"{TAKEN if value in payload else LEFT}{name}", float(pair[value in payload]))
                    for (name, value), pair in zip(component.choices, items, strict=True)
                ]
            )
        case Radio() | Dropdown():
            return _spaced(
                [(name, float(one)) for (name, _), one in zip(component.choices, items, strict=True)]
            )
        case Slider():
            numbers = np.linspace(component.minimum, component.maximum, len(items))
            return _spaced(
                [(f"{number:.5g}", float(one)) for number, one in zip(numbers, items, strict=True)]
            )
    return _spaced([(str(text), None if one is None else float(one)) for text, one in items])


def _words(text: str, items: list[Any]) -> Parts:
    if not all(isinstance(one, Real) for one in items):
        return [(str(word), None if one is None else float(one)) for word, one in items]
    pieces = WORDS.findall(text)
    words = [piece for piece in pieces if not piece.isspace()]
    if len(items) != len(words):
        raise ValueError(f"{len(words)} words, {len(items)} scores")
    left = iter(items)
    return [(piece, None if piece.isspace() else float(next(left))) for piece in pieces]


def _spaced(parts: Parts) -> Parts:
    spaced: Parts = [one for part in parts for one in (part, ("  ", None))]
    return spaced[:-1]
