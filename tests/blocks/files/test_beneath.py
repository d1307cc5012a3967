"""Opening beneath a folder: links, pipes, dots and races must not lead out of it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from fanlight.blocks.files.beneath import OpenFolders, open_beneath


@pytest.fixture
def root(tmp_path: Path) -> Iterator[int]:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "file").write_text("inside")
    (tmp_path / "secret").write_text("outside")
    descriptor = os.open(tmp_path / "in", os.O_RDONLY)
    yield descriptor
    os.close(descriptor)


def read(descriptor: int) -> str:
    with os.fdopen(descriptor) as file:
        return file.read()


def test_a_file_is_found_step_by_step(root: int) -> None:
    assert read(open_beneath(root, ["deep", "file"])) == "inside"


def test_links_are_refused_at_every_step(root: int, tmp_path: Path) -> None:
    (tmp_path / "in" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "folder").symlink_to(tmp_path)
    for names in (["link"], ["folder", "secret"]):
        with pytest.raises(OSError, match=r"Too many levels|Not a directory"):
            open_beneath(root, names)


def test_what_is_no_regular_file_is_refused_without_waiting(root: int, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "in" / "pipe")
    for name in ("pipe", "deep"):
        with pytest.raises(PermissionError, match="regular"):
            open_beneath(root, [name])


@pytest.mark.parametrize("names", [["..", "secret"], ["."], [""], ["deep/../../secret"]])
def test_names_are_single_steps_down(root: int, names: list[str]) -> None:
    with pytest.raises(AssertionError):
        open_beneath(root, names)


def test_no_descriptor_is_left_open(root: int, tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for names in (["deep", "nothing"], ["nothing", "x"], ["deep"]):
        with pytest.raises(OSError, match=r"No such file|regular"):
            open_beneath(root, names)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("home/.env", "home/.git/config", "home/shown/a", "other/.dot/b", "alone/c", "alone/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path / "home"


def folders(home: Path) -> OpenFolders:
    return OpenFolders(home, [Path("../other"), home.parent / "alone" / "c"])


@pytest.mark.parametrize("path", ["shown/a", "../other/.dot/b", "../alone/c", "shown/../shown/a"])
def test_open_folders_and_files(home: Path, path: str) -> None:
    assert read(folders(home).open(Path(path))) == os.path.normpath(f"home/{path}")
    assert read(folders(home).open(home / path)) == os.path.normpath(f"home/{path}")


@pytest.mark.parametrize("path", [".env", ".git/config", "../alone/d", "shown/../.env", "/etc/hostname"])
def test_the_rest_is_closed_and_the_cure_is_said(home: Path, path: str) -> None:
    with pytest.raises(PermissionError, match="allowed_paths="):
        folders(home).open(Path(path))


def test_a_link_counts_as_what_it_leads_to(home: Path) -> None:
    (home / "out").symlink_to("/etc/hostname")
    (home / "dot").symlink_to(".env")
    (home / "fine").symlink_to("shown/a")
    for closed in ("out", "dot"):
        with pytest.raises(PermissionError):
            folders(home).open(Path(closed))
    assert read(folders(home).open(Path("fine"))) == "home/shown/a"


@pytest.mark.parametrize("path", [".", "shown", "../other"])
def test_a_folder_cannot_be_shown(home: Path, path: str) -> None:
    with pytest.raises(IsADirectoryError):
        folders(home).open(Path(path))


def test_the_root_of_the_disk_is_no_working_folder() -> None:
    with pytest.raises(PermissionError):
        OpenFolders(Path("/"), []).open(Path("/etc/hostname"))
