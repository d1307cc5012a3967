"""`gr.inputs`: inputs as they were written up to Gradio 3."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....components import (
    audio,
    checkbox,
    checkbox_group,
    dropdown,
    file,
    image,
    number,
    radio,
    slider,
    state,
    textbox,
    video,
)
from ...tree.component import Component
from .canvas_image import CanvasImage
from .sized_image import SizedImage
from .spelled import spelled


def Textbox(
    lines: int = 1,
    placeholder: str | None = None,
    default: Any = None,
    numeric: bool = False,
    type: str = "text",
    label: str | None = None,
    optional: bool = False,  # without effect, here and below: every input may be left empty
) -> Component:
    """A `Textbox`; a `Number` where `numeric` is true or `type` is "number"."""
    if numeric or type == "number":
        return spelled("inputs.Number", number.Number, value=default or None, label=label)
    kind = "password" if type == "password" else None
    several = lines if lines != 1 else None
    return spelled(
        "inputs.Textbox",
        textbox.Textbox,
        value=default or None,
        lines=several,
        placeholder=placeholder,
        type=kind,
        label=label,
    )


def Number(default: Any = None, label: str | None = None, optional: bool = False) -> Component:
    """A `Number`."""
    return spelled("inputs.Number", number.Number, value=default, label=label)


def Slider(
    minimum: float = 0,
    maximum: float = 100,
    step: float | None = None,
    default: Any = None,
    label: str | None = None,
    optional: bool = False,
) -> Component:
    """A `Slider`."""
    bounds: dict[str, Any] = {"minimum": minimum, "maximum": maximum}
    return spelled("inputs.Slider", slider.Slider, **bounds, value=default, step=step, label=label)


def Checkbox(default: Any = False, label: str | None = None, optional: bool = False) -> Component:
    """A `Checkbox`."""
    return spelled("inputs.Checkbox", checkbox.Checkbox, value=default or None, label=label)


def Radio(
    choices: Sequence[Any],
    type: str = "value",
    default: Any = None,
    label: str | None = None,
    optional: bool = False,
) -> Component:
    """A `Radio`; its first choice is chosen, unless it is `optional`."""
    chosen = choices[0] if default is None and choices and not optional else default
    kind = type if type != "value" else None
    return spelled("inputs.Radio", radio.Radio, choices=list(choices), value=chosen, type=kind, label=label)


def CheckboxGroup(
    choices: Sequence[Any],
    default: Sequence[Any] | None = None,
    type: str = "value",
    label: str | None = None,
    optional: bool = False,
) -> Component:
    """A `CheckboxGroup`."""
    kind = type if type != "value" else None
    return spelled(
        "inputs.CheckboxGroup",
        checkbox_group.CheckboxGroup,
        choices=list(choices),
        value=list(default) if default else None,
        type=kind,
        label=label,
    )


def Dropdown(
    choices: Sequence[Any],
    type: str = "value",
    default: Any = None,
    label: str | None = None,
    optional: bool = False,
) -> Component:
    """A `Dropdown`; its first choice is chosen where there is no other."""
    kind = type if type != "value" else None
    return spelled(
        "inputs.Dropdown", dropdown.Dropdown, choices=list(choices), value=default, type=kind, label=label
    )


def File(
    file_count: str = "single",
    type: str = "file",
    label: str | None = None,
    keep_filename: bool = True,
    optional: bool = False,
) -> Component:
    """A `File`; the function gets its path, or its bytes where `type` is "bytes" or "binary"."""
    count = file_count if file_count != "single" else None
    kind = "binary" if type in ("bytes", "binary") else None
    return spelled("inputs.File", file.File, file_count=count, type=kind, label=label)


def Image(
    shape: tuple[int | None, int | None] | None = None,
    image_mode: str | None = "RGB",
    invert_colors: bool = False,
    source: str = "upload",
    tool: str | None = None,
    type: str = "numpy",
    label: str | None = None,
    optional: bool = False,
) -> Component:
    """An `Image`, or a `Sketchpad` where `source` is "canvas".

    The function gets one image, in the size `shape` (width, height), with `invert_colors` as a negative.
    """
    kind = {"file": "filepath", "numpy": None}.get(type, type)
    mode = image_mode if image_mode != "RGB" else None
    if source == "canvas":
        return spelled(
            "inputs.Image",
            lambda **said: CanvasImage(
                shape, invert_colors=invert_colors, is_colored=tool == "color-sketch", **said
            ),
            now="Sketchpad",
            image_mode=image_mode,
            type=kind,
            label=label,
        )
    sources = source if source != "upload" else None
    if shape is None and not invert_colors:
        return spelled("inputs.Image", image.Image, image_mode=mode, sources=sources, type=kind, label=label)
    return spelled(
        "inputs.Image",
        lambda **said: SizedImage(shape, invert_colors=invert_colors, **said),
        image_mode=mode,
        sources=sources,
        type=kind,
        label=label,
    )


def Audio(
    source: str = "upload", type: str = "numpy", label: str | None = None, optional: bool = False
) -> Component:
    """An `Audio`; the function gets (rate, array), or a path where `type` is "filepath" or "file"."""
    kind = None if type == "numpy" else "filepath"
    return spelled("inputs.Audio", audio.Audio, sources=source, type=kind, label=label)


def Video(
    type: str | None = None, source: str = "upload", label: str | None = None, optional: bool = False
) -> Component:
    """A `Video`; `type` is what is its `format` today."""
    return spelled("inputs.Video", video.Video, format=type, sources=source, label=label)


def State(label: str | None = None, default: Any = None) -> Component:
    """A `State`."""
    return spelled("inputs.State", state.State, value=default)


Variable = State
