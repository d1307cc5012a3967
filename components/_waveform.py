"""How an Audio looks."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import InitVar, dataclass, field, fields
from typing import Any

from ..blocks.errors import PageError


@dataclass(frozen=True)
class WaveformOptions:
    """How the sound of an `Audio` is drawn.

    Args:
        waveform_color: of what was not heard yet; any CSS colour, None: the theme's.
        waveform_progress_color: of what was heard.
        trim_region_color: of the part that is kept when a sound is trimmed.
        show_recording_waveform: False shows the browser's own player in place of the drawn sound.
        skip_length: by how much the two buttons skip, in percent of the sound, 0 to 100.
        sample_rate: samples per second of what was trimmed, where the server cannot read the format itself.
        show_controls: of Gradio 4, without effect.
    """

    waveform_color: str | None = None
    waveform_progress_color: str | None = None
    trim_region_color: str | None = None
    show_recording_waveform: bool = True
    skip_length: int | float = 5
    sample_rate: int = 44100
    show_controls: InitVar[bool | None] = field(default=None, kw_only=True)

    def __post_init__(self, show_controls: bool | None) -> None:
        if show_controls is not None:
            text = f"WaveformOptions(show_controls={show_controls!r}) has no effect any more: leave it out."
            warnings.warn(text, DeprecationWarning, stacklevel=3)  # where the author wrote it


def check_waveform(given: WaveformOptions | Mapping[str, Any] | None) -> WaveformOptions:
    """The options, or the usual ones.

    Raises:
        PageError: they are no `WaveformOptions`, or one of them cannot be.
    """
    known = {field.name for field in fields(WaveformOptions)}
    if isinstance(given, Mapping):
        unknown = sorted(given.keys() - known - {"show_controls"})
        if unknown:
            raise PageError(
                f"Audio(waveform_options=…) does not know {unknown[0]!r}: it has {', '.join(sorted(known))}."
            )
        given = WaveformOptions(**given)
    options = WaveformOptions() if given is None else given
    if not isinstance(options, WaveformOptions):
        raise PageError(
            f"Audio(waveform_options={given!r}) is not known: write WaveformOptions(…) or a dict."
        )
    if not 0 <= options.skip_length <= 100 or not 3000 <= options.sample_rate <= 384_000:
        raise PageError(
            "WaveformOptions takes a skip_length of 0 to 100 % and a sample_rate of 3000 to 384000."
        )
    return options
