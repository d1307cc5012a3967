"""Uploads in pieces: what breaks off goes on, what does not fit is refused, what is forgotten goes."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.blocks.errors import BadFile, Full
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.shelf import FileLimits
from fanlight.blocks.files.upload import Piece
from fanlight.blocks.files.uploads import REMEMBERED, Uploads
from fanlight.blocks.wire.media import StoredFile

KEY = "0123456789abcdef"


class Clock:
    """Seconds that pass when the test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class Cut(Exception):
    """The connection is gone."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[FileStore]:
    limits = FileLimits(file=10_000_000, session=12_000_000, uploads=REMEMBERED + 2)
    store = FileStore(tmp_path / "kept", limits=limits, clock=clock)
    for owner in ("a", "b"):
        store.admit(owner)
    yield store
    store.close()


@pytest.fixture
def uploads(store: FileStore) -> Uploads:
    return store.uploads


async def sent(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk


async def broken(*chunks: bytes) -> AsyncIterator[bytes]:
    for chunk in chunks:
        yield chunk
    raise Cut


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def on_disk(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "kept").rglob("*") if path.is_file())


@given(content=st.binary(max_size=300), cuts=st.lists(st.integers(0, 100), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
async def test_pieces_make_the_file_whatever_their_sizes_and_wherever_they_are_cut(
    store: FileStore, content: bytes, cuts: list[int]
) -> None:
    store.drop("a")
    store.admit("a")
    got: StoredFile | int = 0
    for size in [*cuts, len(content)]:
        offset = 0 if got == 0 else (await store.uploads.offset("a", KEY))[0]
        piece = Piece("x", KEY, offset, len(content))
        try:
            body = content[offset : offset + size]
            got = await store.uploads.receive("a", piece, broken(body) if size % 2 else sent(body))
        except Cut:
            got = offset + len(body)
        if isinstance(got, StoredFile):
            break
    else:
        offset = (await store.uploads.offset("a", KEY))[0]
        piece = Piece("x", KEY, offset, len(content))
        got = await store.uploads.receive("a", piece, sent(content[offset:]))
    assert isinstance(got, StoredFile)
    assert got.path.read_bytes() == content


async def test_what_came_before_the_cut_stays_to_the_last_byte(uploads: Uploads) -> None:
    content = os.urandom(3_000_001)
    with pytest.raises(Cut):
        await uploads.receive("a", Piece("x", KEY, 0, len(content)), broken(content[:2_100_000]))
    assert await uploads.offset("a", KEY) == (2_100_000, False)
    piece = Piece("x", KEY, 2_100_000, len(content))
    file = await uploads.receive("a", piece, sent(content[2_100_000:]))
    assert isinstance(file, StoredFile)
    assert file.path.read_bytes() == content
    assert (await uploads.offset("a", KEY)) == (len(content), True)


async def test_a_piece_begins_where_the_last_one_ended_or_is_refused(uploads: Uploads) -> None:
    assert await uploads.receive("a", Piece("x", KEY, 0, 9), sent(b"123")) == 3
    for piece in (Piece("x", KEY, 2, 9), Piece("x", KEY, 4, 9), Piece("x", KEY, 0, 9), Piece("x", KEY, 3, 8)):
        with pytest.raises(BadFile) as refusal:
            await uploads.receive("a", piece, sent(b"xyz"))
        assert refusal.value.code == "wrong_offset"
        assert "3 bytes" in refusal.value.message
    file = await uploads.receive("a", Piece("x", KEY, 3, 9), sent(b"456789"))
    assert isinstance(file, StoredFile)
    assert file.path.read_bytes() == b"123456789"


async def test_the_answer_can_be_asked_for_again(uploads: Uploads) -> None:
    file = await uploads.receive("a", Piece("x", KEY, 0, 3), sent(b"123"))
    assert await uploads.receive("a", Piece("x", KEY, 3, 3), sent()) == file
    with pytest.raises(BadFile, match="arrived already"):
        await uploads.receive("a", Piece("x", KEY, 0, 3), sent(b"123"))


async def test_of_two_requests_at_once_the_later_one_has_the_file(uploads: Uploads) -> None:
    """The first one's line is dead, which the server does not know; then its last bytes come after all."""
    begun, late = asyncio.Event(), asyncio.Event()

    async def dead_line() -> AsyncIterator[bytes]:
        yield bytes(1 << 20)
        begun.set()
        await late.wait()
        yield b"late"

    size = (1 << 20) + 4
    first = asyncio.create_task(uploads.receive("a", Piece("x", KEY, 0, size), dead_line()))
    await begun.wait()
    assert await uploads.offset("a", KEY) == (1 << 20, False)
    late.set()
    with pytest.raises(BadFile, match="Another request"):
        await first
    file = await uploads.receive("a", Piece("x", KEY, 1 << 20, size), sent(b"1234"))
    assert isinstance(file, StoredFile)
    assert file.path.read_bytes().endswith(b"\x001234")


async def test_nobody_else_sees_or_ends_an_upload(uploads: Uploads) -> None:
    await uploads.receive("a", Piece("x", KEY, 0, 9), sent(b"123"))
    with pytest.raises(BadFile) as refusal:
        await uploads.offset("b", KEY)
    assert refusal.value.code == "unknown_upload"
    with pytest.raises(BadFile, match="begin again"):
        await uploads.receive("b", Piece("x", KEY, 3, 9), sent(b"456789"))
    await uploads.give_up("b", KEY)
    assert await uploads.offset("a", KEY) == (3, False)
    with pytest.raises(BadFile, match="ended"):
        await uploads.offset("stranger", KEY)


async def test_more_than_was_announced_ends_the_upload(uploads: Uploads, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="9 bytes of this file"):
        await uploads.receive("a", Piece("x", KEY, 0, 9), sent(bytes(10)))
    assert on_disk(tmp_path) == []
    with pytest.raises(BadFile, match="10,000,000 bytes at most"):
        await uploads.receive("a", Piece("x", KEY, 0, 10_000_001), sent())


async def test_an_upload_takes_its_room_when_it_begins_and_gives_it_back(
    store: FileStore, uploads: Uploads, tmp_path: Path
) -> None:
    await uploads.receive("a", Piece("x", KEY, 0, 9_000_000), sent(b"1"))
    with pytest.raises(Full):
        await uploads.receive("a", Piece("y", KEY + "2", 0, 9_000_000), sent(b"1"))
    await uploads.give_up("a", KEY)
    assert on_disk(tmp_path) == []
    assert await uploads.receive("a", Piece("y", KEY + "2", 0, 9_000_000), sent(b"1")) == 1


async def test_one_that_nobody_goes_on_with_gives_way_and_is_swept(
    store: FileStore, uploads: Uploads, clock: Clock, tmp_path: Path
) -> None:
    await uploads.receive("a", Piece("x", KEY, 0, 9_000_000), sent(b"1"))
    clock.now += 61
    await uploads.receive("a", Piece("y", KEY + "2", 0, 9_000_000), sent(b"1"))
    with pytest.raises(BadFile):
        await uploads.offset("a", KEY)
    clock.now += 3_000
    store.sweep(older_than=86_400)
    assert await uploads.offset("a", KEY + "2") == (1, False)
    clock.now += 601
    store.sweep(older_than=86_400)
    with pytest.raises(BadFile):
        await uploads.offset("a", KEY + "2")
    assert on_disk(tmp_path) == []
    assert store._shelves.of("a").size == 0


async def test_a_session_that_ends_takes_what_is_under_way_with_it(store: FileStore, tmp_path: Path) -> None:
    await store.uploads.receive("a", Piece("x", KEY, 0, 9), sent(b"123"))
    store.drop("a")
    assert on_disk(tmp_path) == []
    store.admit("a")
    with pytest.raises(BadFile, match="begin again"):
        await store.uploads.offset("a", KEY)


async def test_one_that_is_given_up_while_it_comes_leaves_nothing(uploads: Uploads, tmp_path: Path) -> None:
    begun, on = asyncio.Event(), asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield bytes(1 << 20)
        begun.set()
        await on.wait()
        yield bytes(1 << 20)

    task = asyncio.create_task(uploads.receive("a", Piece("x", KEY, 0, 2 << 20), slow()))
    await begun.wait()
    await uploads.give_up("a", KEY)
    on.set()
    with pytest.raises(BadFile):
        await task
    assert on_disk(tmp_path) == []


async def test_what_waits_keeps_no_file_open_and_what_is_done_is_soon_forgotten(uploads: Uploads) -> None:
    before = open_files()
    for number in range(REMEMBERED + 1):
        await uploads.receive("a", Piece("x", f"{number:016}", 0, 9), sent(b"123"))
    assert open_files() <= before + 1
    for number in range(REMEMBERED + 1):
        await uploads.receive("a", Piece("x", f"{number:016}", 3, 9), sent(b"456789"))
    with pytest.raises(BadFile):
        await uploads.offset("a", f"{0:016}")
    assert await uploads.offset("a", f"{1:016}") == (9, True)


def test_limits_for_larger_files_let_a_session_keep_several() -> None:
    assert FileLimits.for_files_of(5 << 30).session == 25 << 30
    assert FileLimits.for_files_of(1000) == FileLimits(file=1000)


async def test_uploads_that_nobody_goes_on_with_count_as_well(uploads: Uploads) -> None:
    begun = [Piece("x", f"{number:016}", 0, 5) for number in range(REMEMBERED + 3)]
    for piece in begun[:-1]:
        with pytest.raises(Cut):
            await uploads.receive("a", piece, broken(b"12"))
    with pytest.raises(Full, match="as many files as it may keep"):
        await uploads.receive("a", begun[-1], broken(b"12"))
