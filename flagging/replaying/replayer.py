"""Runs samples again, several at a time."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from hashlib import blake2b

from ...blocks.app import Blocks
from ..sample import Sample
from .bench import open_bench
from .choice import Choice, choose, names_of
from .errors import CannotReplay
from .replayed import Replayed
from .result import Result
from .results_file import ResultsFile
from .settings import Settings
from .trial import Trial, why_not

OnResult = Callable[[Result, bool], None]
"""Is told of each result, and whether it was known before."""
MOST_WORKERS = 500
"""Each may take a thread, and a thousand runs may wait in an app."""


class Replayer:
    """Runs samples again, several at a time. What is done before it is broken off stays in `done`.

    Args:
        demo: the app.
        samples: in the order in which they are to be told.
        settings: how they are run and compared.
        version: of the app.
        file: keeps results; None: nothing does.
        on_result: is told of each.

    Raises:
        CannotReplay: a sample fits several functions of the app, or none of the samples fits any.
    """

    def __init__(
        self,
        demo: Blocks,
        samples: Sequence[Sample],
        settings: Settings,
        version: str,
        file: ResultsFile | None = None,
        on_result: OnResult | None = None,
    ) -> None:
        self._demo = demo
        self._samples = samples
        self._settings = settings
        self._version = version
        self._file = file
        self._on_result = on_result
        self._choices = [self._choose(sample) for sample in samples]
        self._results: dict[int, Result] = {}
        self._refuse_strangers()

    @property
    def done(self) -> Replayed:
        """What has come of the samples so far."""
        results = [self._results[place] for place in sorted(self._results)]
        return Replayed(results, self._settings.fail_on, self._version)

    def run(self) -> Replayed:
        """Run all that have not been run before.

        Raises:
            KeyboardInterrupt: it was broken off.
            OSError: a result or a picture cannot be written.
        """
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            asyncio.run(self._run())
        else:
            _on_a_thread(
                lambda: asyncio.run(self._run())
            )  # in a notebook, whose loop is not for us to hold up
        return self.done

    def _choose(self, sample: Sample) -> Choice | None:
        if sample.verdict == "rejected":
            return None
        return choose(self._demo.graph.listeners, sample, self._settings.function)

    def _refuse_strangers(self) -> None:
        wanted = [sample for sample in self._samples if sample.verdict != "rejected"]
        if wanted and not any(self._choices):
            columns = ", ".join(wanted[0].data)
            names = self._settings.function or names_of(self._demo.graph.listeners)
            raise CannotReplay(
                f"No function of the app takes the columns of these samples ({columns}): the labels of its inputs and "
                f"outputs are not among them. It has {names}."
            )

    async def _run(self) -> None:
        listeners = list(dict.fromkeys(choice.listener for choice in self._choices if choice is not None))
        settings, queue = self._settings, self._demo.queue_options
        workers = min(settings.workers or os.cpu_count() or 1, MOST_WORKERS)
        limit = workers if settings.over_limit else None
        at_once = max([workers, *(workers * one.max_batch_size for one in listeners if one.batch)])
        todo = iter(enumerate(self._choices))
        async with open_bench(self._demo, listeners, queue, limit) as bench:
            trial = Trial(bench, settings)
            workmen = [
                asyncio.ensure_future(self._work(trial, todo)) for _ in range(min(at_once, MOST_WORKERS))
            ]
            try:
                await asyncio.gather(*workmen)
            finally:
                for workman in workmen:
                    workman.cancel()
                await asyncio.gather(*workmen, return_exceptions=True)

    async def _work(self, trial: Trial, todo: Iterator[tuple[int, Choice | None]]) -> None:
        for place, choice in todo:
            sample = await asyncio.to_thread(self._samples.__getitem__, place)
            task = self._task(sample, choice)
            result = self._file.find(task) if self._file is not None else None
            was_known = result is not None
            if result is None:
                result = await trial.result(sample, choice)
                if self._file is not None:
                    await asyncio.to_thread(self._file.add, task, self._version, result)
            self._results[place] = result
            if self._on_result is not None:
                self._on_result(result, was_known)

    def _task(self, sample: Sample, choice: Choice | None) -> str:
        """Stands for all that a result depends on."""
        settings = self._settings
        columns = () if choice is None else choice.outputs.values()
        metrics = [(metric.name, metric.threshold) for one in columns if (metric := settings.metric(one))]
        facts = (
            sample.id,
            self._version,
            None if choice is None else choice.listener.name,
            why_not(sample, choice),
            sample.verdict,
            sorted(sample.expected.items(), key=str),
            settings.tolerance,
            metrics,
            settings.report,
        )
        return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _on_a_thread(work: Callable[[], None]) -> None:
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:  # it is raised where it was asked for
            failures.append(error)

    thread = threading.Thread(target=guarded, name="fanlight-replay")
    thread.start()
    thread.join()
    if failures:
        raise failures[0]
