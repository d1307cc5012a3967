"""How far a function is, told from inside of it."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from numbers import Integral
from typing import Any, Generic, TypeVar

from ...tree.injected import PerRun
from ..run import current_run
from .bars import Bars, MovingBar
from .tqdm_bars import TQDM_BARS

T = TypeVar("T")


class Progress(PerRun):
    """Shows the visitor how far a function is: give it a parameter ``progress=gr.Progress()`` and call that.

    Each run gets one of its own; it may be used from any thread that the function starts. Outside of a run it does
    nothing.

    Args:
        track_tqdm: also show the bars that the function and the libraries in it draw with tqdm.
    """

    def __init__(self, track_tqdm: bool = False) -> None:
        self.track_tqdm = track_tqdm
        self._own: Bars | None = None

    def __reduce__(self) -> tuple[type[Progress], tuple[bool]]:
        return Progress, (self.track_tqdm,)  # another process binds it to the run as it is there

    def for_run(self) -> Progress:
        """One for the run whose function is about to be called."""
        progress = Progress(track_tqdm=self.track_tqdm)
        progress._own = self._bars()
        if self.track_tqdm and progress._own is not None:
            TQDM_BARS.follow(progress._own)
        return progress

    def __call__(
        self,
        progress: float | tuple[float, float | None] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
    ) -> None:
        """Say how far the function is; the bar stays until the next call, or until a loop of `tqdm` begins or ends.

        Args:
            progress: a share from 0 to 1, or a pair of the steps that are done and of all steps (None: unknown);
                None takes the bar away, or with a `desc` shows that nobody can tell.
            desc: what is being done.
            total: all steps; `progress` is then the steps that are done, or as a float up to 1 their share.
            unit: what is counted.
        """
        bars = self._bars()
        if bars is None:
            return
        if progress is None:
            bars.say(None if desc is None else MovingBar(desc, None, None, ""))
        elif isinstance(progress, (tuple, list)):
            done, all_of_it = progress
            bars.say(MovingBar(desc, float(done), total if all_of_it is None else float(all_of_it), unit))
        elif total is None:
            bars.say(MovingBar(desc, float(progress), None, ""))
        else:
            is_share = not isinstance(progress, Integral) and 0 <= progress <= 1
            bars.say(MovingBar(desc, float(progress) * (total if is_share else 1), total, unit))

    def tqdm(
        self,
        iterable: Iterable[T] | None,
        desc: str | None = None,
        total: float | None = None,
        unit: str = "steps",
    ) -> Steps[T]:
        """Show a bar while a loop goes through an iterable: ``for page in progress.tqdm(pages): …``. Bars may nest.

        Args:
            iterable: what to go through; None for a bar that `update` moves and `close` takes away.
            desc: what is being done.
            total: how many steps there are; by default as many as the iterable says that it has.
            unit: what is counted.

        Returns:
            The items of the iterable.
        """
        bar = MovingBar(desc, 0, _length(iterable) if total is None else total, unit)
        return Steps(iterable, self._bars(), bar)

    def update(self, n: float = 1) -> None:
        """Move the innermost bar.

        Args:
            n: by how many steps.
        """
        bars = self._bars()
        if bars is not None:
            bars.advance(n)

    def _bars(self) -> Bars | None:
        if self._own is not None:
            return self._own
        run = current_run.get()
        return None if run is None else run.bars


class Steps(Generic[T]):
    """The items of an iterable, with a bar that shows how many of them have been dealt with.

    Args:
        iterable: what to go through; None: the bar is there from now on, and moved by hand.
        bars: those of the run; None: outside of a run.
        bar: shows it.
    """

    def __init__(self, iterable: Iterable[T] | None, bars: Bars | None, bar: MovingBar) -> None:
        self._iterable = iterable
        self._bars = bars
        self._bar = bar
        self._items: Iterator[T] | None = None
        if iterable is None and bars is not None:
            bars.open(bar)

    def __len__(self) -> int:
        """How many there are."""
        if self._bar.total is None:
            raise TypeError("what is gone through does not say how many items it has")
        return int(self._bar.total)

    def __iter__(self) -> Iterator[T]:
        """Go through them; the bar is there from the first one until the loop is left, by whatever way."""
        bars, bar = self._bars, self._bar
        if bars is None or self._iterable is None:
            yield from self._iterable or ()
            return
        done = bar.done = 0
        bars.open(bar)
        try:
            for item in self._iterable:
                yield item
                done += 1
                bar.done = done
                if not bars.is_resting:
                    bars.moved()
        finally:
            bars.remove(bar)

    def __next__(self) -> T:
        """The next one."""
        if self._items is None:
            self._items = iter(self)
        return next(self._items)

    def update(self, n: float = 1) -> None:
        """Move the bar by `n` steps."""
        self._bar.done = (self._bar.done or 0) + n
        if self._bars is not None:
            self._bars.moved()

    def close(self) -> None:
        """Take the bar away."""
        if self._bars is not None:
            self._bars.remove(self._bar)


def _length(iterable: Any) -> int | None:
    try:
        length = operator.length_hint(iterable, -1)
    except Exception:  # whatever a class's own __len__ may raise
        return None
    return None if length < 0 else length
