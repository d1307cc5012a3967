"""A sound that is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .audio import Audio, Source


class Microphone(Audio):
    """An `Audio` that the visitor records.

    Args:
        value: the first sound, as a function would return it, or a function that makes it at each visit.
        sources: see `Audio`.
        audio: see `Audio`.
    """

    client_name = Audio.client_name

    def __init__(
        self, value: Any = None, *, sources: Source | Sequence[Source] | None = None, **audio: Any
    ) -> None:
        super().__init__(value, sources=["microphone"] if sources is None else sources, **audio)
