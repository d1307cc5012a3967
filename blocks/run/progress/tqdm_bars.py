"""The bars that authors and the libraries they use draw with tqdm, shown in the tabs whose runs ask for it."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any

from ..run import current_run
from .bars import Bars, MovingBar

KEPT_UNDER = "_fanlight"
"""The attribute of a tqdm bar that leads to ours."""


class TqdmBars:
    """Listens to all bars of tqdm while runs follow them; before and after, tqdm is as it was.

        tqdm.std.tqdm, which all its kinds derive from: __init__  __iter__  update  reset  refresh  close
               │ each calls the original, then
               ▼
        Moved ──► the bars of the run that made it

    A bar belongs to the run in whose context it is made. One that is made on a thread of a library, which knows of no
    run, belongs to the only run that follows; where there are several, nobody can tell whose it is.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._followers: list[Bars] = []
        self._originals: dict[str, Any] = {}

    def follow(self, bars: Bars) -> None:
        """Show the bars of tqdm in those of a run, until that is over. Where tqdm is not installed, do nothing."""
        try:
            kind = importlib.import_module("tqdm.std").tqdm
        except ImportError:
            return
        with self._lock:
            if bars in self._followers:
                return
            if not self._followers:
                self._listen(kind)
            self._followers.append(bars)
        bars.at_close(partial(self._leave, kind, bars))

    def _leave(self, kind: Any, bars: Bars) -> None:
        with self._lock:
            self._followers.remove(bars)
            if not self._followers:
                for name, original in self._originals.items():
                    setattr(kind, name, original)

    def _listen(self, kind: Any) -> None:
        after: dict[str, Callable[..., None]] = {
            "update": _Moved.update,
            "reset": _Moved.reset,
            "refresh": _Moved.refresh,
            "close": _Moved.close,
        }
        hooks = {
            "__init__": self._making(kind.__init__),
            "__iter__": _iterating(kind.__iter__),
            **{name: _then(getattr(kind, name), tell) for name, tell in after.items()},
        }
        self._originals = {
            name: vars(kind)[name] for name in hooks
        }  # as they lie there: one is a partialmethod
        for name, hook in hooks.items():
            setattr(kind, name, hook)

    def _making(self, original: Callable[..., None]) -> Callable[..., None]:
        @wraps(original)
        def make(bar: Any, *args: Any, **kwargs: Any) -> None:
            original(bar, *args, **kwargs)
            bars = self._whose()
            if (
                bars is not None and kwargs.get("disable") is not True
            ):  # None: disabled where nobody sees a terminal
                desc = args[1] if len(args) > 1 else kwargs.get("desc")
                vars(bar)[KEPT_UNDER] = _Moved(bars, bar, desc, kwargs.get("unit", "it"))

        return make

    def _whose(self) -> Bars | None:
        run = current_run.get()
        followers = list(self._followers)
        if run is not None:
            return run.bars if run.bars in followers else None
        return followers[0] if len(followers) == 1 else None


class _Moved:
    """What is shown of one bar of tqdm.

    Args:
        bars: the run's.
        bar: tqdm's; not kept, as it closes when it is thrown away.
        desc, unit: what it was made with.
    """

    def __init__(self, bars: Bars, bar: Any, desc: str | None, unit: str) -> None:
        self._bars = bars
        self._desc = desc
        self._shown = MovingBar(desc, bar.n, bar.total, "steps" if unit == "it" else unit)
        bars.open(self._shown)

    def count(self, done: float) -> None:
        """Go to a number of steps."""
        self._shown.done = done
        if not self._bars.is_resting:
            self._bars.moved()

    def update(self, bar: Any, n: float | None = 1) -> None:
        """It was moved; a disabled one does not count by itself."""
        self.count((self._shown.done or 0) + (n or 0) if bar.disable else bar.n)

    def reset(self, bar: Any, *_: Any, **__: Any) -> None:
        """It begins again."""
        self.count(bar.n)
        self.refresh(bar)

    def refresh(self, bar: Any, *_: Any, **__: Any) -> None:
        """Whatever of it was changed by hand."""
        if not bar.disable:
            self._shown.done = bar.n
        self._shown.total = bar.total
        texts = (
            getattr(bar, "desc", self._desc),
            getattr(bar, "postfix", None),
        )  # a disabled one may lack them
        self._shown.desc = ", ".join(str(text).removesuffix(": ") for text in texts if text)
        self._bars.moved()

    def close(self, _bar: Any) -> None:
        """It is done with."""
        self._bars.remove(self._shown)


def _moved(bar: Any) -> _Moved | None:
    found = vars(bar).get(KEPT_UNDER)
    return found if isinstance(found, _Moved) else None


def _iterating(original: Callable[[Any], Iterator[Any]]) -> Callable[[Any], Iterator[Any]]:
    @wraps(original)
    def iterate(bar: Any) -> Iterator[Any]:
        moved = _moved(bar)
        if moved is None:
            yield from original(bar)
            return
        done = bar.n
        try:
            for item in original(bar):
                yield item
                done += 1
                moved.count(done)
        finally:
            moved.close(bar)

    return iterate


def _then(original: Callable[..., Any], tell: Callable[..., None]) -> Callable[..., Any]:
    """The original, after which the bar's movement is told."""

    @wraps(original)
    def call(bar: Any, *args: Any, **kwargs: Any) -> Any:
        result = original(bar, *args, **kwargs)
        moved = _moved(bar)
        if moved is not None:
            tell(moved, bar, *args, **kwargs)
        return result

    return call


TQDM_BARS = TqdmBars()
"""The one of the process, as there is one tqdm."""
