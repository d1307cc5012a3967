"""Folders of flagged samples: of a calculator, or with pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

import fanlight as gr
from fanlight.blocks.wire.media import Media
from fanlight.flagging import Flag, FlaggingCallback, RunFacts
from fanlight.flagging.flag import Role

ASKED = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
OPERATIONS = ["add", "divide"]


def facts_of_run(state: str = "done", message: str | None = None, git: str | None = "8880c8b") -> RunFacts:
    return RunFacts("key", "calculate", state, message, ASKED, 0.01, 0.25, {"git": git, "page": "9f"})


def png(shape: tuple[int, ...] = (30, 40, 3), shade: int = 90) -> bytes:
    packed = io.BytesIO()
    Image.fromarray(np.full(shape, shade, np.uint8)).save(packed, "PNG")
    return packed.getvalue()


class Flagger:
    """Flags runs of a calculator.

    Args:
        folder: for the samples.
        logger: keeps them; None: a `CSVLogger`.
    """

    ROLES: tuple[Role, ...] = ("input", "input", "input", "output", "comment")

    def __init__(self, folder: Path, logger: FlaggingCallback | None = None) -> None:
        self.folder = folder
        self._logger = logger or gr.CSVLogger(verbose=False)
        columns = [
            gr.Number(label="a"),
            gr.Radio(OPERATIONS, label="operation"),
            gr.Number(label="b"),
            gr.Number(label="result"),
            gr.Textbox(label="comment"),
        ]
        self._logger.setup(columns, folder)

    def flag(
        self,
        values: Sequence[Any] = (6, "divide", 3, 2, None),
        option: str | None = None,
        username: str | None = None,
        run: RunFacts | None = None,
    ) -> str:
        """Flag a sample; gives its id."""
        kept = self._logger.keep(Flag(values, option, username, self.ROLES, run or facts_of_run()))
        assert kept.sample is not None
        return kept.sample

    def undo(self, sample: str) -> None:
        """Take a sample back."""
        assert self._logger.undo(sample)


class Photographer:
    """Flags photos and what a function made of them.

    Args:
        folder: for the samples.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._logger = gr.CSVLogger(verbose=False)
        columns = [gr.Image(label="Photo"), gr.Slider(0, 1, label="Strength"), gr.Image(label="Sepia")]
        self._logger.setup(columns, folder)

    def flag(self, photo: bytes | None = None, name: str = "photo.png") -> str:
        """Flag a sample; gives its id."""
        sepia = Media(png(shade=60), "sepia.png", "image/png")
        values = [Media(photo or png(), name, "image/png"), 0.5, sepia]
        kept = self._logger.keep(Flag(values, roles=["input", "input", "output"], run=facts_of_run()))
        assert kept.sample is not None
        return kept.sample
