import os
from pathlib import Path

import pytest

from fanlight.flagging.keeping.folder import open_folder


def test_missing_folders_are_made(tmp_path: Path) -> None:
    with open_folder(tmp_path.resolve() / "a/b/c") as folder, folder.child("d"):
        assert (tmp_path / "a/b/c/d").is_dir()
        assert folder.names() == ["d"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes and handles of folders are POSIX")
def test_only_ordinary_files_are_opened(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    (tmp_path / "linked").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with open_folder(tmp_path.resolve()) as folder:
        os.close(folder.open("file", os.O_RDONLY))
        for name in ("link", "pipe", "."):
            with pytest.raises(OSError, match=name):
                folder.open(name, os.O_RDONLY)
        with pytest.raises(NotADirectoryError):
            folder.child("linked")
        with pytest.raises(NotADirectoryError):
            folder.child("file")
    with pytest.raises(NotADirectoryError):
        open_folder(tmp_path.resolve() / "linked")


def test_a_folder_knows_when_it_was_replaced(tmp_path: Path) -> None:
    path = tmp_path.resolve() / "folder"
    with open_folder(path) as folder:
        assert folder.in_place()
        path.rename(tmp_path / "moved")
        assert not folder.in_place()
        path.mkdir()
        assert not folder.in_place()
