"""`gr.outputs`: outputs as they were written up to Gradio 3."""

from __future__ import annotations

from ....components import (
    audio,
    file,
    highlighted_text,
    html,
    image,
    json,
    label,
    markdown,
    number,
    state,
    textbox,
    video,
)
from ...tree.component import Component
from .spelled import spelled

_label = label.Label


def Textbox(type: str = "auto", label: str | None = None) -> Component:
    """A `Textbox`; a `Number` where `type` is "number"."""
    if type == "number":
        return spelled("outputs.Number", number.Number, label=label)
    return spelled("outputs.Textbox", textbox.Textbox, label=label)


def Number(label: str | None = None) -> Component:
    """A `Number`."""
    return spelled("outputs.Number", number.Number, label=label)


def Label(
    num_top_classes: int | None = None,
    type: str = "auto",
    label: str | None = None,
) -> Component:
    """A `Label`."""
    return spelled("outputs.Label", _label, num_top_classes=num_top_classes, label=label)


def Image(
    type: str = "auto",
    plot: bool = False,
    label: str | None = None,
) -> Component:
    """An `Image`."""
    return spelled("outputs.Image", image.Image, label=label)


def Audio(type: str = "auto", label: str | None = None) -> Component:
    """An `Audio`."""
    return spelled("outputs.Audio", audio.Audio, label=label)


def Video(type: str | None = None, label: str | None = None) -> Component:
    """A `Video`; `type` is what is its `format` today."""
    return spelled("outputs.Video", video.Video, format=type, label=label)


def JSON(label: str | None = None) -> Component:
    """A `JSON`."""
    return spelled("outputs.JSON", json.JSON, label=label)


KeyValues = JSON


def HighlightedText(
    color_map: dict[str, str] | None = None, label: str | None = None, show_legend: bool = False
) -> Component:
    """A `HighlightedText`."""
    return spelled(
        "outputs.HighlightedText",
        highlighted_text.HighlightedText,
        color_map=color_map,
        label=label,
        show_legend=show_legend or None,
    )


def HTML(label: str | None = None) -> Component:
    """An `HTML`."""
    return spelled("outputs.HTML", html.HTML, label=label)


def File(label: str | None = None) -> Component:
    """A `File`."""
    return spelled("outputs.File", file.File, label=label)


def Markdown(label: str | None = None) -> Component:
    """A `Markdown`."""
    return spelled("outputs.Markdown", markdown.Markdown, label=label)


def State(label: str | None = None) -> Component:
    """A `State`."""
    return spelled("outputs.State", state.State)
