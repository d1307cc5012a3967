"""What the parts of one input do to an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .heat import overlay


@dataclass(frozen=True, slots=True)
class ImageEffects:
    """What each place of an image does to an answer.

    Attributes:
        image: as it was looked at, in RGB.
        scores: (height, width) of float32, as large as the image: by how much the answer falls where the place is
            hidden. Above 0 it speaks for the answer, below 0 against it.
    """

    image: Image.Image
    scores: NDArray[np.float32]

    @property
    def strongest(self) -> float:
        """The largest effect, without its sign."""
        return float(np.abs(self.scores).max(initial=0))

    def heatmap(self, strongest: float | None = None) -> Image.Image:
        """The image in grey, with orange over what speaks for the answer and blue over what speaks against it.

        Args:
            strongest: the effect that gets the full colour; None: the largest one.
        """
        return overlay(self.image, self.scores, self.strongest if strongest is None else strongest)


@dataclass(frozen=True, slots=True)
class PartEffects:
    """What the words of a text, or the values of a column, do to an answer.

    Attributes:
        parts: pairs of a text and its effect, None where it has none. Of a column the value that stands there comes
            first; the others follow in brackets, each with how much more it would speak for the answer.
    """

    parts: Sequence[tuple[str, float | None]]

    @property
    def strongest(self) -> float:
        """The largest effect, without its sign."""
        return max((abs(score) for _, score in self.parts if score is not None), default=0.0)

    def heatmap(self, strongest: float | None = None) -> list[tuple[str, float | None]]:
        """The parts with scores from -1 to 1, None where there is no effect, as `HighlightedText` shows them.

        Args:
            strongest: the effect that gets a score of 1; None: the largest one.
        """
        unit = (self.strongest if strongest is None else strongest) or 1.0
        return [(text, score / unit if score else None) for text, score in self.parts]


Effects = ImageEffects | PartEffects
