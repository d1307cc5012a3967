"""What old programs say of a camera or a microphone still holds, after a warning."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr


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
