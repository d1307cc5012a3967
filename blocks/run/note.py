"""What is said of runs outside of their tabs: the end of their records, and lines in the app's log."""

from __future__ import annotations

import logging

from .run import Run, State

log = logging.getLogger("fanlight")


def note_end(run: Run, state: State, message: str | None = None) -> None:
    """Note how a run ended.

    Args:
        run: which.
        state: how.
        message: what its visitor reads of it.
    """
    if run.record.waited is None and run.started is not None:
        run.record.start(run.started)
    run.record.end(state, message, run.ended)
    if log.isEnabledFor(logging.INFO):
        about = {
            "run": run.id,
            "listener": run.listener.name,
            "session": run.session.id[:6],
            "state": state,
        }
        log.info(
            "Run %s of %r for session %s: %s. It waited %.3f s and ran %.3f s.",
            *about.values(),
            run.waited,
            run.ran,
            extra={"fanlight": {**about, "waited": run.waited, "ran": run.ran}},
        )


def loop_cut(run: Run, depth: int) -> str:
    """Note that a run was not begun since too many changes led to it; gives what its visitor reads."""
    last = "a block" if run.target is None else run.target.name
    text = (
        f"{run.listener.name!r} was started by {depth} changes in a row, each caused by the one before, "
        f"the last one of {last}: the loop was cut. Let one of the listeners return gr.skip() at some point."
    )
    log.error("Run %s: %s", run.id, text)
    run.record.end("failed", text)
    return text


def warn_of_place(run: Run, seconds: float) -> None:
    """Say that a cancelled run has kept its place for too long."""
    log.warning(
        "The function %r of run %s was cancelled %g s ago and still runs: its place in the queue is given to the "
        "next one.",
        run.listener.name,
        run.id,
        seconds,
    )


def warn_of_stop(count: int, seconds: float) -> None:
    """Say that the server waits for runs before it stops."""
    log.warning(
        "Stopping: %d %s to end first, for up to %g s. A second Ctrl+C or SIGTERM stops at once.",
        count,
        "run has" if count == 1 else "runs have",
        seconds,
    )


def warn_of_last(run: Run, seconds: float) -> None:
    """Say that the server has stopped without waiting any longer for a run."""
    log.warning("The function %r of run %s did not end within %g s.", run.listener.name, run.id, seconds)
