"""A websocket client that costs next to nothing, so that a load of messages measures the server.

It sends short text frames, masked with zeros (RFC 6455 §5.3: the mask is applied by XOR, so zeros leave the
bytes as they are), and reads whole, unmasked, unfragmented frames, which is what our servers send.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
_TEXT, _PING = 1, 9


class LeanSocket(asyncio.Protocol):
    """One connection.

    Args:
        port, path: where to.
        on_text: is called with each text frame.

    Attributes:
        received: bytes of all frames so far, with their headers.
        opened: done when the server has accepted.
    """

    def __init__(self, port: int, path: str, on_text: Callable[[bytes], None]) -> None:
        self.received = 0
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._request = _HANDSHAKE.format(path=path, port=port).encode()
        self._on_text = on_text
        self._buffer = b""
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self.opened.done():
            head, found, rest = self._buffer.partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head[:20]:
                self.opened.set_exception(ConnectionRefusedError(head.decode()))
                return
            self._buffer = rest
            self.opened.set_result(None)
        while (frame := _first_frame(self._buffer)) is not None:
            code, start, end = frame
            text, self._buffer = self._buffer[start:end], self._buffer[end:]
            self.received += end
            if code == _TEXT:
                self._on_text(text)
            elif code == _PING:
                self._write(0x8A, text)

    def connection_lost(self, error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(error or ConnectionResetError())

    def send(self, text: bytes) -> None:
        """Send a text frame of less than 64 kB."""
        self._write(0x81, text)

    def stop_reading(self) -> None:
        """Take nothing more from the network."""
        self._transport.pause_reading()

    def close(self) -> None:
        """Drop the connection."""
        self._transport.abort()

    def _write(self, first: int, text: bytes) -> None:
        size = len(text)
        head = bytes([first, 0x80 | size]) if size < 126 else bytes([first, 0xFE]) + size.to_bytes(2, "big")
        self._transport.write(head + b"\0\0\0\0" + text)


def _first_frame(buffer: bytes) -> tuple[int, int, int] | None:
    """The opcode of the first frame in the buffer, and where its payload starts and ends, if it is there."""
    if len(buffer) < 2:
        return None
    size, start = buffer[1], 2
    if size > 125:
        width = 2 if size == 126 else 8
        start += width
        if len(buffer) < start:
            return None
        size = int.from_bytes(buffer[2:start], "big")
    return (buffer[0] & 15, start, start + size) if len(buffer) >= start + size else None
