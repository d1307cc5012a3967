"""What is said over a websocket for one event: in our protocol (blocks/wire/protocol.py), and to the floor."""

from __future__ import annotations

import re
from itertools import count
from typing import Any, Protocol

import orjson
from benchmarks.lean_socket import LeanSocket
from benchmarks.process import get

ACK_EVERY = 64
"""Frames after which the browser's client acknowledges (client_js/src/core/socket.ts)."""
_NOT_NUMBERED = b'{"seq":0,'
_ENDED_BADLY = (b'"state":"failed"', b'"state":"skipped"', b'"state":"cancelled"', b'"t":"fault"')


class Dialogue(Protocol):
    """One tab's part of the talk."""

    path: str

    def hello(self) -> bytes | None:
        """What is said first; None: nothing, and nothing is answered."""

    def welcomed(self, text: bytes) -> None:
        """Take the answer to Hello."""

    def ask(self, *values: str) -> bytes:
        """An event that brings values."""

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        """Whether a frame ends the event; acknowledges it where the protocol has that."""


class Ours:
    """A tab on a page of ours.

    Args:
        config: the page's, from `page_config`.
        button: which one its visitor presses.

    Attributes:
        visitor: the server's Welcome; empty before.
        seq: the number of the last frame.
    """

    path = "/ws"

    def __init__(self, config: dict[str, Any], button: str = "Echo") -> None:
        self.visitor: dict[str, Any] = {}
        self.seq = 0
        self._block = next(block["id"] for block in config["blocks"] if block["props"].get("value") == button)
        self._inputs = [str(block["id"]) for block in config["blocks"] if block["type"] == "textbox"]
        self._version = config["protocol"]
        self._numbers = count(1)

    def hello(self) -> bytes | None:
        message = {"t": "hello", "v": self._version, "seq": self.seq, "run": None}
        return orjson.dumps({**message, **{key: self.visitor.get(key) for key in ("session", "secret")}})

    def welcomed(self, text: bytes) -> None:
        (self.visitor,) = orjson.loads(text)["messages"]

    def ask(self, *values: str) -> bytes:
        named = dict(zip(self._inputs, values, strict=False))
        message = {"t": "event", "id": f"load-{next(self._numbers)}", "block": self._block}
        return orjson.dumps({**message, "event": "click", "values": named, "data": None, "edit": 0})

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        if text.startswith(_NOT_NUMBERED):  # a heartbeat
            return False
        self.seq += 1
        if self.seq % ACK_EVERY == 0:
            socket.send(orjson.dumps({"t": "ack", "seq": self.seq}))
        if b'"state":"done"' in text:
            return True
        if any(word in text for word in _ENDED_BADLY):
            raise RuntimeError(f"The event failed: {text!r}")
        return False


class Floor:
    """A visitor of the floor's echo.

    Args:
        path: "/ws", or "/hop" for an echo through a thread.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._numbers = count(1)

    def hello(self) -> bytes | None:
        return None

    def welcomed(self, text: bytes) -> None:
        """It never is."""

    def ask(self, *values: str) -> bytes:
        return orjson.dumps({"id": f"load-{next(self._numbers)}", "value": values[0]})

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        return True


def page_config(port: int) -> dict[str, Any]:
    """The config that is inlined in a page of ours."""
    found = re.search(rb'id="fanlight-config">(.*?)</script>', get(port, "identity"), re.DOTALL)
    assert found is not None, "the page has no config"
    config: dict[str, Any] = orjson.loads(found[1])
    return config
