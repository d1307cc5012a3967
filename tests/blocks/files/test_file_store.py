"""The file store, with real files, real threads and a disk that is really full."""

import asyncio
import os
import resource
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.blocks.errors import BadFile, Full, Refused
from fanlight.blocks.files.file_store import FileStore, to_wire
from fanlight.blocks.files.payload_walk import files_in
from fanlight.blocks.files.shelf import FileLimits
from fanlight.blocks.files.upload import Piece
from fanlight.blocks.wire.media import Media, Remake, StoredFile

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


class Clock:
    """Seconds that pass when the test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Store(FileStore):
    """A store that knows the sessions a and b."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.admit("a")
        self.admit("b")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = Store(tmp_path / "kept")
    yield store
    store.close()


async def sent(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def broken(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    raise ConnectionResetError("cut")


async def take(
    store: FileStore, owner: str, name: str, chunks: AsyncIterator[bytes], size: int | None = None
) -> StoredFile:
    file = await store.uploads.receive(owner, Piece(name, length=size), chunks)
    assert isinstance(file, StoredFile)
    return file


def on_disk(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "kept").rglob("*") if path.is_file())


def content(store: FileStore, file: StoredFile) -> bytes:
    with store.open_for(file.id)[1] as opened:
        return opened.read()


def account(store: FileStore, owner: str) -> tuple[int, int, int]:
    shelf = store._shelves.of(owner)
    return shelf.size, shelf.uploads, shelf.results


async def test_an_upload_is_kept_under_a_random_id_with_its_sniffed_type(store: FileStore) -> None:
    file = await take(store, "a", "../../etc/naïve.html", sent(PNG[:5], PNG[5:]), len(PNG))
    assert (file.name, file.mime, file.size) == ("naïve.html", "image/png", len(PNG))
    assert file.path.read_bytes() == PNG
    assert file.path.name == f"{file.id}.png"
    assert len(file.id) == 22  # 128 bits
    assert store.find("a", file.id) == file


async def test_an_empty_upload_and_one_of_unknown_length_are_files(store: FileStore) -> None:
    assert (await take(store, "a", "", sent(), 0)).path.read_bytes() == b""
    assert (await take(store, "a", "x.CSV", sent(b"a,b"))).path.suffix == ".csv"


async def test_an_upload_larger_than_one_write_arrives_whole(store: FileStore) -> None:
    chunks = [os.urandom(70_000) for _ in range(40)]
    file = await take(store, "a", "big", sent(*chunks))
    assert file.path.read_bytes() == b"".join(chunks)


async def test_files_are_private_whatever_umask_a_function_set(store: FileStore) -> None:
    before = os.umask(0o777)
    try:
        first = await take(store, "a", "x", sent(b"1"))
        second = store.publish("a", Media(b"2", "y", "text/plain"))
    finally:
        os.umask(before)
    assert {file.path.stat().st_mode & 0o777 for file in (first, second)} == {0o600}
    assert first.path.parent.stat().st_mode & 0o777 == 0o700
    assert first.path.parent.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("length", [0, 1, 2_000_000, 3_999_999])
async def test_an_upload_that_breaks_off_leaves_nothing(
    store: FileStore, tmp_path: Path, length: int
) -> None:
    with pytest.raises(ConnectionResetError):
        await take(store, "a", "x", broken(bytes(length)), 4_000_000)
    with pytest.raises(BadFile, match="broke off"):
        await take(store, "a", "x", sent(bytes(length)), 4_000_000)
    assert on_disk(tmp_path) == []
    assert account(store, "a") == (0, 0, 0)


async def test_an_upload_that_is_cancelled_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    written = asyncio.Event()

    async def stalls() -> AsyncIterator[bytes]:
        yield bytes(3 << 20)
        written.set()
        await asyncio.Event().wait()

    task = asyncio.create_task(take(store, "a", "x", stalls()))
    await written.wait()
    assert len(on_disk(tmp_path)) == 1
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert on_disk(tmp_path) == []
    assert account(store, "a") == (0, 0, 0)


async def test_an_upload_is_counted_before_and_while_it_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", limits=FileLimits(file=1000))
    with pytest.raises(BadFile, match="1,000 bytes at most"):
        await take(store, "a", "x", broken(), 1001)
    with pytest.raises(BadFile) as refusal:
        await take(store, "a", "x", sent(bytes(600), bytes(600)))
    assert refusal.value.code == "too_large"
    assert (await take(store, "a", "x", sent(bytes(1000)))).size == 1000
    assert len(on_disk(tmp_path)) == 1


async def test_at_a_limit_the_longest_unused_gives_way_but_nothing_in_use_or_just_sent(
    tmp_path: Path,
) -> None:
    clock, used = Clock(), set[str]()
    store = Store(tmp_path / "kept", (), FileLimits(uploads=2), lambda owner: used, clock)
    first = await take(store, "a", "1", sent(b"1"))
    second = await take(store, "a", "2", sent(b"2"))
    with pytest.raises(Full, match="2 uploads"):
        await take(store, "a", "3", sent(b"3"))
    clock.now += 61
    used.add(first.id)
    third = await take(store, "a", "3", sent(b"3"))
    assert on_disk(tmp_path) == sorted([first.path, third.path])
    with pytest.raises(BadFile):
        store.find("a", second.id)
    used.add(third.id)
    clock.now += 61
    with pytest.raises(Full):
        await take(store, "a", "4", sent(b"4"))
    assert account(store, "a") == (2, 2, 0)


async def test_the_bytes_of_a_session_are_bounded(tmp_path: Path) -> None:
    clock = Clock()
    store = Store(tmp_path / "kept", (), FileLimits(session=100), clock=clock)
    await take(store, "a", "1", sent(bytes(60)), 60)
    with pytest.raises(Full):
        await take(store, "a", "2", broken(), 41)
    with pytest.raises(Full):
        await take(store, "a", "2", sent(bytes(41)))
    assert account(store, "a") == (60, 1, 0)
    await take(store, "b", "2", sent(bytes(100)))  # each session for itself


def test_a_stream_of_results_never_fills_the_disk(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", (), FileLimits(results=3))
    files = [store.publish("a", Media(b"%d" % n, "x", "text/plain")) for n in range(10)]
    assert on_disk(tmp_path) == sorted(file.path for file in files[-3:])
    for n in range(10):
        store.publish("", Media(b"%d" % n, "x", "text/plain"))  # what the author wrote is not counted
    assert len(on_disk(tmp_path)) == 13


def test_one_value_is_kept_whole_or_refused(tmp_path: Path) -> None:
    store = Store(tmp_path / "kept", (), FileLimits(results=3))
    gallery = [Media(b"%d" % n, "x", "text/plain") for n in range(4)]
    kept = store.publish_all("a", gallery[:3])
    assert [file.path.read_bytes() for file in kept] == [b"0", b"1", b"2"]
    with pytest.raises(Full):
        store.publish_all("b", gallery)


async def test_a_full_disk_is_said_and_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    """RLIMIT_FSIZE stops a write in the middle, as a full disk does: first a short write, then an error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    try:
        with pytest.raises(Full) as refusal:
            await take(store, "a", "x", sent(bytes(1 << 20)))
        with pytest.raises(Full):
            store.publish("a", Media(bytes(200_000), "x", "image/png"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refusal.value.code == "disk_full"
    assert on_disk(tmp_path) == []
    assert account(store, "a") == (0, 0, 0)
    assert (await take(store, "a", "x", sent(bytes(1 << 20)))).size == 1 << 20


def test_an_unchanged_result_is_the_same_file(store: FileStore, tmp_path: Path) -> None:
    first = store.publish("a", Media(PNG, "x.png", "image/png"))
    assert store.publish("a", Media(PNG, "x.png", "image/png")) == first
    assert store.publish("a", Media(PNG, "y.png", "image/png")) != first
    assert store.publish("b", Media(PNG, "x.png", "image/png")).id != first.id
    assert len(on_disk(tmp_path)) == 3
    first.path.write_bytes(b"changed by the function that was given it")
    os.utime(first.path, ns=(1, 1))
    assert store.publish("a", Media(PNG, "x.png", "image/png")).path.read_bytes() == PNG


async def test_what_is_sent_again_is_stored_once(store: FileStore, tmp_path: Path) -> None:
    first = await take(store, "a", "x.png", sent(PNG[:9], PNG[9:]), len(PNG))
    assert await take(store, "a", "x.png", sent(PNG)) == first
    assert len(on_disk(tmp_path)) == 1
    assert account(store, "a") == (len(PNG), 1, 0)
    assert (await take(store, "a", "y.png", sent(PNG))).id != first.id
    assert (await take(store, "b", "x.png", sent(PNG))).id != first.id
    assert (await take(store, "a", "x.png", sent(PNG, b"more"))).id != first.id


async def test_a_function_that_gives_back_what_it_was_sent_keeps_no_copy(
    store: FileStore, tmp_path: Path
) -> None:
    file = await take(store, "a", "x.png", sent(PNG))
    for path in (file.path, file.named()):
        assert store.publish("a", Media(path, path.name, "image/png")) == file
        assert store.publish("b", Media(path, path.name, "image/png")).id != file.id
    assert store.publish("a", Media(PNG, "x.png", "image/png")) == file
    assert account(store, "a") == (len(PNG), 1, 0)
    file.path.write_bytes(b"changed by the function that was given it")
    os.utime(file.path, ns=(1, 1))
    assert store.publish("a", Media(file.path, "y.png", "image/png")).name == "y.png"
    text = await take(store, "a", "x.txt", sent(b"a,b"))
    assert store.publish("a", Media(text.path, "x.txt", "text/csv")).mime == "text/csv"
    changed = store.publish("a", Media(file.path, "x.png", "image/png"))
    assert changed.path.read_bytes() == b"changed by the function that was given it"
    assert (await take(store, "a", "x.png", sent(PNG))).path.read_bytes() == PNG
    file.path.unlink()
    with pytest.raises(FileNotFoundError):
        store.publish("a", Media(file.path, "x.png", "image/png"))


@pytest.mark.parametrize(
    ("content", "claimed", "mime"),
    [
        (PNG, "image/png", "image/png"),
        (PNG, "text/csv", "image/png"),
        (b"a,b", "text/csv", "text/csv"),
        (b"<script>", "image/png", "text/plain"),
        (b"<html>", "video/mp4", "text/html"),
        (b"\0\1", "image/webp", "application/octet-stream"),
        (b"\0\1", "x/y\r\nSet-Cookie: a=b", "application/octet-stream"),
    ],
)
def test_a_type_that_browsers_show_must_be_found(
    store: FileStore, content: bytes, claimed: str, mime: str
) -> None:
    assert store.publish("a", Media(content, "x", claimed)).mime == mime


def test_a_file_that_a_function_names_is_copied(store: FileStore, tmp_path: Path) -> None:
    source = tmp_path / "made.png"
    source.write_bytes(PNG)
    file = store.publish("a", Media(source, "made.png", "image/png"))
    source.write_bytes(b"other")
    assert file.path.read_bytes() == PNG
    assert store.publish("a", Media(file.path, "made.png", "image/png")) == file


def test_a_file_is_remade_once_and_only_where_it_may_be_opened(store: FileStore, tmp_path: Path) -> None:
    made = []

    @contextmanager
    def upper(source: BinaryIO) -> Iterator[Media]:
        made.append(source.read())
        yield Media(made[-1].upper(), "loud.txt", "text/plain")

    source = tmp_path / "quiet.txt"
    source.write_bytes(b"hello")
    media = Media(source, "quiet.txt", "text/plain", Remake("upper", upper))
    first = store.publish("a", media)
    assert (first.name, first.path.read_bytes()) == ("loud.txt", b"HELLO")
    assert store.publish("a", media) == first
    assert len(made) == 1
    source.write_bytes(b"hello there")
    assert store.publish("a", media).path.read_bytes() == b"HELLO THERE"
    assert store.publish("b", media).id != first.id
    with pytest.raises(PermissionError):
        store.publish("a", replace(media, content=Path("/etc/hostname")))
    assert len(made) == 3


def test_a_file_elsewhere_is_not_given_out(store: FileStore, tmp_path: Path) -> None:
    with pytest.raises(PermissionError, match="Add /etc to allowed_paths="):
        store.publish("a", Media(Path("/etc/hostname"), "x", "text/plain"))
    (tmp_path / "link").symlink_to("/etc/hostname")
    with pytest.raises(PermissionError, match="allowed_paths="):
        store.publish("a", Media(tmp_path / "link", "x", "text/plain"))
    with pytest.raises(FileNotFoundError):
        store.publish("a", Media(tmp_path / "nothing", "x", "text/plain"))
    assert on_disk(tmp_path) == []
    open_etc = Store(tmp_path / "kept", [Path("/etc")])
    assert open_etc.publish("a", Media(Path("/etc/hostname"), "x", "text/plain")).size


async def test_a_session_has_its_own_files_and_the_apps(store: FileStore) -> None:
    own = await take(store, "a", "x", sent(b"1"))
    shared = store.publish("", Media(b"2", "y", "text/plain"))
    assert store.resolve("a", {"k": [own.handle(), shared.handle(), 1]}) == {"k": [own, shared, 1]}
    with pytest.raises(BadFile) as foreign:
        store.resolve("b", [own.handle()])
    with pytest.raises(BadFile) as unknown:
        store.resolve("b", [{"$file": "x" * 22}])
    assert (foreign.value.code, str(foreign.value)) == (unknown.value.code, str(unknown.value))
    assert content(store, own) == b"1"  # whoever knows the id may read


def test_values_go_out_as_handles_and_come_back_as_files(store: FileStore) -> None:
    value = {"files": (Media(b"1", "a", "text/plain"), None), "text": "$file"}
    kept = store.publish_all("a", value)
    assert [file.name for file in files_in(kept)] == ["a"]
    assert store.resolve("a", to_wire(kept)) == kept
    assert "path" not in to_wire(kept)["files"][0]


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda path: (path.unlink(), path.symlink_to("/etc/hostname"))]
)
def test_a_file_that_a_function_moved_or_replaced_is_unknown(store: FileStore, spoil: Any) -> None:
    file = store.publish("a", Media(b"1", "a", "text/plain"))
    spoil(file.path)
    with pytest.raises(BadFile):
        store.open_for(file.id)


def test_reading_goes_on_when_the_file_is_removed_in_between(store: FileStore) -> None:
    file = store.publish("a", Media(b"123", "a", "text/plain"))
    with store.open_for(file.id)[1] as content:
        store.drop("a")
        assert content.read() == b"123"


async def test_a_session_that_ends_takes_its_files_with_it(store: FileStore, tmp_path: Path) -> None:
    started, ended = asyncio.Event(), asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield bytes(1 << 20)
        started.set()
        await ended.wait()
        yield bytes(1 << 20)

    file = store.publish("a", Media(b"1", "a", "text/plain"))
    other = store.publish("b", Media(b"1", "a", "text/plain"))
    upload = asyncio.create_task(take(store, "a", "x", slow()))
    await started.wait()
    store.drop("a")
    ended.set()
    with pytest.raises(BadFile, match="ended"):
        await upload
    with pytest.raises(BadFile):
        store.open_for(file.id)
    assert on_disk(tmp_path) == [other.path]
    assert len(list((tmp_path / "kept").glob("*/*"))) == 1


async def test_a_session_that_ends_before_the_first_byte_leaves_no_folder(
    store: FileStore, tmp_path: Path
) -> None:
    async def nothing_after_the_end() -> AsyncIterator[bytes]:
        store.drop("a")
        return
        yield b""

    with pytest.raises(BadFile, match="ended"):
        await take(store, "a", "x", nothing_after_the_end())
    assert list((tmp_path / "kept").glob("*/*")) == []


async def test_who_is_not_there_or_no_longer_can_keep_nothing(store: FileStore, tmp_path: Path) -> None:
    store.drop("a")
    for owner in ("a", "stranger"):
        with pytest.raises(BadFile, match="ended"):
            store.publish(owner, Media(b"1", "late result", "text/plain"))
        with pytest.raises(BadFile, match="ended"):
            await take(store, owner, "x", sent(b"1"))
    assert on_disk(tmp_path) == []


async def test_sweeping_takes_what_is_old_and_not_in_use(tmp_path: Path) -> None:
    clock, used = Clock(), set[str]()
    store = Store(tmp_path / "kept", (), FileLimits(), lambda owner: used, clock)
    own = await take(store, "a", "1", sent(b"1"))
    held = store.publish("a", Media(b"2", "2", "text/plain"))
    shared = store.publish("", Media(b"3", "3", "text/plain"))
    used.add(held.id)
    clock.now += 100
    fresh = store.publish("a", Media(b"4", "4", "text/plain"))
    store.sweep(50)
    assert on_disk(tmp_path) == sorted([held.path, shared.path, fresh.path])
    with pytest.raises(BadFile):
        store.find("a", own.id)
    assert account(store, "a") == (2, 0, 2)


def test_two_equal_batches_leave_the_tables_as_they_were(store: FileStore, tmp_path: Path) -> None:
    sizes = []
    for _ in range(2):
        for owner in "abc":
            store.admit(owner)
            store.publish(owner, Media(b"1", "a", "text/plain"))
            store.drop(owner)
        sizes.append((len(store._shelves._shelves), len(store._shelves._by_id), on_disk(tmp_path)))
    assert sizes == [(1, 0, [])] * 2  # the app's own shelf


def test_threads_publish_at_once(store: FileStore, tmp_path: Path) -> None:
    def publish(n: int) -> StoredFile:
        return store.publish("a", Media(b"%d" % (n % 50), "x", "text/plain"))

    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(publish, range(400)))
    assert all(file.path.read_bytes() == b"%d" % (n % 50) for n, file in enumerate(files))
    assert account(store, "a")[2] == len(on_disk(tmp_path))


def test_a_function_may_leave_the_working_folder(
    store: FileStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = store.publish("a", Media(b"1", "a", "text/plain"))
    monkeypatch.chdir("/")
    assert content(store, file) == b"1"
    assert store.publish("a", Media(b"2", "a", "text/plain")).path.read_bytes() == b"2"


@pytest.mark.parametrize(
    ("last", "code"), [("store.close()", 0), ("del store", 0), ("sys.exit(3)", 3), ("", 0)]
)
def test_the_folder_goes_with_its_process_but_not_with_a_child(tmp_path: Path, last: str, code: int) -> None:
    script = f"""
import os, sys
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.wire.media import Media
store = FileStore()
store.admit("a")
assert store.publish("a", Media(b"1", "a", "text/plain")).path.is_relative_to(os.environ["GRADIO_TEMP_DIR"])
if os.fork() == 0:
    sys.exit()
os.wait()
assert store.publish("a", Media(b"2", "a", "text/plain")).path.exists()
{last}
"""
    ended = subprocess.run(
        [sys.executable, "-c", script], env={**os.environ, "GRADIO_TEMP_DIR": str(tmp_path / "kept")}
    )
    assert ended.returncode == code
    assert list((tmp_path / "kept").iterdir()) == []


def test_after_the_end_nothing_can_be_kept(store: FileStore) -> None:
    file = store.publish("a", Media(b"1", "a", "text/plain"))
    store.close()
    with pytest.raises(BadFile):
        store.open_for(file.id)
    with pytest.raises(FileNotFoundError):
        store.publish("b", Media(b"1", "a", "text/plain"))


opened: list[int] = []
"""The threads that opened something while it was watched."""
watching = False


def watch(event: str, args: tuple[object, ...]) -> None:
    if watching and event in ("open", "socket.connect", "subprocess.Popen"):
        opened.append(threading.get_ident())


sys.addaudithook(watch)


async def test_the_event_loop_leaves_the_disk_to_threads(store: FileStore) -> None:
    global watching
    opened.clear()
    watching = True
    try:
        await take(store, "a", "x", sent(bytes(3 << 20)))
    finally:
        watching = False
    assert opened
    assert threading.get_ident() not in opened


paths = st.sampled_from(["/etc/passwd", "../../x", "http://127.0.0.1/", "file:///etc/passwd", "~", "\0"])
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | paths
keys = st.text() | st.sampled_from(["$file", "path", "url", "meta", "_type", "name"])
values = st.recursive(leaves, lambda below: st.lists(below) | st.dictionaries(keys, below), max_leaves=20)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=values)
def test_no_value_opens_anything(store: FileStore, value: Any) -> None:
    """D1: only an id of the session's own gives a file; a path or address in a payload is inert."""
    global watching
    foreign = store.publish("b", Media(b"1", "a", "text/plain"))
    opened.clear()
    watching = True
    try:
        resolved = store.resolve("a", [value, {"path": str(foreign.path), "url": "file:///etc/passwd"}])
    except Refused:
        resolved = None
    finally:
        watching = False
    assert opened == []
    assert not list(files_in(resolved))
