"""Python objects between two processes: pickles over a socket, with large arrays beside them."""

from __future__ import annotations

import io
import pickle
import socket
import struct
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ...errors import FanlightError

LARGEST = 2**30
"""Bytes that one message may have. A function that returns more is told so; the server never has to hold it."""
BESIDE = 2**16
"""From so many bytes on, a buffer (an array's, say) travels beside the pickle and is not copied into it."""

_TRAVELS = 'What a function with isolate="process" takes and gives travels between processes'
_CANNOT = f"{_TRAVELS}, which this cannot: only what can be pickled does. The log says more."


class CannotTravel(FanlightError):
    """An object cannot be sent to another process."""


class Pipe:
    """One end of a socket between two processes that were forked from the same page.

    Both ends run the author's own code: what is unpickled here was made by it, not by a visitor.

    Args:
        end: this end.
        shared: what both processes have from before the fork, in the same order. It is not sent but named, and found
            again at the other end.
    """

    def __init__(self, end: socket.socket, shared: Sequence[object]) -> None:
        self._socket = end
        self._shared = shared
        self._places = {id(one): place for place, one in enumerate(shared)}

    def pack(self, message: Any) -> list[memoryview]:
        """Make ready to be sent.

        Raises:
            CannotTravel: it cannot be pickled, or is too large.
        """
        buffers: list[pickle.PickleBuffer] = []
        file = io.BytesIO()
        try:
            _Pickler(file, self._places, buffers).dump(message)
        except Exception as error:  # an author's class may raise anything
            raise CannotTravel(_CANNOT) from error
        parts = [file.getbuffer(), *(buffer.raw() for buffer in buffers)]
        sizes = [part.nbytes for part in parts]
        if sum(sizes) > LARGEST:
            raise CannotTravel(f"{_TRAVELS}: {sum(sizes):,} bytes are too many, {LARGEST:,} may.")
        head = struct.pack(f"!I{len(parts)}Q", len(parts), *sizes)
        return [memoryview(head + parts[0]), *parts[1:]]

    def put(self, packed: list[memoryview]) -> None:
        """Send what was made ready.

        Raises:
            EOFError: the other process is gone.
        """
        try:
            for part in packed:
                self._socket.sendall(part)
        except OSError as error:
            raise EOFError("The other process is gone.") from error

    def receive(self) -> Any:
        """Wait for the next object.

        Raises:
            CannotTravel: it cannot be put together here.
            EOFError: the other process is gone.
        """
        (count,) = struct.unpack("!I", self._exactly(4))
        sizes = struct.unpack(f"!{count}Q", self._exactly(8 * min(count, LARGEST // BESIDE + 2)))
        if sum(sizes) > LARGEST:
            raise EOFError("The other process sends what is no message.")
        parts = [self._exactly(size) for size in sizes]
        try:
            return _Unpickler(io.BytesIO(parts[0]), self._shared, parts[1:]).load()
        except Exception as error:
            raise CannotTravel(_CANNOT) from error

    def is_open(self) -> bool:
        """Whether the other process is there. It does not say so where it said something before it went."""
        try:
            return self._socket.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def _exactly(self, size: int) -> bytearray:
        data = bytearray(size)
        rest = memoryview(data)
        while rest:
            try:
                got = self._socket.recv_into(rest)
            except OSError:
                got = 0
            if not got:
                raise EOFError("The other process is gone.")
            rest = rest[got:]
        return data


class _Pickler(pickle.Pickler):
    def __init__(
        self, file: io.BytesIO, places: Mapping[int, int], buffers: list[pickle.PickleBuffer]
    ) -> None:
        def beside(buffer: pickle.PickleBuffer) -> bool:
            """Keep a large buffer; whether it goes into the pickle."""
            is_small = memoryview(buffer).nbytes < BESIDE
            if not is_small:
                buffers.append(buffer)
            return is_small

        super().__init__(file, 5, buffer_callback=beside)
        self._places = places

    def persistent_id(self, value: Any) -> int | None:
        return self._places.get(id(value))


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, shared: Sequence[object], buffers: Iterable[bytearray]) -> None:
        super().__init__(file, buffers=buffers)
        self._shared = shared

    def persistent_load(self, identifier: Any) -> object:
        return self._shared[identifier]
