"""What was found about an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .effects import Effects, ImageEffects, PartEffects


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which parts of its inputs an answer depends on.

    Attributes:
        target: the class that is explained; None: the function returns a number.
        value: what the function says of the inputs as they are: how sure it is of that class, or the number.
        effects: for each input what `scores` or `parts` are taken of; None where it cannot be taken apart.
    """

    target: str | None
    value: float
    effects: Sequence[Effects | None]

    @property
    def strongest(self) -> float:
        """The largest effect in all inputs, without its sign: the unit of the colours."""
        return max((one.strongest for one in self.effects if one is not None), default=0.0)

    def scores(self, place: int = 0) -> NDArray[np.float32]:
        """What each place of an image does: (height, width), above 0 where it speaks for the answer.

        Args:
            place: which of the inputs, from 0.

        Raises:
            TypeError: it is no image.
        """
        return self._image(place).scores

    def heatmap(self, place: int = 0) -> Image.Image:
        """An image of the same size in grey: orange over what speaks for the answer, blue over what speaks against it.

        Args:
            place: which of the inputs, from 0.

        Raises:
            TypeError: it is no image.
        """
        return self._image(place).heatmap(self.strongest)

    def parts(self, place: int = 0) -> Sequence[tuple[str, float | None]]:
        """The words of a text, or the values of a column, each with what it does; None: it is nothing by itself.

        Args:
            place: which of the inputs, from 0.

        Raises:
            TypeError: it is an image, or cannot be taken apart.
        """
        return self._parts(place).parts

    def highlighted(self, place: int = 0) -> list[tuple[str, float | None]]:
        """The parts with scores from -1 to 1, None where there is no effect: what a `HighlightedText` shows.

        Args:
            place: which of the inputs, from 0.

        Raises:
            TypeError: it is an image, or cannot be taken apart.
        """
        return self._parts(place).heatmap(self.strongest)

    def show(self) -> None:
        """Open the heat maps of images in the system's viewer, and print those of anything else."""
        print(f"{'' if self.target is None else f'{self.target}: '}{rounded(self.value, 4)}")  # noqa: T201  # is what it is for
        for effects in self.effects:
            if isinstance(effects, ImageEffects):
                effects.heatmap(self.strongest).show()
            elif effects is not None:
                width = max(len(text) for text, _ in effects.parts)
                for text, score in effects.parts:
                    if score is not None:
                        print(f"{text:{width}} {score:+.4g}")  # noqa: T201

    def _image(self, place: int) -> ImageEffects:
        effects = self.effects[place]
        if not isinstance(effects, ImageEffects):
            raise TypeError(f"Input {place} is no image: see highlighted({place}).")
        return effects

    def _parts(self, place: int) -> PartEffects:
        effects = self.effects[place]
        if not isinstance(effects, PartEffects):
            raise TypeError(f"Input {place} is no text, number or choice: see heatmap({place}).")
        return effects


def rounded(number: float, digits: int) -> str:
    """A number in so many significant digits, as people write it: 700, where ``:.2g`` writes 7e+02."""
    return f"{float(f'{number:.{digits}g}'):.10g}"
