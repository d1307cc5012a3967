"""Whether the run whose function is being called was cancelled, for functions that ask."""

from __future__ import annotations

from ..run import current_run


def cancelled() -> bool:
    """Whether the run that called this function was cancelled: a long loop asks now and then, and returns.

    A generator and a coroutine need not ask: they end at their next yield or await. Called from a script it is False.
    Not of Gradio, whose functions go on.
    """
    run = current_run.get()
    return run is not None and bool(run.stop)
