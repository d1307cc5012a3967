"""Stored files on their way out: headers by type, ranges, and what a stranger gets."""

import asyncio
import io
import os
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import Message

from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.thumbnails import Thumbnails
from fanlight.blocks.files.uploads import CHUNK
from fanlight.blocks.serve.download import Download, byte_range, disposition
from fanlight.blocks.wire.media import Media, StoredFile

TEXT = b"0123456789"


@pytest.fixture
async def http(store: FileStore) -> AsyncIterator[httpx.AsyncClient]:
    thumbnails = Thumbnails(store)
    app = Starlette(routes=[Route("/file/{id}/{name}", Download(store, thumbnails))])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as http:
        yield http
    thumbnails.close()


@pytest.fixture
def file(store: FileStore) -> StoredFile:
    return store.publish("a", Media(TEXT, "digits.txt", "text/plain"))


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (2, 2)).save(out, "png")
    return out.getvalue()


def address(file: StoredFile) -> str:
    return f"/file/{file.id}/anything"


async def test_headers_of_what_could_act(http: httpx.AsyncClient, file: StoredFile) -> None:
    answer = await http.get(address(file))
    assert answer.content == TEXT
    changing = ("etag", "last-modified")
    assert {name: value for name, value in answer.headers.items() if name not in changing} == {
        "accept-ranges": "bytes",
        "cache-control": "private, max-age=31536000, immutable",
        "content-disposition": "attachment; filename=\"digits.txt\"; filename*=UTF-8''digits.txt",
        "content-length": "10",
        "content-security-policy": "sandbox; default-src 'none'",
        "content-type": "text/plain",
        "cross-origin-resource-policy": "same-origin",
        "vary": "Accept-Encoding",
        "x-content-type-options": "nosniff",
    }


@pytest.mark.parametrize(
    ("content", "claimed", "mime", "kind"),
    [
        (png(), "image/png", "image/png", "inline"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav", "audio/wav", "inline"),
        (b"\0\0\0\x20ftypisom\0\0", "video/mp4", "video/mp4", "inline"),
        (b"<svg onload='alert(1)'>", "image/svg+xml", "image/svg+xml", "attachment"),
        (b"<html><script>", "text/html", "text/html", "attachment"),
        (b"<html><script>", "image/png", "text/html", "attachment"),
        (b"%PDF-1.7", "application/pdf", "application/pdf", "attachment"),
        (b"\0\1\2", "application/x-shockwave-flash", "application/x-shockwave-flash", "attachment"),
        (b"alert(1)", "text/javascript", "text/javascript", "attachment"),
    ],
)
async def test_only_pixels_and_sound_are_shown_in_place(
    http: httpx.AsyncClient, store: FileStore, content: bytes, claimed: str, mime: str, kind: str
) -> None:
    file = store.publish("a", Media(content, "x", claimed))
    answer = await http.get(address(file))
    assert answer.headers["content-type"] == mime
    assert answer.headers["content-disposition"].startswith(kind)
    assert answer.headers["x-content-type-options"] == "nosniff"
    saved = await http.get(address(file), params={"download": "1"})
    assert saved.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a b.txt", "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt"),
        ("é.txt", "attachment; filename=\"_.txt\"; filename*=UTF-8''%C3%A9.txt"),
        ('a";b=%2.txt', "attachment; filename=\"a_;b=_2.txt\"; filename*=UTF-8''a%22%3Bb%3D%252.txt"),
    ],
)
def test_a_name_cannot_leave_its_header(name: str, header: str) -> None:
    assert disposition(StoredFile("x", name, "text/plain", 1, Path()), save=False) == header


@pytest.mark.parametrize(
    ("asked", "status", "content", "range_header"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=3-3", 206, b"3", "bytes 3-3/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-4", 206, b"6789", "bytes 6-9/10"),
        ("bytes=-99", 206, TEXT, "bytes 0-9/10"),
        ("bytes=5-99", 206, b"56789", "bytes 5-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=0-1,3-4", 200, TEXT, None),
        ("bytes=4-2", 200, TEXT, None),
        ("bytes=-", 200, TEXT, None),
        ("bytes=a-b", 200, TEXT, None),
        ("items=0-1", 200, TEXT, None),
        ("bytes=0-" + "9" * 5000, 200, TEXT, None),
    ],
)
async def test_ranges(
    http: httpx.AsyncClient,
    file: StoredFile,
    asked: str,
    status: int,
    content: bytes,
    range_header: str | None,
) -> None:
    answer = await http.get(address(file), headers={"Range": asked})
    assert (answer.status_code, answer.content) == (status, content)
    assert answer.headers.get("content-range") == range_header
    assert int(answer.headers["content-length"]) == len(content)
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    head = await http.head(address(file), headers={"Range": asked})
    assert (head.status_code, head.headers, head.content) == (status, answer.headers, b"")


@given(
    header=st.from_regex(r"bytes=[0-9]{0,3}-[0-9]{0,3}", fullmatch=True) | st.text(), size=st.integers(0, 500)
)
def test_a_range_lies_within_the_file(header: str, size: int) -> None:
    asked = byte_range(header, size)
    assert not asked or (asked.start >= 0 and asked.stop <= size and asked.step == 1)


async def test_if_range_holds_only_for_the_same_content(http: httpx.AsyncClient, file: StoredFile) -> None:
    whole = await http.get(address(file))
    for known in (whole.headers["etag"], whole.headers["last-modified"]):
        answer = await http.get(address(file), headers={"Range": "bytes=0-0", "If-Range": known})
        assert answer.status_code == 206
    for other in ('"other"', f"W/{whole.headers['etag']}", "Thu, 01 Jan 1970 00:00:00 GMT"):
        answer = await http.get(address(file), headers={"Range": "bytes=0-0", "If-Range": other})
        assert (answer.status_code, answer.content) == (200, TEXT)


async def test_what_the_browser_has_is_not_sent_again(http: httpx.AsyncClient, file: StoredFile) -> None:
    etag = (await http.get(address(file))).headers["etag"]
    answer = await http.get(address(file), headers={"If-None-Match": f'"x", W/{etag}'})
    assert (answer.status_code, answer.content) == (304, b"")
    assert (await http.get(address(file), headers={"If-None-Match": '"x"'})).status_code == 200


async def test_a_long_file_comes_whole_and_in_parts(http: httpx.AsyncClient, store: FileStore) -> None:
    content = bytes(range(256)) * (CHUNK // 100)
    file = store.publish("a", Media(content, "long", "application/octet-stream"))
    assert (await http.get(address(file))).content == content
    answer = await http.get(address(file), headers={"Range": f"bytes=5-{CHUNK + 9}"})
    assert answer.content == content[5 : CHUNK + 10]


async def test_an_empty_file(http: httpx.AsyncClient, store: FileStore) -> None:
    file = store.publish("a", Media(b"", "empty", "text/plain"))
    assert (await http.get(address(file))).content == b""
    assert (await http.get(address(file), headers={"Range": "bytes=0-"})).status_code == 416


@pytest.mark.parametrize("identifier", ["x" * 22, "..", "%2e%2e%2fetc", ".part", "%00"])
async def test_an_unknown_id_is_not_found(http: httpx.AsyncClient, file: StoredFile, identifier: str) -> None:
    answer = await http.get(f"/file/{identifier}/passwd")
    assert answer.status_code == 404


async def test_a_dropped_file_is_not_found(
    http: httpx.AsyncClient, store: FileStore, file: StoredFile
) -> None:
    store.drop("a")
    answer = await http.get(address(file))
    assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")


async def test_files_are_only_read(http: httpx.AsyncClient, file: StoredFile) -> None:
    answer = await http.request("DELETE", address(file))
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_a_small_picture_is_sent_where_one_is_asked_for(
    http: httpx.AsyncClient, store: FileStore
) -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 600)).save(out, "png")
    file = store.publish("a", Media(out.getvalue(), "a.png", "image/png"))
    answer = await http.get(address(file), params={"thumbnail": 320})
    assert answer.headers["content-type"] == "image/webp"
    assert answer.headers["content-disposition"].startswith('inline; filename="a.webp"')
    with Image.open(io.BytesIO(answer.content)) as small:
        assert small.size == (480, 320)
    again = await http.get(
        address(file), params={"thumbnail": 320}, headers={"if-none-match": answer.headers["etag"]}
    )
    assert again.status_code == 304


async def test_no_other_sizes_are_made(http: httpx.AsyncClient, store: FileStore) -> None:
    file = store.publish("a", Media(png(), "a.png", "image/png"))
    for size in ("1", "321", "", "x", "9" * 5_000):
        answer = await http.get(address(file), params={"thumbnail": size})
        assert answer.content == png()
    assert (await http.get(f"/file/{'0' * 32}/a.png", params={"thumbnail": 320})).status_code == 404


async def test_parts_of_a_film_of_gigabytes_come_with_a_flat_memory(store: FileStore) -> None:
    file = store.publish("a", Media(b"\x1aE\xdf\xa3\x9fB\x82\x84webm\x86\x85V_VP9", "film.webm", ""))
    size, part = 6 << 30, 64 << 20
    os.truncate(file.path, size)  # a hole: it takes no room on the disk
    sent: list[int] = []

    async def send(message: Message) -> None:
        sent.append(len(message.get("body", b"")))

    thumbnails = Thumbnails(store)
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "path_params": {"id": file.id},
        "headers": [(b"range", f"bytes={size - part}-".encode())],
    }
    tracemalloc.start()
    try:
        await Download(store, thumbnails)(scope, receive, send)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        thumbnails.close()
    assert sum(sent) == part
    assert most < 8 * CHUNK


async def test_a_player_asks_for_the_end_of_a_film_of_gigabytes(
    http: httpx.AsyncClient, store: FileStore
) -> None:
    file = store.publish("a", Media(b"\x1aE\xdf\xa3\x9fB\x82\x84webm\x86\x85V_VP9", "film.webm", ""))
    os.truncate(file.path, 6 << 30)
    answer = await http.get(address(file), headers={"Range": "bytes=-5"})
    assert (answer.status_code, answer.content) == (206, bytes(5))
    assert answer.headers["content-range"] == f"bytes {(6 << 30) - 5}-{(6 << 30) - 1}/{6 << 30}"
    assert answer.headers["content-type"] == "video/webm"


async def receive() -> Message:
    """Nobody says more, and nobody goes away."""
    more: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
    return await more
