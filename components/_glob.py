"""Patterns for paths below a folder, as shells have them."""

from __future__ import annotations

from collections.abc import Sequence
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
        return self._fit(list(parts), self._steps)

    def leads_on(self, parts: Sequence[str]) -> bool:
        """Whether something below this path could fit."""
        return self._lead(list(parts), self._steps)

    def _lead(self, parts: list[str], steps: list[str]) -> bool:
        if not parts or not steps:
            return bool(steps)
        name, step = parts[0], steps[0]
        if step != "**":
            return self._may_pass(name, step) and fnmatchcase(name, step) and self._lead(parts[1:], steps[1:])
        return self._lead(parts, steps[1:]) or (self._may_pass(name, "") and self._lead(parts[1:], steps))

    def _fit(self, parts: list[str], steps: list[str]) -> bool:
        if not steps:
            return not parts
        if steps[0] == "**":
            if self._fit(parts, steps[1:]):
                return True
            return bool(parts) and self._may_pass(parts[0], "") and self._fit(parts[1:], steps)
        if not parts or not self._may_pass(parts[0], steps[0]):
            return False
        return fnmatchcase(parts[0], steps[0]) and self._fit(parts[1:], steps[1:])

    def _may_pass(self, name: str, step: str) -> bool:
        return self._hidden or not name.startswith(".") or step.startswith(".")
