"""A TCP relay before a server: a network that can be cut and mended."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any
from urllib.parse import urlsplit


class Relay:
    """Passes bytes on, both ways, until it is cut. `with Relay(url) as relay:`

    Args:
        url: the address of the server behind it.

    Attributes:
        url: its own address.
    """

    def __init__(self, url: str) -> None:
        self._port = urlsplit(url).port
        self._is_cut = False
        self._open: set[asyncio.StreamWriter] = set()
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
        self._open |= {writer, there}
        await asyncio.gather(_pass(reader, there), _pass(there_reader, writer))
        self._open -= {writer, there}

    async def _break(self) -> None:
        self._is_cut = True
        for writer in self._open:
            writer.transport.abort()

    async def _close(self) -> None:
        await self._break()
        self._server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.gather(*others, return_exceptions=True)


async def _pass(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while data := await reader.read(2**16):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()
