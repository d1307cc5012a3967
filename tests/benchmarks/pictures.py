"""A picture of 1024 × 1024 pixels from a tab to a function and back: sent, asked for, fetched, in Chromium seen."""

from __future__ import annotations

import base64
import http.client
import io
import time
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import orjson
from benchmarks.attended import run
from benchmarks.browser import chromium, visit
from benchmarks.dialogue import Floor, Ours, page_config
from benchmarks.lean_socket import LeanSocket
from benchmarks.load import opened
from benchmarks.process import Server
from benchmarks.result import Result
from patches import take
from PIL import Image
from playwright.sync_api import Browser

SLOWER = 1.5
MAKE = """(content) => {
  const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
  window.picture = new File([bytes], "picture.png", { type: "image/png" });
}"""
DROP = """([target, place]) => new Promise((seen) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(window.picture);
  const start = performance.now();
  const end = () => requestAnimationFrame(() => seen(performance.now() - start));
  document.querySelector(place).addEventListener("load", end, { capture: true, once: true });
  const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
  document.querySelector(target).dispatchEvent(drop);
})"""
"""Drops a picture on the page; gives the milliseconds until the frame in which its echo is loaded."""


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
    taken: list[list[float]] = [[] for _ in range(6)]
    with (
        TemporaryDirectory() as folder,
        Server("ours", "pictures") as ours,
        Server("picture_floor", folder) as floor,
    ):
        config = page_config(ours.port)
        images = [block["id"] for block in config["blocks"] if block["type"] == "image"]
        target, place = f'[data-block="{images[0]}"] .fl-stage', f'[data-block="{images[-1]}"]'
        with chromium() as browser:
            for _ in range(rounds):
                taken[0] += _dropped(browser, ours.url, target, place, contents)
                taken[1] += _dropped(browser, floor.url, "main", "main", contents)
        for _ in range(rounds):
            taken[2] += run(_visit(ours, Visitor(config, "Pixels"), contents))
            taken[3] += run(_visit(floor, Bare("/pixels"), contents))
            taken[4] += run(_visit(ours, Visitor(config, "Bytes"), contents))
            taken[5] += run(_visit(floor, Bare("/hop"), contents))
    seen, floors_seen, pixels, floors_pixels, path, floors_bytes = taken
    what = f"a picture of {side}²"
    return [
        Result.at_most(f"{what}, browser → pixels in a function → browser, ms", seen, floors_seen, SLOWER),
        Result.at_most("… without the browser, beside the same by Pillow", pixels, floors_pixels, SLOWER),
        Result.beside("… beside its bytes alone", pixels, floors_bytes),
        Result.at_most("… as the path of a file", path, floors_bytes, SLOWER),
    ]


def _picture(side: int, number: int) -> bytes:
    """A PNG file like a photo: smooth, with a little noise, each another one."""
    random = np.random.default_rng(number)
    line = np.sin(np.linspace(0, 9 + number, side)) * 90 + 128
    photo = (line[:, None, None] + line[None, :, None]) / 2 + random.normal(0, 4, (side, side, 3))
    file = io.BytesIO()
    Image.fromarray(photo.clip(0, 255).astype(np.uint8)).save(file, "PNG")
    return file.getvalue()


def _dropped(browser: Browser, url: str, target: str, place: str, contents: list[bytes]) -> list[float]:
    """Milliseconds of each picture in a tab of Chromium, from `target` on until it is seen at `place`."""
    taken = []
    with visit(browser, url, target) as tab:
        for content in [_picture(64, 99), *contents]:
            tab.page.evaluate(MAKE, base64.b64encode(content).decode())
            tab.heap()  # what that left is collected now, and not while time is taken
            taken.append(tab.page.evaluate(DROP, [target, place]))
    return taken[1:]


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
