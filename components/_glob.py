"""Patterns for paths below a folder, as shells have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from itertools import groupby


class Glob:
    """A pattern: ``*`` and ``?`` stand for any of a name, ``[ab]`` for one of these characters, ``**`` for any folders.

    A pattern without a slash is for names in any folder. Names that start with a dot fit only where the pattern says
    that dot.

    Args:
        pattern: such as "**/*.csv"; where the case of letters counts.
        hidden: whether names with a dot fit as others do.
    """

    def __init__(self, pattern: str, *, hidden: bool = False) -> None:
        steps = [step for step in pattern.split("/") if step not in ("", ".")]
        if len(steps) == 1:
            steps.insert(0, "**")
        # "**/**" is no more than "**", and costs a walk for each
        self._steps = [one for step, same in groupby(steps) for one in ([step] if step == "**" else same)]
        self._hidden = hidden

    def fits(self, parts: Sequence[str]) -> bool:
        """Whether a path fits.

        Args:
            parts: its names, from the folder on.
        """
        return len(self._steps) in self._after(parts)

    def leads_on(self, parts: Sequence[str]) -> bool:
        """Whether something below this path could fit."""
        return any(at < len(self._steps) for at in self._after(parts))

    def _after(self, parts: Sequence[str]) -> set[int]:
        """How many steps may be behind one after these names: all ways at once, as trying them in turn takes ages."""
        reached = self._with_skipped({0})
        for name in parts:
            reached = self._with_skipped({on for at in reached for on in self._taken(at, name)})
        return reached

    def _taken(self, at: int, name: str) -> Iterator[int]:
        """How many steps are behind one after one more name."""
        step = self._steps[at] if at < len(self._steps) else None
        if step == "**":
            if self._may_pass(name, ""):
                yield at
        elif step is not None and self._may_pass(name, step) and fnmatchcase(name, step):
            yield at + 1

    def _with_skipped(self, reached: set[int]) -> set[int]:
        """With those that a "**" lets be reached: it may stand for no folder at all."""
        return reached | {at + 1 for at in reached if self._steps[at : at + 1] == ["**"]}

    def _may_pass(self, name: str, step: str) -> bool:
        return self._hidden or not name.startswith(".") or step.startswith(".")
