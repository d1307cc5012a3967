"""Ready-made validators, asked as a listener asks them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from films import film

import fanlight as gr
from fanlight.blocks.errors import BadFile

SECOND = (8000, np.zeros(8000, np.int16))


@pytest.mark.parametrize(
    ("shortest", "longest", "said"),
    [
        (None, None, None),
        (1, 1, None),
        (2, None, "The sound is 1.0 s long: at least 2 s are needed."),
        (None, 0.5, "The sound is 1.0 s long: at most 0.5 s are taken."),
    ],
)
def test_a_sound_is_as_long_as_it_may(
    shortest: float | None, longest: float | None, said: str | None
) -> None:
    verdict = gr.validators.is_audio_correct_length(SECOND, shortest, longest)
    assert (verdict.is_valid, verdict.message) == (said is None, said or "")


def test_nothing_is_as_long_as_nothing() -> None:
    assert gr.validators.is_audio_correct_length(None, None, 1).is_valid
    assert not gr.validators.is_audio_correct_length(None, 1, None).is_valid
    assert not gr.validators.is_video_correct_length(None, 1, None).is_valid


def test_a_video_is_as_long_as_it_may(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(film("mp4"))
    length = gr.validators.is_video_correct_length
    assert length(str(path), 0.1, 60).is_valid
    assert length(path, None, 0.1).message.endswith("s long: at most 0.1 s are taken.")
    path.write_bytes(b"no film")
    with pytest.raises(BadFile, match="video"):
        length(path, 1, 2)
