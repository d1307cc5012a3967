"""A video that every browser plays."""

from __future__ import annotations

from typing import Any, Literal

from .video import Video


class PlayableVideo(Video):
    """A `Video` as MP4, which the visitor uploads.

    Args:
        value: the first video, as a function would return it, or a function that makes it at each visit.
        format: the container of what functions get and show.
        video: see `Video`; its `sources` are ["upload"].
    """

    client_name = Video.client_name

    def __init__(self, value: Any = None, *, format: Literal["mp4"] = "mp4", **video: Any) -> None:
        video["sources"] = ["upload"]
        super().__init__(value, format=format, **video)
