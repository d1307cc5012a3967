"""Pictures that were not compressed when they were made: they are on their way to other machines."""

from __future__ import annotations

import httpx
import numpy as np
import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.routing import Route

from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.files.thumbnails import Thumbnails
from fanlight.blocks.serve.download import Download
from fanlight.blocks.wire.media import Media
from fanlight.components._png import png

PHOTO = png(Image.fromarray(np.random.default_rng(1).normal(128, 4, (400, 400, 3)).astype(np.uint8)))
DRAWING = png(Image.new("RGB", (400, 400), "white"))
FAR, NEAR = ("203.0.113.7", 4000), ("127.0.0.1", 4000)


async def fetched(
    store: FileStore, content: bytes, client: tuple[str, int] = FAR, method: str = "GET", **headers: str
) -> httpx.Response:
    file = store.publish("a", Media(content, "image.png", "image/png"))
    thumbnails = Thumbnails(store)
    app = Starlette(routes=[Route("/file/{id}/{name}", Download(store, thumbnails))])
    transport = httpx.ASGITransport(app, client=client)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        answer = await http.request(method, f"/file/{file.id}/image.png", headers=named)
    thumbnails.close()
    return answer


async def test_a_photo_is_compressed_on_its_way_to_another_machine(store: FileStore) -> None:
    answer = await fetched(store, PHOTO)
    assert answer.content == PHOTO
    assert answer.headers["content-encoding"] == "gzip"
    assert "content-length" not in answer.headers
    assert answer.headers["etag"].startswith('W/"')
    assert answer.num_bytes_downloaded < 0.7 * len(PHOTO)


@pytest.mark.parametrize(
    ("client", "headers"),
    [
        (NEAR, {}),
        (FAR, {"accept_encoding": "br"}),
        (FAR, {"accept_encoding": "gzip;q=0"}),
        (FAR, {"range": "bytes=0-"}),
    ],
)
async def test_it_goes_as_it_is_where_that_is_quicker_or_asked_for(
    store: FileStore, client: tuple[str, int], headers: dict[str, str]
) -> None:
    answer = await fetched(store, PHOTO, client, **headers)
    assert answer.content == PHOTO
    assert answer.headers["content-length"] == str(len(PHOTO))
    assert "content-encoding" not in answer.headers


async def test_who_comes_through_a_proxy_on_the_same_machine_is_far(store: FileStore) -> None:
    answer = await fetched(store, PHOTO, NEAR, x_forwarded_for="203.0.113.7")
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("content", [DRAWING, DRAWING[:30], b"", PHOTO[:43]])
async def test_what_is_compressed_or_no_picture_goes_as_it_is(store: FileStore, content: bytes) -> None:
    answer = await fetched(store, content)
    assert answer.content == content
    assert "content-encoding" not in answer.headers


async def test_what_the_browser_has_of_it_is_not_sent_again(store: FileStore) -> None:
    tag = (await fetched(store, PHOTO)).headers["etag"]
    assert (await fetched(store, PHOTO, if_none_match=tag)).status_code == 304


async def test_its_head_says_how_it_would_come(store: FileStore) -> None:
    answer = await fetched(store, PHOTO, method="HEAD")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.content == b""
