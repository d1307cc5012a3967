"""A sound, played, uploaded or recorded."""

from __future__ import annotations

import html
import math
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any, ClassVar, Literal

import numpy as np

from ..blocks.errors import BadFile, BadValue, PageError
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._audio import Sound, given_path, given_sound, joined, peaks, playable, seconds_of, shown_sound, trimmed
from ._file import FilePath, file_schema
from ._media_spellings import OldSpellings
from ._subtitles import subtitle_cues
from ._video import beside
from ._wav import wav_bytes
from ._waveform import WaveformOptions, check_waveform

Source = Literal["upload", "microphone"]


class Audio(Component):
    """A sound that the visitor uploads or records, or that a function plays.

    The function gets what `type` says, or None where there is no sound. It may return

        (rate, array)     samples per second, and an array (samples,) or (samples, channels) of int16, int32,
                          float32 from -1 to 1 (which stay exactly so), float64, uint8, int8 or uint16,
        a str or Path     of a file in a folder from which the app may show files,
        bytes             of such a file,
        a URL             a str with http:// or https://: the browser plays it, the server never opens it,
        None              no sound.

    A generator's items replace each other; with `streaming` they follow each other, are played without a gap, and are
    one sound in the end.

    Args:
        value: the first sound, as a function would return it, or a function that makes it at each visit.
        sources: where the visitor takes it from: "upload", "microphone"; None: both, and the microphone alone where
            it is streamed.
        type: "numpy": (rate, array), the array int16 of shape (samples,) or (samples, channels); int32 where the file
            has 24 or 32 bits, float32 where it holds floats. "filepath": a str, the path of the file.
        streaming: as an input, what is recorded comes piece by piece with the event `stream`; as an output, see above.
        format: "wav" or "mp3": of the file that the function gets or returns; None: as it is, and WAV of an array.
            All but WAV from arrays needs ffmpeg.
        autoplay: whether it plays as soon as it is there; browsers wait until the visitor has touched the page.
        editable: whether the visitor can trim it.
        waveform_options: see `WaveformOptions`; or a dict.
        loop: whether it begins again at its end.
        recording: whether it begins to record as soon as the page is there.
        subtitles: the path of a .srt, .vtt or .json file, or a list of {"text": str, "timestamp": [start, end]} with
            seconds.
        playback_position: where it begins to play, in seconds.
        min_length, max_length: of the sound that a function gets, in seconds.
        shared: see `Component`; "download" and "share" (not shown yet) are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "sources",
        "streaming",
        "autoplay",
        "editable",
        "loop",
        "recording",
        "playback_position",
    )
    visitor_props: ClassVar[tuple[str, ...]] = ("playback_position", "recording")
    holds_files = True
    served: ClassVar[tuple[str, ...]] = ("peaks", "playable", "trimmed")
    own_buttons: ClassVar[tuple[str, ...]] = ("download", "share")
    default_buttons = own_buttons

    stream = Event("a piece of what is recorded is there")
    change = Event("the sound changes, by the visitor or by a function")
    clear = Event("the visitor removes the sound")
    play = Event("it begins to play")
    pause = Event("it pauses before its end")
    stop = Event("it has played to its end")
    start_recording = Event("the visitor begins to record")
    pause_recording = Event("the visitor pauses the recording")
    stop_recording = Event("what was recorded is there")
    upload = Event("the visitor has uploaded a file")
    input = Event("the visitor sets, trims or removes the sound")

    def __init__(
        self,
        value: Any = None,
        *,
        sources: Source | Sequence[Source] | None = None,
        type: Literal["numpy", "filepath"] = "numpy",
        streaming: bool = False,
        format: Literal["wav", "mp3"] | None = None,
        autoplay: bool = False,
        editable: bool = True,
        waveform_options: WaveformOptions | Mapping[str, Any] | None = None,
        loop: bool = False,
        recording: bool = False,
        subtitles: str | Path | Sequence[Mapping[str, Any]] | None = None,
        playback_position: float = 0,
        min_length: float | None = None,
        max_length: float | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Audio", "type", type, ("numpy", "filepath"))
        check_choice("Audio", "format", format and format.lower(), ("wav", "mp3", None))
        self.sources = _sources(sources, streaming=streaming)
        self.type = type
        self.streaming = streaming
        self.format = format and format.lower()
        self.autoplay = autoplay
        self.editable = editable
        self.waveform_options = check_waveform(waveform_options)
        self.loop = loop
        self.recording = recording
        self.subtitles = subtitles
        self.playback_position = playback_position
        self.min_length = min_length
        self.max_length = max_length
        self._cues = [] if subtitles is None else subtitle_cues(subtitles, "Audio")
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        match payload:
            case None | StoredFile():
                return
            case {"stream": [_, *_] as pieces, "id": str()} if all(
                isinstance(one, StoredFile) for one in pieces
            ):
                if isinstance(payload.get("whole", pieces[0]), StoredFile):
                    return
        raise self.refuse("an uploaded sound or nothing", payload)

    def preprocess(self, payload: Any) -> Sound | FilePath | None:
        """Decode a file.

        Raises:
            BadValue: the payload is no file, or the sound is too short or too long.
            BadFile: the file is no sound that can be read, or needs an ffmpeg that is not there.
        """
        self.validate(payload)
        if payload is None:
            return None
        file = self._whole(payload)
        self._check_length(file)
        if self.type == "numpy":
            return given_sound(file, self.name)
        return given_path(file, self.format, self.name)

    def postprocess(self, value: Any) -> Any:
        return None if self._is_nothing(value) else shown_sound(self, value, self.format)

    def follow(self, payload: Any, before: Any) -> Any:
        if not self.streaming:
            return payload
        if payload is None:
            return before
        stream = before or {"stream": [], "id": secrets.token_hex(4)}
        return {**stream, "stream": [*stream["stream"], payload]}

    def complete(self, payload: Any) -> Any:
        pieces = payload["stream"]
        if not all(isinstance(piece, StoredFile) for piece in pieces):  # one is elsewhere
            return payload
        try:
            return {**payload, "whole": shown_sound(self, joined(pieces, self.name), self.format)}
        except BadFile as error:
            if error.code != "no_ffmpeg":
                raise
            return payload

    def peaks(self, file: Any) -> list[int]:
        """How loud a sound is, from its beginning to its end; the browser calls it to draw it.

        Raises:
            BadValue: it is no file.
            BadFile: it is no sound that can be read, or needs an ffmpeg that is not there.
        """
        return peaks(self._file(file), self.name)

    def playable(self, file: Any) -> Media:
        """A copy of a sound that the browser cannot play; the browser calls it.

        Raises:
            BadValue, BadFile: as `peaks`.
        """
        return playable(self._file(file), self.name)

    def trimmed(self, file: Any, start: Any, end: Any) -> Media:
        """The part of a sound between two times, in seconds; the browser calls it.

        Raises:
            BadValue: it is no file, or those are no times.
            BadFile: as `peaks`.
        """
        if not (_is_time(start) and _is_time(end) and start < end):
            raise self.refuse("a start and an end in seconds", (start, end))
        return trimmed(self._file(file), start, end, self.name)

    def process_example(self, value: Any) -> str:
        if value is None:
            return ""
        return Path(value).name if isinstance(value, str | Path) else "audio"

    def to_flag(self, sample: Any) -> Any:
        return (
            self._whole(sample)
            if isinstance(sample, dict) and "stream" in sample
            else super().to_flag(sample)
        )

    def props(self) -> dict[str, Any]:
        cues = [{"start": cue.start, "end": cue.end, "text": _plain(cue.text)} for cue in self._cues]
        return {**super().props(), "waveform": asdict(self.waveform_options), "cues": cues}

    def api_info(self) -> dict[str, Any]:
        return {**file_schema(), "type": ["object", "null"]}

    def example_value(self) -> Sound:
        return 8000, np.zeros(800, np.int16)

    def _whole(self, payload: Any) -> Any:
        """The one file of a payload; of a stream that has not come to its end, what there is of it."""
        if isinstance(payload, StoredFile):
            return payload
        if isinstance(payload.get("whole"), StoredFile):
            return payload["whole"]
        pieces = payload["stream"]
        name = blake2b("".join(piece.id for piece in pieces).encode(), digest_size=8).hexdigest()
        path = beside(pieces[0].folder, f"{name}.wav", partial(self._join, pieces))
        return StoredFile(pieces[0].id, "audio.wav", "audio/wav", path.stat().st_size, path)

    def _join(self, pieces: Sequence[StoredFile], target: Path) -> None:
        target.write_bytes(wav_bytes(*joined(pieces, self.name)))

    def _is_nothing(self, value: Any) -> bool:
        """Whether there is nothing to hear: None, and an empty piece of a stream."""
        match value:
            case None:
                return True
            case (_, array) if self.streaming:
                return np.asarray(array).size == 0
            case bytes() if self.streaming:
                return not value
        return False

    def _check_length(self, file: StoredFile) -> None:
        if self.min_length is None and self.max_length is None:
            return
        seconds = seconds_of(file, self.name)
        least, most = self.min_length or 0, math.inf if self.max_length is None else self.max_length
        if not least <= seconds <= most:
            wanted = f"at least {least:g}" if seconds < least else f"at most {most:g}"
            raise BadValue(f"{self.name} takes sounds of {wanted} seconds; this one has {seconds:.1f}.")

    def _take_old(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        old = OldSpellings("Audio", given, "source")
        if old.source is not None:
            self.sources = _sources(old.source, streaming=self.streaming)
        return old.rest

    def _file(self, file: Any) -> StoredFile:
        if not isinstance(file, StoredFile):
            raise self.refuse("an uploaded sound", file)
        return file


def _sources(given: Source | Sequence[Source] | None, *, streaming: bool) -> list[Source]:
    usual: list[Source] = ["microphone"] if streaming else ["upload", "microphone"]
    sources = usual if given is None else [given] if isinstance(given, str) else list(given)
    for source in sources:
        check_choice("Audio", "sources", source, ("upload", "microphone"))
    if streaming and "microphone" not in sources:
        raise PageError('Audio(streaming=True) records: leave sources out, or add "microphone".')
    return sources


def _is_time(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e7


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"</?[ibu]>", "", text))
