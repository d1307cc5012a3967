"""Uploads through a real app, and one that is cut in the middle at a real server."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.shelf import FileLimits
from fanlight.blocks.files.uploads import CHUNK
from fanlight.blocks.serve.upload import Upload

LIMIT = 8 << 20
AT = f"/upload?key={'k' * 16}"
OWN = {"X-Fanlight-Session": "me", "X-Fanlight-Secret": "hush"}


def owner(session: str | None, secret: str | None) -> str | None:
    return session if secret == "hush" else None


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path, limits=FileLimits(file=LIMIT, uploads=2))
    store.admit("me")
    yield store
    store.close()


@pytest.fixture
def app(store: FileStore) -> Starlette:
    return Starlette(routes=[Route("/upload", Upload(store.uploads, owner))])


@pytest.fixture
async def http(app: Starlette) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as http:
        yield http


def on_disk(tmp_path: Path) -> list[Path]:
    return [path for path in tmp_path.rglob("*") if path.is_file()]


async def test_what_is_sent_comes_back_as_a_handle(http: httpx.AsyncClient, store: FileStore) -> None:
    answer = await http.post("/upload", params={"name": "ü & é.txt"}, content=b"hello", headers=OWN)
    assert answer.status_code == 200
    handle = answer.json()
    assert handle == {"$file": handle["$file"], "name": "ü & é.txt", "mime": "text/plain", "size": 5}
    assert store.find("me", handle["$file"]).path.read_bytes() == b"hello"


@pytest.mark.parametrize("headers", [{}, {**OWN, "X-Fanlight-Secret": "guess"}, {"X-Fanlight-Session": "me"}])
async def test_without_the_secret_nothing_is_kept(
    http: httpx.AsyncClient, tmp_path: Path, headers: dict[str, str]
) -> None:
    answer = await http.post("/upload?name=x", content=b"hello", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (403, "unauthorised")
    assert on_disk(tmp_path) == []


async def test_too_much_is_refused_before_and_while_it_is_sent(
    http: httpx.AsyncClient, tmp_path: Path
) -> None:
    async def unannounced() -> AsyncIterator[bytes]:
        for _ in range(9):
            yield bytes(1 << 20)

    for content in (bytes(LIMIT + 1), unannounced()):
        answer = await http.post("/upload", content=content, headers=OWN)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
        assert "8,388,608 bytes at most" in answer.json()["message"]
    assert on_disk(tmp_path) == []


async def test_too_many_are_refused(http: httpx.AsyncClient) -> None:
    codes = [(await http.post("/upload", content=b"x" * n, headers=OWN)).status_code for n in range(3)]
    assert codes == [200, 200, 413]


async def test_a_full_disk_is_507(http: httpx.AsyncClient, tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    try:
        answer = await http.post("/upload", content=bytes(200_000), headers=OWN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert (answer.status_code, answer.json()["code"]) == (507, "disk_full")
    assert on_disk(tmp_path) == []
    assert (await http.post("/upload", content=bytes(200_000), headers=OWN)).status_code == 200


async def test_what_is_not_offered_is_said(http: httpx.AsyncClient) -> None:
    assert (await http.get("/upload", headers=OWN)).status_code == 405


async def test_a_file_in_pieces(http: httpx.AsyncClient, store: FileStore) -> None:
    first = await http.post(AT, content=b"hello ", headers={**OWN, "Upload-Length": "11"})
    assert (first.status_code, first.json()) == (200, {"offset": 6})
    asked = await http.head(AT, headers=OWN)
    assert (asked.headers["upload-offset"], asked.headers["upload-complete"]) == ("6", "?0")
    wrong = await http.post(AT, content=b"hello ", headers={**OWN, "Upload-Length": "11"})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "wrong_offset")
    rest = {**OWN, "Upload-Length": "11", "Upload-Offset": "6"}
    handle = (await http.post(AT, content=b"world", headers=rest)).json()
    assert store.find("me", handle["$file"]).path.read_bytes() == b"hello world"
    asked = await http.head(AT, headers=OWN)
    assert (asked.headers["upload-offset"], asked.headers["upload-complete"]) == ("11", "?1")


async def test_one_that_is_given_up_is_unknown(http: httpx.AsyncClient, tmp_path: Path) -> None:
    await http.post(AT, content=b"hello ", headers={**OWN, "Upload-Length": "11"})
    assert (await http.delete(AT, headers=OWN)).status_code == 204
    assert (await http.head(AT, headers=OWN)).status_code == 404
    assert on_disk(tmp_path) == []


@pytest.mark.parametrize("method", ["POST", "HEAD", "DELETE"])
async def test_every_way_needs_the_secret(http: httpx.AsyncClient, method: str) -> None:
    assert (await http.request(method, AT)).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{}, {"Upload-Length": "-1"}, {"Upload-Length": "1e3"}, {"Upload-Length": "9", "Upload-Offset": "x"}],
)
async def test_what_makes_no_sense_is_refused(http: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await http.post(AT, content=b"x", headers={**OWN, **headers})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_message")


@pytest.mark.parametrize("key", ["short", "a" * 65, "../../../../etc/passwd", "ü" * 16])
async def test_a_key_is_plain(http: httpx.AsyncClient, key: str) -> None:
    answer = await http.post("/upload", params={"key": key}, content=b"x", headers=OWN)
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_message")


async def test_a_sender_that_falls_silent_is_hung_up_on_and_can_go_on(
    store: FileStore, listening: Callable[[ASGIApp], Awaitable[int]]
) -> None:
    app = Starlette(routes=[Route("/upload", Upload(store.uploads, owner, patience=0.01))])
    reader, writer = await asyncio.open_connection("127.0.0.1", await listening(app))
    writer.write(_head(LIMIT, f"{AT}&name=x", f"Upload-Length: {LIMIT}\r\n"))
    writer.write(b"12345")
    await writer.drain()
    assert (await reader.readline()).startswith(b"HTTP/1.1 408")
    assert await store.uploads.offset("me", "k" * 16) == (5, False)
    writer.close()


@pytest.mark.parametrize("way", ["reset", "close"])
async def test_an_upload_that_is_cut_goes_on_where_it_stopped(
    app: Starlette, listening: Callable[[ASGIApp], Awaitable[int]], tmp_path: Path, way: str
) -> None:
    content = os.urandom(LIMIT)
    written, ended = asyncio.Event(), asyncio.Event()
    port = await listening(watched(app, written, ended))
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_head(LIMIT, AT, f"Upload-Length: {LIMIT}\r\n") + content[: LIMIT // 2])
    await writer.drain()
    await written.wait()
    if way == "reset":
        writer.transport.abort()
    else:
        writer.close()
    await ended.wait()
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", headers=OWN) as http:
        offset = int((await http.head(AT)).headers["upload-offset"])
        assert CHUNK <= offset <= LIMIT // 2
        headers = {"Upload-Length": str(LIMIT), "Upload-Offset": str(offset)}
        handle = (await http.post(AT, content=content[offset:], headers=headers)).json()
    assert handle["size"] == LIMIT
    assert [path.read_bytes() == content for path in on_disk(tmp_path)] == [True]


def watched(app: ASGIApp, written: asyncio.Event, ended: asyncio.Event) -> ASGIApp:
    """The app, telling when the first bytes are on the disk and when a request is over."""

    async def watch(scope: Scope, receive: Receive, send: Send) -> None:
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            if taken > CHUNK:  # more is asked for only after that has been written
                written.set()
            message = await receive()
            taken += len(message.get("body", b""))
            return message

        try:
            await app(scope, counting, send)
        finally:
            ended.set()

    return watch


@pytest.mark.parametrize("share", [0, 0.5, 0.999])
async def test_an_upload_without_a_key_that_is_cut_leaves_nothing(
    app: Starlette, listening: Callable[[ASGIApp], Awaitable[int]], tmp_path: Path, share: float
) -> None:
    written, ended = asyncio.Event(), asyncio.Event()
    port = await listening(watched(app, written, ended))
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(_head(LIMIT))
    writer.write(os.urandom(int(LIMIT * share)))
    await writer.drain()
    if share:
        await written.wait()
        assert len(on_disk(tmp_path)) == 1
    writer.transport.abort()
    await ended.wait()
    assert on_disk(tmp_path) == []


async def test_a_refused_sender_hears_why(
    app: Starlette, listening: Callable[[ASGIApp], Awaitable[int]]
) -> None:
    """A browser reads the answer only when it has sent all: hanging up on it would hide the reason."""
    reader, writer = await asyncio.open_connection("127.0.0.1", await listening(app))
    writer.write(_head(LIMIT + 1))
    writer.write(bytes(LIMIT + 1))
    await writer.drain()
    answer = await reader.readuntil(b"}")
    assert answer.startswith(b"HTTP/1.1 413")
    assert b"too_large" in answer
    writer.close()
    await writer.wait_closed()


def _head(size: int, at: str = "/upload", more: str = "") -> bytes:
    headers = "".join(f"{name}: {value}\r\n" for name, value in OWN.items())
    return f"POST {at} HTTP/1.1\r\nHost: x\r\n{headers}{more}Content-Length: {size}\r\n\r\n".encode()
