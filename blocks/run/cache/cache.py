"""Results and intermediate values that are kept, so that equal questions are answered without work."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from types import FunctionType, MethodType
from typing import Any, TypeVar, overload

from ...errors import PageError
from ...tree.injected import PerRun
from .cached import Cached, Key
from .fingerprint import fingerprint
from .own_copy import size_of
from .store import CacheStore

F = TypeVar("F", bound=Callable[..., Any])

CACHED = "_fanlight_cached"
"""The attribute that leads from what `cache` returned to its `Cached`."""
VARIANTS = "_fanlight_caches"
"""The attribute of a function under which what `cache` made of it is found again."""


@overload
def cache(
    fn: F,
    *,
    key: Key | None = ...,
    max_size: int = ...,
    max_memory: str | int | None = ...,
    per_session: bool = ...,
) -> F: ...
@overload
def cache(
    fn: None = ...,
    *,
    key: Key | None = ...,
    max_size: int = ...,
    max_memory: str | int | None = ...,
    per_session: bool = ...,
) -> Callable[[F], F]: ...
def cache(
    fn: Any = None,
    *,
    key: Key | None = None,
    max_size: int = 128,
    max_memory: str | int | None = None,
    per_session: bool = False,
) -> Any:
    """Keep the results of a function: called again with equal arguments it is not called, and its run does not wait.

    As a decorator, ``@gr.cache`` or ``@gr.cache(max_size=…)``, or inside of another function,
    ``gr.cache(embed)(text)``. It takes functions, coroutine functions and generators of both kinds; of a generator all
    values are kept and come again. Arguments are equal when their content is. Exceptions are not kept.

    Args:
        fn: the function.
        key: takes all arguments by name and returns what alone counts: ``key=lambda kw: kw["prompt"]``.
        max_size: how many results are kept; the one that was not used for the longest time goes first. 0: any number.
        max_memory: how much memory they may take, about: bytes, or a text such as "512mb".
        per_session: whether each visit has its own results, which go when it ends.

    Returns:
        A function like `fn`; its attribute `cache` has `keys()` and `clear()`.

    Raises:
        PageError: max_memory is not a size, or `fn` not a function.
    """

    def decorate(function: Any) -> Any:
        if isinstance(function, MethodType):
            return MethodType(decorate(function.__func__), function.__self__)
        if not callable(function):
            raise PageError(f"gr.cache takes a function; {function!r} is a {type(function).__name__}.")
        if cache_of(function) is not None:
            return function
        store = CacheStore(max_size, max_memory, per_session=per_session)
        made = _caching(Cached(function, key, store))
        if not isinstance(function, FunctionType):
            return made
        variants = vars(function).setdefault(VARIANTS, {})
        # a lambda that stands inside of a function is a new object each time, but of the same code
        options = (getattr(key, "__code__", key), max_size, max_memory, per_session)
        return variants.setdefault(options, made)

    return decorate if fn is None else decorate(fn)


class Cache(PerRun):
    """Keeps what a function wants to find again in its later runs: give it a parameter ``cache=gr.Cache()``.

    ::

        def answer(prompt, cache=gr.Cache(per_session=True)):
            before = cache.get(prompt)
            if before is not None:
                return before["answer"]
            …
            cache.set(prompt, answer=answer)

    May be used from any thread. What is stored is not copied.

    Args:
        max_size, max_memory, per_session: see `cache`.

    Raises:
        PageError: max_memory is not a size.
    """

    def __init__(
        self, *, max_size: int = 128, max_memory: str | int | None = None, per_session: bool = False
    ) -> None:
        self._store = CacheStore(max_size, max_memory, per_session=per_session)

    def for_run(self) -> Cache:
        """The same one for every run."""
        return self

    def get(self, key: Any) -> dict[str, Any] | None:
        """What was stored under a key, or None.

        Args:
            key: text, numbers, arrays, images, or containers of such; its content counts.

        Raises:
            NoFingerprint: the key cannot be told from others.
        """
        entry = self._store.get(self._store.place(fingerprint(key)))
        return None if entry is None else dict(entry.value)

    def set(self, key: Any, **data: Any) -> None:
        """Store values by name under a key, in the place of what is there.

        Args:
            key: see `get`.
            data: the values.

        Raises:
            NoFingerprint: the key cannot be told from others.
        """
        self._store.put(self._store.place(fingerprint(key)), key, data, size_of(key) + size_of(data))

    def keys(self) -> list[Any]:
        """All keys, the one that was used last at the end."""
        return self._store.keys()

    def clear(self) -> None:
        """Forget everything."""
        self._store.clear()


def cache_of(function: Any) -> Cached | None:
    """What keeps the results of a function that `cache` has returned; None of any other."""
    found = getattr(function, CACHED, None)
    if not isinstance(found, Cached):
        return None
    return found.bound_to(function.__self__) if isinstance(function, MethodType) else found


def _caching(cached: Cached) -> Any:
    """A function of the same kind as the cached one."""
    function = cached.function
    made: Any
    if inspect.isasyncgenfunction(function):

        async def made(*args: Any, **kwargs: Any) -> Any:
            async for item in cached.stream(function, args, kwargs):
                yield item

    elif inspect.iscoroutinefunction(function):

        async def made(*args: Any, **kwargs: Any) -> Any:
            return await cached.wait(function, args, kwargs)

    elif inspect.isgeneratorfunction(function):

        def made(*args: Any, **kwargs: Any) -> Any:
            yield from cached.call(function, args, kwargs)

    else:

        def made(*args: Any, **kwargs: Any) -> Any:
            return cached.call(function, args, kwargs)

    made = wraps(function)(made)
    vars(made).update({CACHED: cached, "cache": cached.store})
    return made
