"""Who holds up the event loop: everyone waits for a function that does not let go of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Generator, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T")

LONG = 0.25
"""Seconds that a coroutine may compute between two awaits."""
BEAT = 1.0
"""Seconds between two looks at the loop, while anything runs."""
LATE = 0.75
"""Seconds by which such a look may be late."""
MOST_NAMES = 20
"""How many functions are named at most."""

log = logging.getLogger("fanlight")


class LagWatch:
    """Looks, while functions run, whether the event loop still turns. It sleeps while nothing does.

    What holds the loop up without running on it is a thread that does not let go of the interpreter's lock: a long
    call into C, a large regular expression.

    Args:
        running: the names of the functions that run now.
    """

    def __init__(self, running: Callable[[], Iterable[str]]) -> None:
        self._running = running
        self._ran: set[str] = set()
        self._timer: asyncio.TimerHandle | None = None

    def wake(self, name: str) -> None:
        """A function of this name is about to run."""
        if len(self._ran) < MOST_NAMES:
            self._ran.add(name)
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(BEAT, self._look, loop.time() + BEAT)

    def close(self) -> None:
        """Look no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _look(self, due: float) -> None:
        late = asyncio.get_running_loop().time() - due
        names, self._ran = sorted(self._ran), set(self._running())
        if late > LATE:
            log.warning(
                "The event loop stood still for %.1f s, and every visitor with it. These functions ran: %s. A long "
                "call into C may hold the interpreter's lock: run it with isolate='process'.",
                late,
                ", ".join(names) or "none",
            )
        self._timer = None
        for name in sorted(self._ran):
            self.wake(name)


class Watched(Generic[T]):
    """An author's coroutine, with an eye on how long it computes between two awaits.

    Args:
        work: what to await.
        name: how the log calls it.
    """

    def __init__(self, work: Awaitable[T], name: str) -> None:
        self._work = work
        self._name = name

    def __await__(self) -> Generator[Any, Any, T]:
        steps = self._work.__await__()
        send = _step(steps, None)
        while True:
            began = time.monotonic()
            try:
                awaited = send()
            except StopIteration as stop:
                value: T = stop.value
                return value
            finally:
                self._judge(time.monotonic() - began)
            try:
                sent = yield awaited
                send = _step(steps, sent)
            except BaseException as error:
                send = _throw(steps, error)

    def _judge(self, seconds: float) -> None:
        if seconds > LONG:
            log.warning(
                "The async function %r held up the event loop for %.1f s, and every visitor with it: await "
                "asyncio.to_thread(…) what takes long, or make it a plain function.",
                self._name,
                seconds,
            )


def _step(steps: Generator[Any, Any, Any], value: Any) -> Callable[[], Any]:
    return lambda: steps.send(value)


def _throw(steps: Generator[Any, Any, Any], error: BaseException) -> Callable[[], Any]:
    return lambda: steps.throw(error)
