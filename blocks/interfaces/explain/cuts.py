"""Which parts an input has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image as Pillow

from ....components._choices import find, find_all
from ....components.checkbox import Checkbox
from ....components.checkbox_group import CheckboxGroup
from ....components.dropdown import Dropdown
from ....components.image import Image
from ....components.image_editor import ImageEditor
from ....components.number import Number
from ....components.radio import Radio
from ....components.slider import Slider
from ....components.textbox import Textbox
from ...tree.component import Component
from .choice_cut import ChoiceCut, Named
from .cut import Cut
from .drawing_cut import DrawingCut
from .group_cut import GroupCut
from .image_cut import ImageCut
from .occlusion import Occlusion
from .pixels import pixels_of
from .text_cut import TextCut

STEPS = 7
"""How many numbers between two bounds take the place of one."""


def cut_of_value(value: Any, how: Occlusion, component: Component | None = None) -> Cut | None:
    """The parts of a value by its type; None where it has none.

    Args:
        value: an array, PIL image or Path of an image, a text, a number or a bool.
        how: how they are hidden.
        component: where it would be entered; it tells which other choices and numbers there are.

    Raises:
        TypeError, ValueError: an array is no image.
        BadFile: a file is none.
    """
    if isinstance(component, (Checkbox, CheckboxGroup, Dropdown, Number, Radio, Slider)):
        return cut_of(component, component.postprocess(value), how)
    match value:
        case bool() | np.bool_():
            return _ticked(bool(value))
        case int() | float() | np.number():
            return _instead(value, _neighbours(value), lambda number: number)
        case str():
            return _some(TextCut(value, how))
        case np.ndarray() | Pillow.Image() | Path():
            return ImageCut(pixels_of(value), how)
    return None


def cut_of(component: Component, payload: Any, how: Occlusion) -> Cut | None:
    """The parts of what stands in a component; None where it has none.

    Args:
        component: where it stands.
        payload: it.
        how: how they are hidden.

    Raises:
        Refused: the component does not take the payload, or a file cannot be read.
    """
    value = component.preprocess(payload)
    if value is None and not isinstance(component, (Radio, Dropdown)):
        return None
    match component:
        case Image():
            return ImageCut(pixels_of(value), how)
        case Checkbox():
            return _ticked(bool(value))
        case Slider() | Number():
            numbers = _neighbours(payload, component.minimum, component.maximum)
            return _instead(payload, numbers, component.preprocess)
        case CheckboxGroup():
            return _group(component, payload)
        case Dropdown() if component.multiselect:
            return _group(component, payload)
        case Dropdown() | Radio():
            return _chosen(component, payload)
        case Textbox():
            return _some(TextCut(value, how))
        case ImageEditor() if isinstance(value, dict):
            return DrawingCut(value, how) if value["composite"] is not None else None
        case ImageEditor():  # as it was written up to Gradio 3: one image
            return ImageCut(pixels_of(value), how)
    return None


def _some(cut: Cut) -> Cut | None:
    return cut if len(cut) else None


def _ticked(value: bool) -> Cut:
    boxes = (Named("☐", value=False), Named("☑", value=True))
    return ChoiceCut(boxes[value], [boxes[not value]])


def _neighbours(number: Any, minimum: float | None = None, maximum: float | None = None) -> list[Any]:
    """Numbers that could stand in the place of one: between the bounds evenly, else nothing, half and double."""
    if minimum is not None and maximum is not None:
        around = np.linspace(minimum, maximum, STEPS).tolist()
    else:
        around = [0, number / 2, number * 2] if number else [-1, 1]
    if isinstance(number, (int, np.integer)):
        around = [round(one) for one in around]
    low, high = (-np.inf if minimum is None else minimum), (np.inf if maximum is None else maximum)
    return list(dict.fromkeys(one for one in around if low <= one <= high and one != number))


def _instead(number: Any, others: Sequence[Any], preprocess: Callable[[Any], Any]) -> Cut | None:
    named = [Named(f"{one:.5g}", preprocess(one)) for one in others]
    return _some(ChoiceCut(Named(f"{number:.5g}", preprocess(number)), named))


def _chosen(component: Radio | Dropdown, payload: Any) -> Cut | None:
    present = find(component.choices, payload)
    named = [Named(name, component.preprocess(value)) for name, value in component.choices]
    others = [one for place, one in enumerate(named) if place != present]
    custom = Named("–" if payload is None else str(payload), component.preprocess(payload))
    return _some(ChoiceCut(custom if present is None else named[present], others))


def _group(component: CheckboxGroup | Dropdown, payload: Sequence[Any]) -> Cut | None:
    names = [name for name, _ in component.choices]
    places = find_all(component.choices, payload)
    taken = [place in places for place in range(len(names))]
    variants = [
        [one for one, at in zip(payload, places, strict=True) if at != place]
        if is_taken
        else [*payload, value]
        for place, ((_, value), is_taken) in enumerate(zip(component.choices, taken, strict=True))
    ]
    if isinstance(component, Dropdown) and component.max_choices is not None:
        fits = [len(variant) <= component.max_choices for variant in variants]
        kept = [place for place, one in enumerate(fits) if one]
        names, taken = [names[place] for place in kept], [taken[place] for place in kept]
        variants = [variants[place] for place in kept]
    given = [component.preprocess(variant) for variant in variants]
    return _some(GroupCut(names, given, taken, component.preprocess(payload)))
