"""What old programs say of a camera or a microphone still holds, after a warning."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


@pytest.mark.parametrize(
    ("component", "old", "today"),
    [
        (gr.Audio, {"source": "microphone"}, {"sources": ["microphone"]}),
        (gr.Video, {"source": "webcam"}, {"sources": ["webcam"]}),
        (gr.Image, {"source": "webcam"}, {"sources": ["webcam"]}),
        (gr.Video, {"mirror_webcam": False}, {"webcam_options": gr.WebcamOptions(mirror=False)}),
        (
            gr.Video,
            {"webcam_constraints": {"width": 640}},
            {"webcam_options": gr.WebcamOptions(constraints={"width": 640})},
        ),
    ],
)
def test_an_old_spelling_means_what_it_meant(
    component: Any, old: dict[str, Any], today: dict[str, Any]
) -> None:
    with pytest.warns(DeprecationWarning, match="is an old spelling") as warned:
        one = component(**old)
    assert warned[0].filename == __file__
    assert {name: getattr(one, name) for name in today} == today


def test_what_a_component_never_had_is_still_unknown() -> None:
    with pytest.raises(TypeError, match="no parameter 'mirror_webcam'"):
        gr.Audio(mirror_webcam=True)  # type: ignore[call-arg]  # that is the point


def test_the_size_of_a_canvas_was_that_of_a_crop() -> None:
    editor: Any = gr.ImageEditor
    with pytest.warns(DeprecationWarning, match=r"canvas_size=\(width, height\)"):
        assert editor(crop_size=(512, 300)).canvas_size == (512, 300)
    with pytest.warns(DeprecationWarning, match="crop_size='1:1'"):
        assert editor(crop_size="1:1", canvas_size=(40, 30)).canvas_size == (40, 30)
    with pytest.warns(DeprecationWarning, match="old"), pytest.raises(PageError, match="canvas_size=5"):
        editor(crop_size=5)


def test_the_controls_of_a_waveform_are_always_shown() -> None:
    with pytest.warns(DeprecationWarning, match=r"show_controls=False\) has no effect") as warned:
        assert gr.WaveformOptions(show_controls=False) == gr.WaveformOptions()
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="show_controls"):
        options = gr.Audio(waveform_options={"show_controls": True, "skip_length": 3}).waveform_options
    assert options == gr.WaveformOptions(skip_length=3)
