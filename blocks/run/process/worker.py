"""A process that calls the page's functions, one call after the other. See `workers.py` for the server's side."""

from __future__ import annotations

import asyncio
import faulthandler
import inspect
import io
import logging
import logging.handlers
import os
import signal
import socket
import sys
import threading
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Sequence
from contextlib import closing, suppress
from contextvars import Context
from dataclasses import dataclass
from typing import Any, NoReturn, TypeVar

from ...tree.injected import PerRun
from ...tree.options import Function
from ...wire.protocol import Bar, ServerMessage
from ..calling.interruptible import Interrupted
from ..calling.stop import Stop
from ..progress.bars import Bars
from ..run import current_run
from .pipe import CannotTravel, Pipe
from .talk import Began, Call, Item, Logged, Next, Printed, Raised, Reported, Returned, Told

T = TypeVar("T")
_END: Any = object()


def work(functions: Sequence[Function | None], shared: Sequence[object], end: socket.socket) -> NoReturn:
    """Be a worker: call functions as the server asks, until it hangs up.

    Args:
        functions: the page's, by index.
        shared: see `Pipe`.
        end: this process's end of the socket to the server.
    """
    worker = _Worker(functions, Pipe(end, shared))
    with suppress(EOFError, Interrupted):
        worker.serve()
    os._exit(0)


class _Worker:
    def __init__(self, functions: Sequence[Function | None], pipe: Pipe) -> None:
        self._functions = functions
        self._pipe = pipe
        self._lock = threading.RLock()
        self._unsent: deque[list[memoryview]] = deque()
        self._sender: int | None = None
        self._stop = Stop()
        self._stop_is_due = False
        self._loop = asyncio.SelectorEventLoop()
        self._task: asyncio.Task[Any] | None = None
        self._streams = (self._stream(1), self._stream(2))
        signal.signal(signal.SIGUSR1, self._interrupt)
        faulthandler.enable(2)  # a crash leaves its stack in the server's standard error
        sys.stdout, sys.stderr = self._streams
        _send_logs_to(_LogHandler(self))
        _reseed()

    def serve(self) -> None:
        """Answer calls until one is stopped: what was broken off somewhere may be left in any state."""
        while not self._stop:
            self._answer()

    def send(self, message: Any) -> None:
        """Send a message whole: an interrupt waits until it is out. May be called from any thread.

        Raises:
            CannotTravel: it cannot be pickled.
        """
        packed = self._pipe.pack(message)
        with self._lock:
            self._unsent.append(packed)
            if self._sender is None:  # else a finalizer speaks up in the middle of another message
                self._sender = threading.get_ident()
                try:
                    while self._unsent:
                        self._pipe.put(self._unsent.popleft())
                finally:
                    self._sender = None
        if self._stop_is_due and threading.current_thread() is threading.main_thread():
            self._stop_is_due = False
            raise Interrupted

    def _answer(self) -> None:
        try:
            call: Call = self._pipe.receive()
        except CannotTravel as error:
            self.send(Raised.by(error))
            return
        run = RemoteRun(self.send, RemoteSession(call.session), self._stop)
        context = Context()
        context.run(current_run.set, run)
        ending = context.run(self._outcome, call)
        run.end()
        for stream in self._streams:
            stream.flush()
        try:
            self.send(ending)
        except CannotTravel as error:
            self.send(Raised.by(error))

    def _outcome(self, call: Call) -> Returned | Raised:
        """Call the function and send what it yields; gives what is to be said at the end."""
        try:
            function = self._functions[call.place]
            assert function is not None
            args = [_as_here(value) for value in call.args]
            kwargs = {name: _as_here(value) for name, value in call.kwargs.items()}
            result = function(*args, **kwargs)
            if inspect.isasyncgen(result):
                result = self._in_steps(result)
            if inspect.isgenerator(result):
                self._yield(result)
                return Returned(None)
            return Returned(self._awaited(result) if inspect.isawaitable(result) else result)
        except BaseException as error:  # the boundary to the author's code
            return Raised.by(error)

    def _yield(self, items: Generator[Any, Any, Any]) -> None:
        with closing(items):
            self.send(Began())
            while isinstance(self._pipe.receive(), Next):
                item = next(items, _END)
                if item is _END:
                    return
                self.send(Item(item))

    def _in_steps(self, items: AsyncGenerator[Any, Any]) -> Generator[Any, None, None]:
        """The items of an async generator, each in a step of the event loop of its own."""
        try:
            while True:
                try:
                    item = self._awaited(anext(items))
                except StopAsyncIteration:
                    return
                yield item
        finally:
            self._awaited(items.aclose())

    def _awaited(self, awaitable: Awaitable[T]) -> T:
        async def wait() -> T:
            return await awaitable

        task: asyncio.Task[T] = self._loop.create_task(wait())
        self._task = task
        try:
            return self._loop.run_until_complete(task)
        except asyncio.CancelledError:
            if self._stop:
                raise Interrupted from None
            raise
        finally:
            self._task = None

    def _interrupt(self, *_: object) -> None:
        """Break off what the main thread does.

        A send comes to its end first. A task is cancelled: an exception in the midst of an event loop may lose
        callbacks, and leave coroutines behind that others wait for.
        """
        self._stop.set()
        if self._sender == threading.get_ident():
            self._stop_is_due = True
        elif self._task is not None:
            self._loop.call_soon_threadsafe(self._task.cancel)
        else:
            raise Interrupted

    def _stream(self, fd: int) -> io.TextIOWrapper:
        return io.TextIOWrapper(
            io.BufferedWriter(_Outlet(self, fd)), "utf-8", "backslashreplace", line_buffering=True
        )


class RemoteRun:
    """The run for which a worker calls a function, as far as the function can say something through it.

    Attributes:
        session: whose it is.
        stop: the wish that it end.
        bars: its progress.
    """

    def __init__(self, send: Callable[[Told | Reported], None], session: RemoteSession, stop: Stop) -> None:
        self.session = session
        self.stop = stop
        self.bars = Bars(self.report)
        self._send = send
        self._lock = threading.RLock()
        self._is_over = False

    def tell(self, message: ServerMessage) -> None:
        """Send a message to the run's tab, as long as the run lasts. May be called from any thread."""
        self._say(Told(message))

    def report(self, bars: list[Bar]) -> None:
        """Show how far the run is. May be called from any thread."""
        self._say(Reported(bars))

    def end(self) -> None:
        """Let what its threads say from now on be lost: the next run is somebody else's."""
        self.bars.close()
        with self._lock:
            self._is_over = True

    def _say(self, message: Told | Reported) -> None:
        with self._lock:
            if not self._is_over:
                self._send(message)


@dataclass(frozen=True, slots=True)
class RemoteSession:
    """The session of such a run."""

    id: str

    def at_close(self, end: Callable[[], None]) -> None:
        """Do nothing: no worker hears of the end of a session."""


class _Outlet(io.RawIOBase):
    """What is written to it is printed by the server, wherever that prints: in a notebook, say."""

    def __init__(self, worker: _Worker, fd: int) -> None:
        self._worker = worker
        self._fd = fd

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._fd

    def isatty(self) -> bool:
        return False

    def write(self, data: Any) -> int:
        self._worker.send(Printed(self._fd, bytes(data).decode("utf-8", "replace")))
        return len(data)


class _LogHandler(logging.handlers.QueueHandler):
    """Hands log records to the server, made ready by its parent class: formatted, and without their exception."""

    def __init__(self, worker: _Worker) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # `enqueue` is all that would use it
        self._worker = worker

    def enqueue(self, record: logging.LogRecord) -> None:
        self._worker.send(Logged(record))


def _as_here(value: Any) -> Any:
    """An argument; what each run has its own of is bound to the run as it is in this process."""
    return value.for_run() if isinstance(value, PerRun) else value


def _send_logs_to(handler: logging.Handler) -> None:
    """Let every record go to the server and through the handlers there, and through none of their copies here."""
    for logger in logging.root.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.handlers.clear()
            logger.propagate = True
    logging.root.handlers = [handler]


def _reseed() -> None:
    """Let no two workers draw the same random numbers. Python sees to its own; numpy's and torch's are forked."""
    if "numpy.random" in sys.modules:
        sys.modules["numpy.random"].seed()
    if "torch" in sys.modules:
        sys.modules["torch"].seed()
