"""A TCP relay before a server: a network that is slow, stingy, deaf, cut, and mended."""

from __future__ import annotations

import asyncio
import random
import socket
import struct
import threading
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

Way = Literal["reset", "close", "hold"]
"""How a connection ends: with a word of the network or its peer, or with none at all (the cable is out)."""
Pass = Callable[[bytes], Awaitable[None]]


@dataclass(frozen=True)
class Line:
    """What a connection is like.

    Attributes:
        delay, jitter: seconds that each piece takes, and those that it may take more.
        piece: the largest number of bytes that travel together.
        idle: seconds in which the server may be silent before it is cut, as some proxies do.
    """

    delay: float = 0
    jitter: float = 0
    piece: int = 2**16
    idle: float | None = None


class Relay:
    """Passes bytes on, both ways, until it is cut. `with Relay(url) as relay:`

    Args:
        url: the address of the server behind it.
        line: what its connections are like.

    Attributes:
        url: its own address.
        accepted: how many connections there were.
    """

    def __init__(self, url: str, line: Line = Line()) -> None:
        self._port = urlsplit(url).port
        self._line = line
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()
        self._cut_at: tuple[int, Literal["frames", "bytes"], Way] | None = None
        self._flows = _flowing()
        self._held: list[asyncio.Event] = []
        self.accepted = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="relay")
        self._server: asyncio.Server

    def __enter__(self) -> Relay:
        self._thread.start()
        self._server = self._do(asyncio.start_server(self._accept, "127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/"
        return self

    def __exit__(self, *exception: object) -> None:
        self._do(self._close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def cut(self) -> None:
        """Break all connections, and each new one."""
        self._do(self._break())

    def mend(self) -> None:
        """Let new connections through again."""
        self._is_cut = False

    def cut_once(self, count: int, unit: Literal["frames", "bytes"], way: Way = "reset") -> None:
        """Break the next connection after `count` websocket frames or bytes from the server; later ones pass."""
        self._cut_at = count, unit, way

    def hold(self) -> None:
        """Pass nothing on any more of what is connected now, and say so to nobody; new connections pass."""
        self._held.append(self._flows)
        self._loop.call_soon_threadsafe(self._flows.clear)
        self._flows = _flowing()

    def turn_to(self, url: str) -> None:
        """Break all connections and pass the next ones on to another server."""
        self.cut()
        self._port = urlsplit(url).port
        self.mend()

    def _do(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self._is_cut:
            writer.transport.abort()
            return
        try:
            there_reader, there = await asyncio.open_connection("127.0.0.1", self._port)
        except OSError:  # nobody listens there now
            writer.transport.abort()
            return
        self.accepted += 1
        plan, self._cut_at = self._cut_at, None
        never = asyncio.Event()
        self._held.append(never)
        back = _cutting(plan, writer, there, never) if plan else _writing(writer)
        self._open |= {writer, there}
        await asyncio.gather(
            self._pass(reader, _writing(there), there, None),
            self._pass(there_reader, back, writer, self._line.idle),
        )
        self._open -= {writer, there}

    async def _pass(
        self, reader: asyncio.StreamReader, to: Pass, writer: asyncio.StreamWriter, idle: float | None
    ) -> None:
        flows = self._flows
        try:
            while data := await asyncio.wait_for(reader.read(self._line.piece), idle):
                if self._line.delay or self._line.jitter:
                    await asyncio.sleep(self._line.delay + random.random() * self._line.jitter)
                await flows.wait()
                await to(data)
        except (ConnectionError, asyncio.TimeoutError):
            pass
        finally:
            writer.close()

    async def _break(self) -> None:
        self._is_cut = True
        for writer in self._open:
            writer.transport.abort()

    async def _close(self) -> None:
        await self._break()
        for held in self._held:
            held.set()
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)


def _flowing() -> asyncio.Event:
    event = asyncio.Event()
    event.set()
    return event


def _writing(writer: asyncio.StreamWriter) -> Pass:
    async def write(data: bytes) -> None:
        writer.write(data)
        await writer.drain()

    return write


def _cutting(
    plan: tuple[int, Literal["frames", "bytes"], Way],
    writer: asyncio.StreamWriter,
    there: asyncio.StreamWriter,
    never: asyncio.Event,
) -> Pass:
    """Pass on as much as planned, then end both sides."""
    left, unit, way = plan
    frames = FrameEnds()
    pass_on = _writing(writer)

    async def write(data: bytes) -> None:
        nonlocal left
        ends = frames.feed(data) if unit == "frames" else list(range(1, len(data) + 1))
        if len(ends) < left:
            left -= len(ends)
            await pass_on(data)
            return
        await pass_on(data[: ends[left - 1]] if left else b"")
        if way == "hold":
            await never.wait()
        if way == "reset":
            for side in (writer, there):
                _reset(side)
        raise ConnectionResetError

    return write


def _reset(side: asyncio.StreamWriter) -> None:
    """End a connection with a RST in place of a FIN."""
    raw: socket.socket = side.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    side.transport.abort()


class FrameEnds:
    """Finds where websocket frames from a server end (RFC 6455 §5.2), behind the HTTP response that comes first."""

    def __init__(self) -> None:
        self._buffer = b""
        self._is_open = False

    def feed(self, data: bytes) -> list[int]:
        """The offsets in `data` at which a frame is complete."""
        before = len(self._buffer)
        self._buffer += data
        ends = []
        done = 0
        if not self._is_open:
            head, found, _ = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return []
            self._is_open, done = True, len(head) + 4
        while (size := _frame_size(self._buffer[done:])) is not None and done + size <= len(self._buffer):
            done += size
            ends.append(done - before)
        self._buffer = self._buffer[done:]
        return ends


def _frame_size(data: bytes) -> int | None:
    if len(data) < 2:
        return None
    extra = {126: 2, 127: 8}.get(data[1], 0)
    if not extra:
        return 2 + data[1]
    return 2 + extra + int.from_bytes(data[2 : 2 + extra], "big") if len(data) >= 2 + extra else None
