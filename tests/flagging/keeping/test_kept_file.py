import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging.keeping.folder import open_folder
from fanlight.flagging.keeping.kept_file import keep_file, open_kept, own_name, path_in


def test_each_copy_has_a_name_of_its_own(tmp_path: Path, upload: Callable[..., Any]) -> None:
    with open_folder(tmp_path.resolve()) as folder, ExitStack() as undo:
        first, second = (
            keep_file(upload("../cat.png", content), folder, "Photo", undo) for content in (b"1", b"22")
        )
        undo.pop_all()
    assert first.path != second.path
    assert (first.name, first.size, second.size) == ("../cat.png", 1, 2)
    assert path_in(first.path, tmp_path).read_bytes() == b"1"
    assert path_in(second.path, tmp_path).read_bytes() == b"22"


def test_the_copy_is_on_the_disk(
    tmp_path: Path, upload: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []
    sync = os.fsync

    def recording_sync(handle: int) -> None:
        synced.append(os.fstat(handle).st_ino)
        sync(handle)

    monkeypatch.setattr(os, "fsync", recording_sync)
    with open_folder(tmp_path.resolve()) as folder, ExitStack() as undo:
        file = keep_file(upload("cat.png"), folder, "Photo", undo)
        undo.pop_all()
    path = tmp_path / file.path
    assert synced == [place.stat().st_ino for place in (tmp_path, path, path.parent)]


def test_a_copy_is_removed_with_the_sample_that_fails(tmp_path: Path, upload: Callable[..., Any]) -> None:
    def fail() -> None:
        with open_folder(tmp_path.resolve()) as folder, ExitStack() as undo:
            keep_file(upload("cat.png"), folder, "Photo", undo)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert list((tmp_path / "Photo").iterdir()) == []


def test_a_copy_that_breaks_off_leaves_nothing(tmp_path: Path, upload: Callable[..., Any]) -> None:
    def fail() -> None:
        attachment = upload("cat.png")
        attachment.open = lambda: open(tmp_path / "text", encoding="utf-8")  # noqa: PTH123, SIM115
        with open_folder(tmp_path.resolve()) as folder, ExitStack() as undo:
            keep_file(attachment, folder, "Photo", undo)

    (tmp_path / "text").write_text("not bytes")
    with pytest.raises(TypeError):
        fail()
    assert list((tmp_path / "Photo").iterdir()) == []


@pytest.mark.parametrize(
    "path",
    [
        "cat.png",
        "/0123456789abcdef-cat.png",
        "../0123456789abcdef-cat.png",
        "Photo/../0123456789abcdef-cat.png",
        "Photo\\..\\0123456789abcdef-cat.png",
        "Photo/0123456789abcdef-..\\cat.png",
        "C:/0123456789abcdef-cat.png",
        "Photo/0123456789abcdef-cat.png\n/",
    ],
)
def test_a_path_that_no_logger_writes_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not the path of a flagged file"):
        path_in(path, Path("flagged"))


def test_a_kept_file_is_opened_and_a_link_is_not(tmp_path: Path) -> None:
    (tmp_path / "Photo").mkdir()
    file, link = (tmp_path / "Photo" / f"0123456789abcde{digit}-my-cat.png" for digit in "ab")
    file.write_bytes(b"cat")
    link.symlink_to(file)
    (tmp_path / "Other").symlink_to(tmp_path / "Photo")
    with open_kept(file) as content:
        assert content.read() == b"cat"
    assert own_name(file) == "my-cat.png"
    for wrong in (link, tmp_path / "Other" / file.name, tmp_path / "None" / file.name):
        with pytest.raises(OSError, match=r"Errno"):
            open_kept(wrong)
    assert not (tmp_path / "None").exists()
