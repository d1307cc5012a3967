"""The journal: a file beside the samples to which all else that is known of them is added, one line per fact.

What is written of a sample is there before its row is, which makes it count: a fact without a row is ignored.
Nothing in it is ever changed.
"""

import os
from collections.abc import Iterable

from .facts import Fact, write_fact
from .folder import Folder
from .tail import add, set_aside

NAME = "journal.jsonl"
CHUNK = 1 << 12


def note(folder: Folder, facts: Iterable[Fact]) -> None:
    """Add facts to the journal of a folder, and return when they are on the disk.

    Args:
        folder: The flagged folder, whose lock is held.
        facts: What there is to note; without any, nothing is written.

    Raises:
        OSError: None of the facts was added.
    """
    data = b"".join(map(write_fact, facts))
    if data:
        size = _size(folder)
        whole = _whole(folder, size)
        if whole < size:
            set_aside(folder, NAME, whole)
        add(folder, NAME, data, new=whole == 0)


def _size(folder: Folder) -> int:
    try:
        return folder.stat(NAME).st_size
    except FileNotFoundError:
        return 0


def _whole(folder: Folder, size: int) -> int:
    """How far the journal's last whole line reaches. No fact has a line break within: look for the last one."""
    if size == 0:
        return 0
    with os.fdopen(folder.open(NAME, os.O_RDONLY), "rb") as file:
        while size:
            start = max(0, size - CHUNK)
            file.seek(start)
            found = file.read(size - start).rfind(b"\n")
            if found >= 0:
                return start + found + 1
            size = start
    return 0
