"""How the parts of an input are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ...errors import PageError
from ...tree.brief import brief
from ...tree.component import check_choice

Baseline = Literal["mean", "black", "white", "blur"]


@dataclass(frozen=True, slots=True)
class Occlusion:
    """How `explain` and ``Interface(interpretation=…)`` hide parts of an input to see what the answer depends on.

    The effect of a part is f(x) - f(x without it): Zeiler and Fergus, Visualizing and Understanding Convolutional
    Networks (2014), for images; leave-one-out for texts, of which Li, Monroe and Jurafsky, Understanding Neural
    Networks through Representation Erasure (2016) wrote.

    Args:
        tiles: how many tiles lie along the longer side of an image; of several numbers the effects are averaged. All
            of them together are how often the function is called: (4, 7) are 16 + 49 calls for a square.
        segments: instead of tiles, about so many parts of similar colour, as the image falls into them.
        baseline: what is seen in place of a hidden part of an image: its "mean" colour, "black", "white", or the part
            itself in a strong "blur".
        replacement: what is read in place of a hidden word; "" leaves the word out.
        max_words: of a longer text neighbours are hidden together, so that there are no more parts than that.

    Raises:
        PageError: an argument is none of those.
    """

    tiles: int | Sequence[int] = (4, 7)
    segments: int | None = None
    baseline: Baseline = "mean"
    replacement: str = ""
    max_words: int = 120

    def __post_init__(self) -> None:
        check_choice("Occlusion", "baseline", self.baseline, ("mean", "black", "white", "blur"))
        if not self.sizes:
            raise PageError("Occlusion(tiles=()) hides nothing: write one number or several.")
        counts = [("tiles", size) for size in self.sizes]
        counts += [("segments", 1 if self.segments is None else self.segments), ("max_words", self.max_words)]
        for name, count in counts:
            if not _is_count(count):
                raise PageError(f"Occlusion({name}={brief(count)}) is no count: write a number from 1 on.")

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many tiles lie along the longer side, the coarsest first."""
        given = (self.tiles,) if isinstance(self.tiles, int) else tuple(self.tiles)
        return tuple(sorted(given)) if all(map(_is_count, given)) else given


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1
