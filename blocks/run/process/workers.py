"""Functions that run in processes of their own: a crash costs one run, and a run can be killed."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

from ...errors import FanlightError, Full, PageError
from ...tree.block import Block
from ...tree.injected import PerRun
from ...tree.listener import Listener
from ...tree.options import Function
from ..cache.cache import cache_of
from ..calling.interruptible import Interrupted
from ..calling.stop import Stop
from ..run import Voice
from .pipe import Pipe
from .talk import Began, Call, Close, Item, Logged, Next, Printed, Raised, Reported, Returned, Told
from .worker import work
from .zygote import Zygote

KEPT_IDLE = 2
"""How many workers stay when there is nothing to do; each may hold a model that its function loaded."""
GRACE = 0.5
"""Seconds that a function has to clean up (`finally`, `with`) when its run is stopped, before it is killed."""


class ProcessEnded(FanlightError):
    """The process in which a function ran is gone."""


class Workers:
    """The processes in which a page's functions run that ask for one (`isolate="process"`).

    Where one does, the first of them is forked at once: make this before there are threads, and when all functions
    are known.

    Args:
        listeners: the page's, by index.
        blocks: the page's, by id.

    Raises:
        PageError: a listener asks for it on a system that cannot fork.
    """

    def __init__(self, listeners: Sequence[Listener], blocks: Mapping[int, Block]) -> None:
        self._functions = [_uncached(listener.fn) for listener in listeners]
        defaults = [one.kind for listener in listeners for one in listener.injected]
        self._shared = [*blocks.values(), *(one for one in defaults if isinstance(one, PerRun))]
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._zygote: Zygote | None = None
        if any(listener.isolate for listener in listeners):
            if sys.platform == "win32":
                raise PageError(
                    'isolate="process" needs fork(), which Windows has not: leave it out, or use WSL.'
                )
            self._zygote = self._new_zygote()

    def function(self, listener: Listener, run: Voice, stop: Stop) -> Function | None:
        """What to call for a listener: its function, or what calls that in a worker and waits, on whichever thread.

        The latter returns what the function does, awaited, and a generator where it gives one, async or not. It raises
        what the function raises, and Interrupted, ProcessEnded, CannotTravel or Full (no room for a process).

        Args:
            listener: whose.
            run: hears what it says.
            stop: once it is uttered, the function has half a second to clean up; then it is killed.

        Raises:
            PageError: the listener is not one of the page itself.
        """
        if listener.isolate is None or listener.fn is None:
            return listener.fn
        if listener.index >= len(self._functions):
            raise PageError(
                'isolate="process" is for functions of the page itself: those inside @gr.render are not known yet '
                "when the processes are made."
            )

        def call(*args: Any, **kwargs: Any) -> Any:
            return self._call(Call(listener.index, run.session.id, args, kwargs), run, stop)

        cached = cache_of(listener.fn)
        if cached is None:
            return call
        return lambda *args, **kwargs: cached.call(call, args, kwargs)  # kept here, for all processes

    def close(self) -> None:
        """End all workers; runs that are in one fail."""
        if self._zygote is not None:
            self._zygote.close()
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()

    def _call(self, call: Call, run: Voice, stop: Stop) -> Any:
        with ExitStack() as held:
            worker = self._take()
            talk = _Conversation(worker, run, stop)
            held.callback(self._give_back, worker, talk)
            held.enter_context(stop.heard_by(talk.break_off))
            answer = talk.ask(call)
            if not isinstance(answer, Began):
                return answer.value
            items = _items(talk, held.pop_all())
        next(items)  # as far as its `try`: from here on, closing it gives the worker back
        return items

    def _take(self) -> _Worker:
        """An idle worker, or a new one."""
        while True:
            with self._lock:
                if not self._idle:
                    return self._new_worker()
                worker = self._idle.pop()
            if worker.pipe.is_open():
                return worker
            worker.end()

    def _give_back(self, worker: _Worker, talk: _Conversation) -> None:
        """Keep a worker for the next call; replace one that is broken, end one too many."""
        is_sound = talk.end() and worker.pipe.is_open()
        if not is_sound:
            worker.end()
        with self._lock:
            if len(self._idle) < KEPT_IDLE:
                if is_sound:
                    self._idle.append(worker)
                elif self._zygote is not None:
                    with suppress(EOFError, Full):  # not the trouble of this run
                        self._idle.append(_Worker(self._zygote, self._shared))
                return
        worker.end()

    def _new_worker(self) -> _Worker:
        if self._zygote is not None:
            with suppress(EOFError):
                return _Worker(self._zygote, self._shared)
        # It was closed, or killed: the only case in which the server forks while its threads run.
        self._zygote = self._new_zygote()
        return _Worker(self._zygote, self._shared)

    def _new_zygote(self) -> Zygote:
        return Zygote(partial(work, self._functions, self._shared))


def _uncached(function: Function | None) -> Function | None:
    """A function without its cache: that is the server's."""
    cached = cache_of(function)
    return function if cached is None else cached.bare


def _items(talk: _Conversation, held: ExitStack) -> Generator[Any, None, None]:
    with held:
        try:
            yield
            while isinstance(answer := talk.ask(Next()), Item):
                yield answer.value
        except GeneratorExit:
            with suppress(Interrupted):
                talk.ask(Close())
            raise


class _Worker:
    """A process that calls functions.

    Attributes:
        pipe: leads to it.
    """

    def __init__(self, zygote: Zygote, shared: Sequence[object]) -> None:
        self._zygote = zygote
        self._pid, end = zygote.fork()
        self._exit_code: int | None = None
        self.pipe = Pipe(end, shared)

    def interrupt(self) -> None:
        """Let its function break off."""
        self._zygote.interrupt(self._pid)

    def kill(self) -> None:
        """End it at once."""
        self._zygote.kill(self._pid)

    def end(self) -> int:
        """End it, where it has not ended, and take its leave; gives its exit code, of a signal the negative number."""
        if self._exit_code is None:
            try:
                self._exit_code = self._zygote.reap(self._pid)
            except EOFError:
                self._exit_code = -signal.SIGKILL
            self.pipe.close()
        return self._exit_code


class _Conversation:
    """The server's side of one call."""

    def __init__(self, worker: _Worker, run: Voice, stop: Stop) -> None:
        self._worker = worker
        self._run = run
        self._stop = stop
        self._lock = threading.Lock()
        self._is_over = False
        self._is_sound = True
        self._killing: threading.Timer | None = None

    def ask(self, message: Call | Next | Close) -> Any:
        """Say something to the worker and wait for its answer: Returned, Began or Item.

        Raises:
            Interrupted: it was stopped.
            ProcessEnded: the worker is gone.
            BaseException: what the function raised.
        """
        packed = self._worker.pipe.pack(message)
        self._is_sound = False  # until the call has come to its end
        try:
            self._worker.pipe.put(packed)
            answer = self._answer()
        except EOFError:
            code = self._worker.end()
            if self._stop:
                raise Interrupted from None
            raise ProcessEnded(_obituary(code)) from None
        if self._stop:
            raise Interrupted
        self._is_sound = isinstance(answer, (Returned, Raised))
        if isinstance(answer, Raised):
            raise answer.again()
        return answer

    def break_off(self) -> None:
        """Interrupt the function, and kill it where that does not help. May be called from any thread."""
        with self._lock:
            if not self._is_over:  # else the worker may be at somebody else's call
                self._worker.interrupt()
                self._killing = threading.Timer(GRACE, self._kill)
                self._killing.daemon = True
                self._killing.start()

    def end(self) -> bool:
        """Nothing more will be said; whether the worker is fit for another call."""
        with self._lock:
            self._is_over = True
            if self._killing is not None:
                self._killing.cancel()
        return self._is_sound and not self._stop

    def _kill(self) -> None:
        with self._lock:
            if not self._is_over:
                self._worker.kill()

    def _answer(self) -> Any:
        while True:
            message = self._worker.pipe.receive()
            if isinstance(message, Logged):
                logging.getLogger(message.record.name).handle(message.record)
            elif isinstance(message, Printed):
                stream = sys.stdout if message.fd == 1 else sys.stderr
                with suppress(OSError, ValueError, AttributeError):  # the server's own is closed, or None
                    stream.write(message.text)
                    stream.flush()
            elif not isinstance(message, (Told, Reported)):
                return message
            elif not self._stop:  # the page has been told that it was cancelled: nothing comes after that
                message.to(self._run)


def _obituary(code: int) -> str:
    if code >= 0:
        why = f"it left with exit code {code}"
    else:
        why = f"{(signal.strsignal(-code) or 'unknown').lower()} (signal {-code})"
        if code == -signal.SIGKILL:
            why += ", as happens when memory runs out"
    return f"The process in which this function ran has ended: {why}."
