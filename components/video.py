"""A video, uploaded, recorded or shown."""

from __future__ import annotations

import mimetypes
import warnings
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from ..blocks.errors import BadFile, BadValue
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._ffmpeg import program
from ._file import file_schema, is_address
from ._media_spellings import OldSpellings
from ._subtitles import later_track
from ._video import (
    beside,
    facts,
    joined,
    mirrored,
    remake,
    to_format,
    to_piece,
    to_playable,
    trim,
    with_length,
    with_mark,
)
from ._video_form import (
    SUFFIXES,
    UNKNOWN,
    Source,
    checked_format,
    files_of,
    has_format,
    is_time,
    overlay,
    sources_of,
    track_of,
)
from ._watermark import WatermarkOptions, watermark_of
from ._webcam import WebcamOptions, check_webcam, webcam_props

PIECES = (".mp4", ".ts")
SHORTEST = 0.05
"""Seconds that a part has at least."""


class Video(Component):
    """A video that the visitor uploads or records, or that a function shows.

    The function gets the path of the file as a str, whose last part is the name under which it was sent, or None.
    It may return

        a str or Path                 of a file in a folder from which the app may show files,
        a URL                         a str with http:// or https://: the browser shows it, the server never opens it,
        (video, subtitles)            one of those and the path of its subtitles (.srt, .vtt or .json), or None,
        None                          no video.

    What the browser at hand cannot play is converted for it by ffmpeg, when it is shown; the function gets and the
    visitor saves the file as it is.

    Args:
        value: the first video, as a function would return it, or a function that makes it at each visit.
        format: the container in which the function gets a video and in which one is shown: "mp4", "webm", "avi" or
            another; ffmpeg converts those that have another one. None: as they are.
        sources: where the visitor takes it from: "upload", "webcam"; None: both.
        height, width: of the frame, in pixels or any CSS length; the video fits into it.
        webcam_options: which camera, of which size, and whether it is shown as in a mirror.
        include_audio: whether it has its sound: True also records the microphone, False takes the sound of uploaded
            videos away; None: uploaded ones keep theirs, recorded ones have none.
        autoplay: whether a new result starts to play by itself; browsers allow that when the visitor has used the
            page.
        loop: whether it starts anew at its end.
        streaming: takes what a generator yields, a video file (.mp4 or .ts) each, for the pieces of one video, which
            plays while they are made. They are the quickest to show with H.264 and AAC in them.
        watermark: a picture that is laid over the videos which a function returns: a path, a PIL image, a numpy array
            or a `WatermarkOptions` with its place.
        subtitles: the path of a file (.srt, .vtt, .json), or a list of {"text": str, "timestamp": [start, end]} with
            seconds.
        playback_position: where it starts to play, in seconds; where it is now, for a function that gets the
            component itself (`def at(video: gr.Video): return video.playback_position`).
        shared: see `Component`; "download" and "share" (not shown yet) are buttons of its own.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "height",
        "width",
        "format",
        "sources",
        "include_audio",
        "autoplay",
        "loop",
        "streaming",
        "playback_position",
    )
    visitor_props: ClassVar[tuple[str, ...]] = ("playback_position",)
    tells: ClassVar[tuple[str, ...]] = ("playback_position",)
    holds_files = True
    served: ClassVar[tuple[str, ...]] = ("playable", "recorded", "trimmed")
    own_buttons: ClassVar[tuple[str, ...]] = ("download", "share")
    default_buttons: ClassVar[tuple[str, ...]] = ("download",)

    change = Event("the video changes, by the visitor or by a function")
    clear = Event("the visitor removes the video")
    start_recording = Event("the visitor starts to record")
    stop_recording = Event("the visitor ends the recording; the video is there")
    stop = Event("the video has come to its end")
    play = Event("the video starts to play")
    pause = Event("the video is paused")
    end = Event("the video has come to its end")
    upload = Event("the visitor has uploaded a video")
    input = Event("the visitor sets, cuts or removes the video")

    def __init__(
        self,
        value: Any = None,
        *,
        format: str | None = None,
        sources: Source | Sequence[Source] | None = None,
        height: int | str | None = None,
        width: int | str | None = None,
        webcam_options: WebcamOptions | None = None,
        include_audio: bool | None = None,
        autoplay: bool = False,
        loop: bool = False,
        streaming: bool = False,
        watermark: WatermarkOptions | str | Path | Any = None,
        subtitles: str | Path | Sequence[dict[str, Any]] | None = None,
        playback_position: float = 0,
        **shared: Unpack[Shared],
    ) -> None:
        self.format = checked_format(format)
        self.sources = sources_of(sources)
        self.height = height
        self.width = width
        self.webcam_options = check_webcam("Video", webcam_options)
        self.include_audio = include_audio
        self.autoplay = autoplay
        self.loop = loop
        self.streaming = streaming
        self.watermark = watermark
        self.mark = watermark_of(watermark)
        self.subtitles = subtitles
        self.track = None if subtitles is None else track_of(subtitles)
        self.playback_position = playback_position
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and not files_of(payload):
            raise self.refuse("an uploaded or recorded video or nothing", payload)

    def preprocess(self, payload: Any) -> str | None:
        """Give the function the path of a file.

        Raises:
            BadValue: the payload is no file.
            BadFile: the file is no video, or ffmpeg cannot make what the author asks for.
        """
        self.validate(payload)
        if payload is None:
            return None
        file, *pieces = files_of(payload)
        if pieces:
            join = partial(joined, [one.path for one in (file, *pieces)], subject=self.name)
            return str(beside(file.folder, f"stream-{len(pieces) + 1}.mp4", join))
        self._check(file)
        if self.include_audio is not False and has_format(file, self.format):
            return str(file.named())
        suffix = f".{self.format}" if self.format else file.path.suffix
        name = (
            f"{Path(file.name).stem or 'video'}{'' if self.include_audio is not False else '-silent'}{suffix}"
        )

        def convert(target: Path) -> None:
            to_format(file.path, target, self._subject, sound=self.include_audio is not False)

        return str(beside(file.folder, name, convert))

    def postprocess(self, value: Any) -> Any:
        match value:
            case None | [None, None] | Media() | StoredFile():
                return value if isinstance(value, (Media, StoredFile)) else None
            case {"url": _} | {"stream": _}:
                return value
            case {"video": video, **more}:
                return {"video": video, "subtitles": more.get("subtitles")}
            case str() | Path() if self.streaming:
                return {"stream": [self._piece(value)]}
            case str() | Path():
                return self._shown(value)
            case [str() | Path() as video, None]:
                return self._shown(video)
            case [str() | Path() as video, str() | Path() as subtitles]:
                track = {"url": subtitles} if is_address(str(subtitles)) else later_track(Path(subtitles))
                return {"video": self._shown(video), "subtitles": track}
        raise TypeError(
            f"{self.name} shows a path, a URL, (video, subtitles) or None; the function returned a "
            f"{type(value).__name__}."
        )

    def follow(self, payload: Any, before: Any) -> Any:
        """The pieces that a generator has yielded, in their order."""
        if not self.streaming:
            return payload
        pieces = before["stream"] if before else []
        match payload:
            case None:
                return before
            case {"stream": new}:
                return {"stream": [*pieces, *new]}
        return payload

    def process_example(self, value: Any) -> Any:
        shown = self.postprocess(value)
        match shown:
            case {"video": video}:
                return video
            case {"stream": [first, *_]}:
                return first
        return shown

    def to_flag(self, sample: Any) -> Any:
        """The video alone, as one file."""
        shown = sample if isinstance(sample, (Media, StoredFile)) else self.postprocess(sample)
        match shown:
            case {"video": video}:
                return video
            case {"stream": pieces}:
                return Media(Path(self.preprocess({"stream": pieces}) or ""), "video.mp4", "video/mp4")
        return shown

    def api_info(self) -> dict[str, Any]:
        return {**file_schema(), "type": ["object", "null"]}

    def _take_old(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        old = OldSpellings("Video", given, "source", "mirror_webcam", "webcam_constraints")
        if old.source is not None:
            self.sources = sources_of(old.source)
        if old.webcam is not None:
            self.webcam_options = check_webcam("Video", old.webcam)
        return old.rest

    def props(self) -> dict[str, Any]:
        """What the browser needs beside what the author said: whether parts can be cut out here."""
        return {
            **super().props(),
            "webcam": webcam_props(self.webcam_options),
            "subtitles": self.track,
            "trims": program() is not None,
        }

    def playable(self, file: Any) -> Media:
        """For the browser: a version of a file that it cannot play itself.

        Args:
            file: a video of this session.

        Raises:
            BadFile: there is no ffmpeg, or no video in the file.
        """
        self._check(self._asked(file))
        copy = not file.mime.startswith(
            ("video/mp4", "video/webm")
        )  # else it is what is in it that is not known
        job = partial(to_playable, subject=f"{self.name}: to show {file.name[:80]!r} here", copy=copy)
        return Media(file.path, file.name, "video/mp4", remake("playable", ".mp4", Path(file.name).stem, job))

    def recorded(self, file: Any) -> Media | StoredFile:
        """For the browser: a recording as others expect a file to be: it says how long it is, and can be sought in.

        Where the camera is the only source and is shown as in a mirror, so is the recording.
        """
        if program() is None:
            return self._asked(file)
        self._check(self._asked(file))
        is_turned = self.webcam_options.mirror and self.sources == ["webcam"]
        job = partial(mirrored if is_turned else with_length, subject=self.name)
        key = f"recorded {is_turned}"
        suffix = SUFFIXES.get(file.mime, ".webm")
        return Media(file.path, file.name, file.mime, remake(key, suffix, Path(file.name).stem, job))

    def trimmed(self, file: Any, start: Any, end: Any) -> Media:
        """For the browser: the part of a video between two times.

        Args:
            file: a video of this session.
            start, end: seconds.

        Raises:
            BadValue: they are no times that come after each other.
            BadFile: as `playable`.
        """
        self._check(self._asked(file))
        if not (is_time(start) and is_time(end) and start + SHORTEST <= end):
            raise BadValue(f"{self.name} is cut between two times in seconds; it got {start!r} and {end!r}.")
        job = partial(trim, subject=self.name, start=float(start), end=float(end))
        suffix = SUFFIXES.get(file.mime, ".mp4")
        stem = Path(file.name).stem
        return Media(file.path, file.name, file.mime, remake(f"trim {start!r} {end!r}", suffix, stem, job))

    @property
    def _subject(self) -> str:
        return f"Video(format={self.format!r})" if self.format else "Video(include_audio=False)"

    def _asked(self, file: Any) -> StoredFile:
        if not isinstance(file, StoredFile):
            raise self.refuse("a video of this session", file)
        return file

    def _check(self, file: StoredFile) -> None:
        """Refuse what is no video, as far as its first bytes and ffmpeg can tell."""
        name = repr(file.name[:80])
        is_known = file.mime.startswith("video/")
        usual = mimetypes.guess_type(file.name)[0] in SUFFIXES
        if not is_known and (file.mime != UNKNOWN or file.size == 0 or usual):
            raise BadFile(
                f"{self.name}: {name} is not a video that can be read: it is something else, or empty."
            )
        if is_known and program() is not None and facts(file.path, f"{self.name}: {name}").video is None:
            raise BadFile(f"{self.name}: there is sound in {name} and no picture.")

    def _shown(self, value: str | Path) -> Media | dict[str, str]:
        if isinstance(value, str) and is_address(value):
            if self.format is not None or self.mark is not None:
                warnings.warn(
                    f"{self.name} shows {value!r} as it is: the server opens no addresses, so it can neither "
                    "convert it nor lay a watermark over it.",
                    stacklevel=3,
                )
            return {"url": value}
        path = Path(value)
        media = Media(path, path.name, mimetypes.guess_type(path.name)[0] or UNKNOWN)
        is_as_asked = self.format in (None, path.suffix.lower().removeprefix("."))
        if is_as_asked and self.mark is None:
            return media
        suffix = f".{self.format}" if self.format else path.suffix.lower()
        key = f"{suffix} {self.mark.key if self.mark else ''}"
        return Media(path, path.name, media.mime, remake(key, suffix, path.stem, self._write))

    def _write(self, source: Path, target: Path) -> None:
        """Write the target in its form, with the author's mark."""
        if self.mark is None:
            to_format(source, target, self._subject, sound=True)
            return
        picture = target.with_name("mark.png")
        self.mark.mark.save(picture)
        with_mark(source, target, "Video(watermark=…)", picture, overlay(self.mark.position))

    def _piece(self, value: str | Path) -> Media:
        path = Path(value)
        if path.suffix.lower() not in PIECES:
            raise ValueError(f"{self.name} is a stream of .mp4 or .ts files; {path.name[:80]!r} is neither.")
        job = partial(to_piece, subject=f"{self.name}: {path.name!r}")
        return Media(path, path.name, "video/mp4", remake("piece", ".mp4", path.stem, job))
