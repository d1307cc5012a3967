"""A text of which one word after the other is hidden."""

from __future__ import annotations

import re

import numpy as np

from .cut import Changes, Cut
from .effects import PartEffects
from .occlusion import Occlusion

WORDS = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\s\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|\s+"
)
"""Words and the spaces between them; what is written without spaces (kana and Han) character by character."""


class TextCut(Cut):
    """A text of which one word after the other is hidden; of a long one several neighbours.

    Args:
        text: the text.
        how: what is read in place of a word, and how many parts there are at most.
    """

    def __init__(self, text: str, how: Occlusion) -> None:
        self._text = text
        self._replacement = how.replacement
        self._pieces = WORDS.findall(text)
        words = [place for place, piece in enumerate(self._pieces) if not piece.isspace()]
        count = min(len(words), how.max_words)
        self._groups = [
            words[len(words) * part // count : len(words) * (part + 1) // count] for part in range(count)
        ]
        self.stages = [count]

    def __len__(self) -> int:
        return len(self._groups)

    def whole(self) -> str:
        return self._text

    def without(self, part: int) -> str:
        """The text with a group replaced; where nothing takes its place, a space beside it goes as well."""
        first, last = self._groups[part][0], self._groups[part][-1]
        before, after = self._pieces[:first], self._pieces[last + 1 :]
        if not self._replacement and after and after[0].isspace() and (not before or before[-1].isspace()):
            after = after[1:]
        return "".join([*before, self._replacement, *after])

    def effects(self, changes: Changes) -> PartEffects:
        """Each group with its effect, and what stands between them."""
        parts: list[tuple[str, float | None]] = []
        end = 0
        for group, change in zip(self._groups, changes, strict=True):
            between = "".join(self._pieces[end : group[0]])
            end = group[-1] + 1
            parts += [(between, None)] if between else []
            effect = None if np.isnan(change) else float(change)
            parts.append(("".join(self._pieces[group[0] : end]), effect))
        rest = "".join(self._pieces[end:])
        return PartEffects([*parts, (rest, None)] if rest else parts)
