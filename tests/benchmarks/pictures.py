"""A picture of 1024 × 1024 pixels from a tab to a function and back: sent, asked for, fetched."""

from __future__ import annotations

import http.client
import time
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import orjson
from benchmarks.attended import run
from benchmarks.dialogue import Floor, Ours, page_config
from benchmarks.lean_socket import LeanSocket
from benchmarks.load import opened
from benchmarks.process import Server
from benchmarks.result import Result
from patches import take

from fanlight.components.image import Image

SLOWER = 1.5


class Visitor(Ours):
    """A tab whose visitor has a picture echoed.

    Args:
        config: the page's.
        button: "Pixels" or "Bytes".
    """

    def __init__(self, config: dict[str, Any], button: str) -> None:
        super().__init__(config, button)
        images = [block["id"] for block in config["blocks"] if block["type"] == "image"]
        self._inputs = [str(images[("Pixels", "Bytes").index(button)])]
        self._output = images[-1]
        self._props: dict[int, dict[str, Any]] = {}

    @property
    def shown(self) -> dict[str, Any]:
        """The handle of what came back."""
        handle: dict[str, Any] = self._props[self._output]["value"]
        return handle

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        for message in orjson.loads(text)["messages"]:
            if message["t"] == "patch":
                take(self._props, message)
        return super().is_end(text, socket)


class Bare(Floor):
    """The same on the floor: "/hop" gives the bytes back as they are, "/pixels" decodes and encodes them."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.shown = ""

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        self.shown = orjson.loads(text)["value"]
        return True


def measure(rounds: int = 6, times: int = 5, side: int = 1024) -> list[Result]:
    """Each so many `times` a round, a new picture every time; on ours and on the floor in turns."""
    contents = [_picture(side, number) for number in range(times)]
    taken: list[list[float]] = [[], [], [], []]
    with (
        TemporaryDirectory() as folder,
        Server("ours", "pictures") as ours,
        Server("picture_floor", folder) as floor,
    ):
        config = page_config(ours.port)
        for _ in range(rounds):
            taken[0] += run(_visit(ours, Visitor(config, "Pixels"), contents))
            taken[1] += run(_visit(floor, Bare("/pixels"), contents))
            taken[2] += run(_visit(ours, Visitor(config, "Bytes"), contents))
            taken[3] += run(_visit(floor, Bare("/hop"), contents))
    pixels, floors_pixels, path, floors_bytes = taken
    what = f"a picture of {side}² as pixels, there and back, ms"
    return [
        Result.at_most(what, pixels, floors_pixels, SLOWER),
        Result.beside("… beside its bytes alone", pixels, floors_bytes),
        Result.at_most("… as the path of a file", path, floors_bytes, SLOWER),
    ]


def _picture(side: int, number: int) -> bytes:
    """A PNG file like a photo: smooth, with a little noise, each another one."""
    random = np.random.default_rng(number)
    line = np.sin(np.linspace(0, 9 + number, side)) * 90 + 128
    photo = (line[:, None, None] + line[None, :, None]) / 2 + random.normal(0, 4, (side, side, 3))
    media: Any = Image(render=False).postprocess(photo.clip(0, 255).astype(np.uint8))
    content: bytes = media.content
    return content


async def _visit(server: Server, dialogue: Visitor | Bare, contents: list[bytes]) -> list[float]:
    """Milliseconds of each picture in a visit of its own; the first one warms up."""
    (tab,) = await opened(server.port, [dialogue])
    line = http.client.HTTPConnection("127.0.0.1", server.port)
    taken = []
    for content in [_picture(64, 99), *contents]:
        start = time.perf_counter()
        await tab.answer(_sent(line, dialogue, content))
        fetched = _fetched(line, dialogue)
        taken.append(1000 * (time.perf_counter() - start))
        if not fetched.startswith(b"\x89PNG"):
            raise RuntimeError("What came back is no picture.")
    line.close()
    tab.socket.close()
    return taken[1:]


def _sent(line: http.client.HTTPConnection, dialogue: Visitor | Bare, content: bytes) -> Any:
    if isinstance(dialogue, Bare):
        return _answer(line, "POST", "/upload", content).decode()
    headers = {f"X-Fanlight-{key.title()}": dialogue.visitor[key] for key in ("session", "secret")}
    return orjson.loads(_answer(line, "POST", "/upload?name=picture.png", content, headers))


def _fetched(line: http.client.HTTPConnection, dialogue: Visitor | Bare) -> bytes:
    if isinstance(dialogue, Bare):
        return _answer(line, "GET", f"/file/{dialogue.shown}")
    return _answer(line, "GET", f"/file/{dialogue.shown['$file']}/{dialogue.shown['name']}")


def _answer(
    line: http.client.HTTPConnection, method: str, path: str, body: bytes | None = None, headers: Any = None
) -> bytes:
    line.request(method, path, body, headers or {})
    answer = line.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{method} {path} was answered {answer.status}: {content[:200]!r}")
    return content
