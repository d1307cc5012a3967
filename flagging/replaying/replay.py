"""replay(): flagged samples through today's function."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

from ...blocks.app import Blocks
from ..read import read
from ..sample import Sample
from .comparing.tolerance import Tolerance
from .errors import BrokenOff, CannotReplay
from .metric import Measure
from .outcome import FAIL_ON, OUTCOMES, Outcome
from .progress_line import ProgressLine
from .replayed import Replayed
from .replayer import Replayer
from .result import Result
from .results_file import ResultsFile
from .settings import Settings
from .version import code_version

T = TypeVar("T")


def replay(
    demo: Blocks,
    samples: str | Path | Sequence[Sample],
    *,
    function: str | None = None,
    tolerance: Tolerance | None = None,
    metric: Measure | Mapping[str, Measure] | Mapping[str | None, Measure] | None = None,
    threshold: float | Mapping[str, float] | Mapping[str | None, float] = 1.0,
    timeout: float | None = None,
    workers: int | None = None,
    over_limit: bool = False,
    fail_on: Collection[Outcome] = FAIL_ON,
    report: str | Path | None = None,
    results: str | Path | None = None,
    resume: bool = False,
    version: str | None = None,
    progress: bool | None = None,
) -> Replayed:
    """Run flagged samples through today's function, and compare what it gives with what was flagged or is expected.

    ::

        def test_what_was_flagged():
            done = flagging.replay(demo, "flagged")
            assert not done.failed, done

    Args:
        demo: the app.
        samples: the flagged folder, or what `read` gives of one.
        function: the name of the function, or the one under which programs call it, where samples fit several.
        tolerance: how far values may be apart.
        metric: a measure of your own, for all outputs or by the columns of outputs: called with the value that should
            be, the new one (each as a function would get it) and the sample, it returns whether they are alike, or a
            number, the more the more alike.
        threshold: the number of `metric` from which on values count as the same, for all outputs or by column. In both,
            None stands for all columns that are not named.
        timeout: seconds that the function may take for a sample; None: any number.
        workers: how many samples are run at the same time, within the app's concurrency limits; None: one for each
            processor.
        over_limit: let `workers` count, and not the app's limits.
        fail_on: the outcomes that make the replay fail; see docs/replay.md.
        report: a folder for `results.json` and the pictures of images that differ.
        results: a file that keeps each result as soon as it is known.
        resume: do not run again what that file has the result of, for the same version of the app.
        version: of the app, such as the digest of a model's file, beside that of its code.
        progress: whether stderr shows how far it is; None: where it is a terminal.

    Returns:
        A sequence of results; `failed` has those that matter, `counts` how many came out how, and str() is a table.

    Raises:
        FileNotFoundError: there is no such folder.
        BrokenOff: Ctrl+C (it is a KeyboardInterrupt); its `done` has the results so far.
        CannotReplay: an argument is none of those, or the samples are not of a function of this app.
        OSError: what is to be written cannot be.
    """
    _check(fail_on, workers, timeout)
    found = read(samples) if isinstance(samples, (str, Path)) else samples
    settings = Settings(
        function=function,
        tolerance=tolerance or Tolerance(),
        measures=_by_column(metric),
        thresholds=_by_column(threshold),
        timeout=timeout,
        workers=workers,
        over_limit=over_limit,
        fail_on=tuple(fail_on),
        report=None if report is None else Path(report),
    )
    name = " ".join(part for part in (version, code_version(demo)) if part)
    with ExitStack() as held:
        file = None if results is None else ResultsFile(Path(results), resumes=resume)
        if file is not None:
            held.callback(file.close)
        on_result = _shown(held, len(found), settings.fail_on, progress)
        replayer = Replayer(demo, found, settings, name, file, on_result)
        try:
            done = replayer.run()
        except KeyboardInterrupt:
            raise BrokenOff(replayer.done) from None
    if report is not None:
        done.write_report(report)
    return done


def _check(fail_on: Collection[str], workers: int | None, timeout: float | None) -> None:
    unknown = [one for one in fail_on if one not in OUTCOMES]
    if unknown:
        raise CannotReplay(f"{unknown[0]!r} is no outcome: write some of {', '.join(OUTCOMES)}.")
    if workers is not None and workers < 1:
        raise CannotReplay(f"workers={workers} are too few: write a number from 1 on.")
    if timeout is not None and not timeout > 0:
        raise CannotReplay(f"timeout={timeout} is none: write seconds above 0.")


def _by_column(given: T | Mapping[Any, T] | None) -> dict[str | None, T]:
    """What is given for all outputs stands at None."""
    if isinstance(given, Mapping):
        return dict(given)
    return {} if given is None else {None: given}


def _shown(
    held: ExitStack, total: int, fail_on: Collection[Outcome], progress: bool | None
) -> Callable[[Result, bool], None] | None:
    """What shows how far it is."""
    if not (sys.stderr.isatty() if progress is None else progress):
        return None
    line = ProgressLine(sys.stderr, total)
    held.callback(line.close)
    return lambda result, was_known: line.advance(is_bad=result.outcome in fail_on, was_known=was_known)
