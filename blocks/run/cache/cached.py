"""A function whose results are kept: what it returned for some arguments it returns for them again, without a call."""

from __future__ import annotations

import asyncio
import copy
import inspect
import logging
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import aclosing, closing, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from ...tree.injected import PerRun
from ..calling.interruptible import Interrupted
from ..run import current_run
from .fingerprint import NoFingerprint, fingerprint
from .own_copy import own_copy, size_of
from .store import CacheStore, Place

Function = Callable[..., Any]
Key = Callable[[dict[str, Any]], Any]

log = logging.getLogger("fanlight")


@dataclass(frozen=True, slots=True)
class Hit:
    """What a function has returned before: one value, or all that its generator yielded."""

    values: Sequence[Any]
    is_stream: bool

    def again(self) -> Any:
        """The value, or a generator of the values."""
        return (own_copy(value) for value in self.values) if self.is_stream else own_copy(self.values[0])


class Cached:
    """The results of one function. Exceptions are not kept, nor what a generator yielded that was left early.

    Args:
        function: whose.
        key: makes of all arguments by name what tells two calls apart; None: the arguments themselves.
        store: where results are kept.

    Attributes:
        function: the same.
        store: the same.
    """

    def __init__(self, function: Function, key: Key | None, store: CacheStore) -> None:
        self.function = function
        self.store = store
        self._key = key
        self._signature = _signature(function)
        self._lock = threading.Lock()
        self._flights: dict[Place, _Flight] = {}
        self._instance: tuple[Any, ...] = ()
        self._receiver = next(iter(self._signature.parameters), "")
        self._receivers: WeakKeyDictionary[Any, int] = WeakKeyDictionary()
        self._numbers = count()
        self._has_complained = False

    def lookup(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Hit | None:
        """What is kept for these arguments, if anything is. It reads all of them: not for the event loop."""
        place = self._place(args, kwargs)
        return None if place is None else self._kept(place)

    def bound_to(self, instance: Any) -> Cached:
        """The same for a method of `instance`, whose arguments come without it."""
        bound = copy.copy(self)
        bound._instance = (instance,)
        return bound

    @property
    def bare(self) -> Function:
        """The function itself, of the instance where it is a method of one."""
        return partial(self.function, *self._instance) if self._instance else self.function

    def call(self, function: Function, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """What is kept, or what `function` returns; of calls at the same time, the others wait for the first one.

        Generators do not wait for each other: the one before may be paused by a visitor who is away.

        Args:
            function: what to call; it does the same as `self.function`, in another process perhaps.
            args, kwargs: its arguments.

        Raises:
            Interrupted: the run was cancelled while it waited.
        """
        place = self._place(args, kwargs)
        while place is not None:
            hit = self._kept(place)
            if hit is not None:
                return hit.again()
            flight, is_ours = self._board(place, threading.get_ident())
            if is_ours:
                with flight:
                    return self._keep(place, function(*args, **kwargs))
            if flight.pilot == threading.get_ident():  # it calls itself, with the same arguments
                break
            _wait_for(flight)
        return function(*args, **kwargs)

    async def wait(self, function: Function, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        """The same for a coroutine function."""
        place = self._place(args, kwargs)
        while place is not None:
            hit = self._kept(place)
            if hit is not None:
                return hit.again()
            flight, is_ours = self._board(place, asyncio.current_task())
            if is_ours:
                with flight:
                    return self._keep(place, await function(*args, **kwargs))
            if flight.pilot is asyncio.current_task():
                break
            await asyncio.shield(asyncio.wrap_future(flight.landed))
        return await function(*args, **kwargs)

    async def stream(
        self, function: Function, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> AsyncGenerator[Any, None]:
        """The same for an async generator function."""
        place = self._place(args, kwargs)
        hit = None if place is None else self._kept(place)
        if hit is not None:
            for item in hit.again():
                yield item
            return
        seen = _Seen()
        async with aclosing(function(*args, **kwargs)) as items:
            async for item in items:
                seen.add(item)
                yield item
        if place is not None:
            self._put(place, seen, is_stream=True)

    def _place(self, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Place | None:
        """Where the result for these arguments is kept; None where they cannot be told from others."""
        try:
            bound = self._signature.bind(*self._instance, *args, **kwargs)
        except TypeError:  # the function itself will say what is wrong
            return None
        bound.apply_defaults()
        named = {name: value for name, value in bound.arguments.items() if not isinstance(value, PerRun)}
        try:
            return self.store.place(fingerprint(self._told(named) if self._key is None else self._key(named)))
        except NoFingerprint as error:
            if not self._has_complained:
                self._has_complained = True
                log.warning(
                    "%r is called without its cache: %s Name what counts with key=.",
                    getattr(self.function, "__name__", self.function),
                    error,
                )
            return None

    def _told(self, named: dict[str, Any]) -> dict[str, Any]:
        """The arguments with a number for the instance of a method: it may be a model, and change with every call."""
        if self._receiver not in ("self", "cls"):
            return named
        try:
            number = self._receivers.setdefault(named[self._receiver], next(self._numbers))
        except TypeError:  # it cannot be hashed, or not be referred to weakly
            return named
        return {**named, self._receiver: number}

    def _kept(self, place: Place) -> Hit | None:
        entry = self.store.get(place)
        return None if entry is None else entry.value

    def _keep(self, place: Place, result: Any) -> Any:
        """Keep what a call returned, where that is possible; gives it to the caller."""
        if inspect.isgenerator(result):
            return self._recorded(place, result)
        if not inspect.isawaitable(result) and not inspect.isasyncgen(result):
            seen = _Seen()
            seen.add(result)
            self._put(place, seen, is_stream=False)
        return result

    def _recorded(self, place: Place, items: Generator[Any, Any, Any]) -> Generator[Any, None, None]:
        seen = _Seen()
        with closing(items):
            for item in items:
                seen.add(item)
                yield item
        self._put(place, seen, is_stream=True)

    def _put(self, place: Place, seen: _Seen, *, is_stream: bool) -> None:
        if seen.is_whole:
            self.store.put(place, place[1].hex(), Hit(seen.values, is_stream), seen.size)

    def _board(self, place: Place, pilot: object) -> tuple[_Flight, bool]:
        """The call for these arguments that is under way, and whether it begins with this one."""
        with self._lock:
            under_way = self._flights.get(place)
            if under_way is not None:
                return under_way, False
            flight = self._flights[place] = _Flight(pilot, partial(self._land, place))
            return flight, True

    def _land(self, place: Place) -> None:
        with self._lock:
            del self._flights[place]


class _Seen:
    """What a function has returned or yielded so far.

    Attributes:
        values: copies of it.
        size: about how many bytes they take.
        is_whole: whether all of it could be copied; what contains itself cannot.
    """

    def __init__(self) -> None:
        self.values: list[Any] = []
        self.size = 0
        self.is_whole = True

    def add(self, value: Any) -> None:
        """Note a value."""
        try:
            self.values.append(own_copy(value))
            self.size += size_of(value)
        except RecursionError:
            self.is_whole = False


class _Flight:
    """A call whose result others wait for. While it lasts, it is a `with` block.

    Attributes:
        pilot: the thread or task that does it.
        landed: when it is over, however it ended.
    """

    def __init__(self, pilot: object, on_landing: Callable[[], None]) -> None:
        self.pilot = pilot
        self.landed: Future[None] = Future()
        self._on_landing = on_landing

    def __enter__(self) -> None: ...

    def __exit__(self, *exception: object) -> None:
        self._on_landing()
        self.landed.set_result(None)


def _wait_for(flight: _Flight) -> None:
    is_time = threading.Event()
    flight.landed.add_done_callback(lambda _: is_time.set())
    run = current_run.get()
    with nullcontext() if run is None else run.stop.heard_by(is_time.set):
        is_time.wait()
    if run is not None and run.stop:
        raise Interrupted


def _signature(function: Function) -> inspect.Signature:
    try:
        return inspect.signature(function)
    except (TypeError, ValueError):  # some built-ins have none
        return inspect.signature(_anything)


def _anything(*_: Any, **__: Any) -> None: ...
