from __future__ import annotations

import os
from pathlib import Path

import pytest
from recording import VERSION, OpenLog, begin, done

from fanlight.blocks.errors import BadFile
from fanlight.blocks.run.run_log.sqlite.media import KeptMedia
from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile
from fanlight.blocks.run.run_log.sqlite.store import Store
from fanlight.blocks.wire.media import StoredFile

DAY = 86_400


class Files:
    """What sessions keep: files by id."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, StoredFile] = {}

    def add(self, identifier: str, content: bytes) -> StoredFile:
        path = self.folder / identifier
        path.write_bytes(content)
        self.files[identifier] = StoredFile(identifier, f"{identifier}.png", "image/png", len(content), path)
        return self.files[identifier]

    def drop(self) -> None:
        for file in self.files.values():
            file.path.unlink()
        self.files.clear()

    def find(self, session: str, identifier: str) -> StoredFile:
        if identifier not in self.files:
            raise BadFile(f"{session} has no {identifier}")
        return self.files[identifier]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    folder = tmp_path / "store"
    folder.mkdir()
    return Files(folder)


def kept(path: Path) -> list[Path]:
    return sorted(path.with_name(f"{path.name}.media").glob("??/*"))


async def test_media_outlive_their_session(open_log: OpenLog, path: Path, files: Files) -> None:
    log = open_log(files.find)
    upload, result = files.add("up", b"one"), files.add("out", b"two")
    record = begin(log, inputs={1: upload, 4: [upload, {"caption": "c", "image": upload}]})
    record.add("output", {2: {"value": [result.handle(), {"$": "NaN"}]}})
    record.end("done")
    await log.close()
    files.drop()
    again = open_log()
    found = await again.get(record.key)
    assert found is not None
    stored = found.inputs[1]
    assert (stored.name, stored.mime, stored.size, stored.path.read_bytes()) == (
        "up.png",
        "image/png",
        3,
        b"one",
    )
    assert found.inputs[4] == [stored, {"caption": "c", "image": stored}]
    handle, number = found.outputs[2]["value"]
    assert number == {"$": "NaN"}
    file = again.file(found, handle)
    assert file is not None
    assert (file.name, file.path.read_bytes()) == ("out.png", b"two")
    assert again.file(found, {**handle, "$file": "../../store/out"}) is None


async def test_handles_in_differences_are_kept_too(open_log: OpenLog, files: Files) -> None:
    log = open_log(files.find)
    record = begin(log)
    handles = [files.add(f"f{number}", b"x" * number).handle() for number in range(5)]
    for number in range(1, 6):
        record.add("output", {2: {"value": handles[:number]}})
    assert record.stored()[0][-1].changes
    record.end("done")
    await log.close()
    found = await log.get(record.key)
    assert found is not None
    assert found is not record
    assert [log.file(found, handle) is not None for handle in found.outputs[2]["value"]] == [True] * 5


async def test_one_content_is_kept_once(open_log: OpenLog, path: Path, files: Files) -> None:
    log = open_log(files.find)
    records = [done(log, f"e{n}.0", value=files.add(f"f{n}", b"same").handle()) for n in range(3)]
    await log.close()
    (only,) = kept(path)
    assert only.read_bytes() == b"same"
    for record in records:
        found = await log.get(record.key)
        assert found is not None
        assert found.outputs[2]["value"]["$file"] == only.name


async def test_a_content_goes_with_the_last_run_that_names_it(
    open_log: OpenLog, path: Path, files: Files
) -> None:
    log = open_log(files.find, days=1)
    for run, name, age in (("old", "once", 2 * DAY), ("older", "twice", 3 * DAY), ("young", "twice", 0)):
        content = files.files.get(name) or files.add(name, name.encode())
        done(log, run, value=content.handle()).asked -= age
    await log.close()
    for file in kept(path):
        os.utime(file, (1, 1))
    store = Store(RunLogFile(path, days=1), VERSION, files.find)
    store.tidy()
    store.close()
    assert [file.read_bytes() for file in kept(path)] == [b"twice"]
    assert [record.run for record in await log.recent()] == ["young"]


async def test_a_file_that_is_gone_before_it_was_kept_is_marked(open_log: OpenLog, files: Files) -> None:
    log = open_log(files.find)
    gone = files.add("gone", b"x")
    record = begin(log, inputs={1: gone})
    record.add("output", {2: {"value": {**gone.handle(), "$file": "never"}}})
    gone.path.unlink()
    record.end("done")
    await log.close()
    found = await log.get(record.key)
    assert found is not None
    assert found is not record
    assert not found.inputs[1].path.is_file()
    assert log.file(found, found.outputs[2]["value"]) is None


def test_a_file_that_changed_in_its_place_is_another_one(tmp_path: Path, files: Files) -> None:
    media = KeptMedia(tmp_path / "media")
    file = files.add("a", b"before")
    first = media.keep(file)
    assert media.keep(file) == first
    file.path.write_bytes(b"after")
    os.utime(file.path, ns=(1, 1))
    assert media.keep(file).path.read_bytes() == b"after"
    assert first.path.read_bytes() == b"before"


def test_what_nobody_names_goes_after_a_while(tmp_path: Path, files: Files) -> None:
    media = KeptMedia(tmp_path / "media")
    old, named, new = (media.keep(files.add(name, name.encode())) for name in ("old", "named", "new"))
    half = tmp_path / "media" / "00" / "0123.part"
    half.write_bytes(b"half")
    for path in (old.path, named.path, half):
        os.utime(path, (1, 1))
    media.sweep(lambda digest: digest == named.id)
    assert [path.exists() for path in (old.path, named.path, new.path, half)] == [False, True, True, False]
