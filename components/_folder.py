"""What may be seen of a folder and of those below it: no name leads out of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..blocks.errors import BadValue
from ._glob import Glob

DEEPEST = 100
MOST = 20_000
"""Entries of one folder that are told; there is no use in more."""
GONE = "There is no such file or folder here any more."


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and what of it is shown.

    Args:
        path: absolute.
        glob: what can be chosen.
        ignored: what is not there at all, and nothing below it.
    """

    path: Path
    glob: Glob
    ignored: Glob | None

    def offers(self, parts: Sequence[str]) -> bool:
        """Whether an entry can be chosen, by its name. It may not be there."""
        return bool(parts) and self._is_seen(parts) and self.glob.fits(parts)

    def real(self, parts: Sequence[str]) -> Path:
        """The path of an entry, as it is named.

        Raises:
            BadValue: it is not there, or a link on the way leads out of the folder or to what is ignored.
        """
        named = self.path.joinpath(*parts)
        if not self._stays(named):
            raise BadValue(GONE)
        return named

    def entries(self, parts: Sequence[str]) -> dict[str, Any]:
        """What is in the folder that lies `parts` below: folders with whether they can be chosen, and files that can.

        Returns:
            {"folders": [(name, bool), …], "files": [name, …], "left": how many more there are}

        Raises:
            BadValue: there is no such folder.
        """
        if not self._is_seen(parts) or not self.glob.leads_on(parts):
            raise BadValue(GONE)
        folders: list[tuple[str, bool]] = []
        files: list[str] = []
        try:
            with os.scandir(self.real(parts)) as found:
                for entry in found:
                    below = (*parts, entry.name)
                    if not is_text(entry.name) or not self._is_seen(below):
                        continue
                    if entry.is_symlink() and not self._stays(Path(entry.path)):
                        continue
                    fits = self.glob.fits(below)
                    if entry.is_dir():
                        if fits or self.glob.leads_on(below):
                            folders.append((entry.name, fits))
                    elif fits:
                        files.append(entry.name)
        except OSError as error:
            raise BadValue(GONE) from error
        folders.sort(key=lambda one: _order(one[0]))
        files.sort(key=_order)
        shown = files[: max(0, MOST - len(folders))]
        return {"folders": folders[:MOST], "files": shown, "left": len(files) - len(shown)}

    def _stays(self, named: Path) -> bool:
        try:
            real, root = named.resolve(strict=True), self.path.resolve(strict=True)
            below = real.relative_to(root).parts
        except (OSError, ValueError, RuntimeError):  # Python before 3.13 says RuntimeError of links in a ring
            return False
        return not below or self._is_seen(below)

    def _is_seen(self, parts: Sequence[str]) -> bool:
        ignored = self.ignored
        return ignored is None or not any(ignored.fits(parts[: end + 1]) for end in range(len(parts)))


def is_text(name: str) -> bool:
    """Whether a name can travel: not all that a disk takes for a name is text."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def is_entry(parts: Any) -> bool:
    """Whether this could be the names of a path below a folder."""
    return (
        isinstance(parts, list)
        and len(parts) <= DEEPEST
        and all(isinstance(name, str) and _is_name(name) for name in parts)
    )


def _is_name(name: str) -> bool:
    separators = {"/", os.sep, os.altsep or "/", "\0"}
    return name not in ("", ".", "..") and len(name) <= 255 and is_text(name) and not separators & {*name}


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name
