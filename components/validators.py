"""Ready-made validators: for how long what was recorded may be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..blocks.tree.validation import Validation, validate
from ._video import facts


def is_audio_correct_length(
    audio: tuple[int, Any] | None, min_length: float | None, max_length: float | None
) -> Validation:
    """Accept a sound of some length: `validator=lambda audio: gr.validators.is_audio_correct_length(audio, 1, 10)`.

    Args:
        audio: what the function gets of an Audio of type "numpy": the rate in hertz and the samples, of shape
            (frames,) or (frames, channels). None is as long as nothing.
        min_length, max_length: in seconds; None: any.
    """
    rate, samples = (1, ()) if audio is None else audio
    return _within("The sound", len(samples) / rate, min_length, max_length)


def is_video_correct_length(
    video: str | Path | None, min_length: float | None, max_length: float | None
) -> Validation:
    """Accept a video of some length: `validator=lambda video: gr.validators.is_video_correct_length(video, 1, 10)`.

    Args:
        video: what the function gets of a Video: the path of a file. None is as long as nothing.
        min_length, max_length: in seconds; None: any.

    Raises:
        BadFile: there is no ffmpeg, or it cannot read the file.
    """
    seconds = 0.0 if video is None else facts(Path(video), "The video").seconds
    if seconds is None:
        return validate(is_valid=False, message="The video does not say how long it is.")
    return _within("The video", seconds, min_length, max_length)


def _within(what: str, seconds: float, shortest: float | None, longest: float | None) -> Validation:
    if shortest is not None and seconds < shortest:
        return validate(
            is_valid=False, message=f"{what} is {seconds:.1f} s long: at least {shortest:g} s are needed."
        )
    if longest is not None and seconds > longest:
        return validate(
            is_valid=False, message=f"{what} is {seconds:.1f} s long: at most {longest:g} s are taken."
        )
    return validate(is_valid=True, message="")
