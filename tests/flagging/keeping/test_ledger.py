from pathlib import Path

import pytest

from fanlight.flagging.keeping.folder import open_folder
from fanlight.flagging.keeping.ledger import Entry, locked
from fanlight.flagging.keeping.lock import lock

ENTRY = Entry(100, 3, ["a", "\ud83d\ude00"])


def test_an_entry_is_believed_while_the_size_is_right(tmp_path: Path) -> None:
    with open_folder(tmp_path.resolve()) as folder:
        with locked(folder) as book:
            book.put("dataset1.csv", ENTRY)
        with locked(folder) as book:
            assert book.entry("dataset1.csv", 100) == ENTRY
            assert book.entry("dataset1.csv", 99) is None
            assert book.entry("dataset2.csv", 100) is None


def test_a_shorter_entry_leaves_nothing_of_the_longer(tmp_path: Path) -> None:
    with open_folder(tmp_path.resolve()) as folder, locked(folder) as book:
        book.put("dataset1.csv", ENTRY)
        book.put("dataset1.csv", Entry(1, 1, []))
    with open_folder(tmp_path.resolve()) as folder, locked(folder) as book:
        assert book.entry("dataset1.csv", 1) == Entry(1, 1, [])


def test_a_ledger_removed_while_one_waits_is_not_the_one_that_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lock_late(handle: int) -> None:
        monkeypatch.undo()
        (tmp_path / ".flagging").unlink()
        lock(handle)

    monkeypatch.setattr("fanlight.flagging.keeping.ledger.lock", lock_late)
    with open_folder(tmp_path.resolve()) as folder:
        with locked(folder) as book:
            book.put("dataset1.csv", ENTRY)
        with locked(folder) as book:
            assert book.entry("dataset1.csv", 100) == ENTRY
