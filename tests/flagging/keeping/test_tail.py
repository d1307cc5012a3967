import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from fanlight.flagging.keeping.folder import Folder, open_folder
from fanlight.flagging.keeping.tail import add, set_aside


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Folder]:
    with open_folder(tmp_path.resolve()) as folder:
        yield folder


def test_data_goes_below_all_else(folder: Folder) -> None:
    add(folder, "log.csv", b"a\n", new=True)
    add(folder, "log.csv", b"1\n", new=False)
    assert (folder.path / "log.csv").read_bytes() == b"a\n1\n"


def test_every_torn_end_is_kept(folder: Folder, caplog: pytest.LogCaptureFixture) -> None:
    file = folder.path / "log.csv"
    with caplog.at_level(logging.WARNING):
        for torn in (b"2,", b"\0\0"):
            file.write_bytes(b"a\n1\n" + torn)
            set_aside(folder, "log.csv", 4)
            assert file.read_bytes() == b"a\n1\n"
    assert (folder.path / "log.csv.torn").read_bytes() == b"2,\n\0\0\n"
    assert caplog.text.count(str(file)) == 2
