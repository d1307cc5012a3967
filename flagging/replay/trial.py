"""One sample, run again and compared."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ...blocks.errors import BadValue, FanlightError
from ...blocks.files.payload_walk import replaced
from ...blocks.run.session.session import Session
from ...blocks.tree.block import Block
from ...blocks.tree.component import Component
from ..sample import Sample
from .bench import Bench, Ended
from .choice import Choice
from .comparing.compare import compare
from .comparing.comparison import Comparison
from .kept_media import kept_media
from .outcome import Evidence, Outcome, judge
from .result import Difference, Result
from .settings import Settings

UNFINISHED = ("cancelled", "running", "queued", "lost", "skipped")
"""States of runs whose outputs say nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Runs a sample again and compares what comes of it.

    Args:
        bench: runs functions.
        settings: how.
    """

    bench: Bench
    settings: Settings

    async def result(self, sample: Sample, choice: Choice | None) -> Result:
        """What comes of a sample.

        Args:
            sample: which.
            choice: what it is a sample of; None where the app has no such function.
        """
        reason = why_not(sample, choice)
        if choice is None or reason is not None:
            return Result.of(sample, "skipped", message=reason)
        function = choice.listener.name
        try:
            with self.bench.visit() as session:
                ended = await self._run(session, sample, choice)
                outcome, differences = await asyncio.to_thread(self._compare, session, sample, choice, ended)
        except (
            OSError,
            FanlightError,
        ) as error:  # a flagged file is gone, or the app takes no such value any more
            return Result.of(sample, "failed", function=function, message=str(error))
        except Exception as error:  # of a metric: an author's code
            message = f"It could not be compared: {type(error).__name__}: {error}"
            return Result.of(sample, "failed", function=function, message=message)
        return Result.of(
            sample,
            outcome,
            function=function,
            message=ended.error,
            differences=differences,
            traceback=ended.traceback,
            seconds=ended.seconds,
        )

    async def _run(self, session: Session, sample: Sample, choice: Choice) -> Ended:
        payloads = await asyncio.to_thread(self._payloads, session, sample, choice)
        return await self.bench.run(session, choice.listener, payloads, self.settings.timeout)

    def _payloads(self, session: Session, sample: Sample, choice: Choice) -> dict[int, Any]:
        return {
            place: self._payload(session, choice.listener.inputs[place], sample.data[column])
            for place, column in choice.inputs.items()
        }

    def _compare(
        self, session: Session, sample: Sample, choice: Choice, ended: Ended
    ) -> tuple[Outcome, tuple[Difference, ...]]:
        failed_then = sample.run is not None and sample.run.state == "failed"
        expected = {
            column: value for column, value in sample.expected.items() if column in choice.outputs.values()
        }
        then, wanted, differences = True, True, list[Difference]()
        for column, component, payload in () if ended.error else _outputs(choice, ended):
            flagged = (
                None
                if failed_then
                else self._check(session, sample, column, component, sample.data[column], payload)
            )
            then = then and flagged is not None and flagged.same
            corrected = None
            if column in expected:
                corrected = self._check(session, sample, column, component, expected[column], payload)
            counts = flagged if corrected is None else corrected
            if counts is not None and not counts.same:
                wanted = False
                against = "flagged" if corrected is None else "expected"
                differences.append(self._difference(sample, column, against, counts, len(differences)))
        accepted = sample.verdict == "accepted"
        as_expected = wanted if expected else None
        evidence = Evidence(failed_then, ended.error is not None, then, as_expected, accepted)
        return judge(evidence), tuple(differences)

    def _check(
        self, session: Session, sample: Sample, column: str, component: Component, value: Any, payload: Any
    ) -> Comparison:
        """Compare what an output shows with a value that was kept."""
        before = self._payload(session, component, value)
        metric = self.settings.metric(column)
        if metric is None:
            return compare(component, before, payload, self.settings.tolerance)
        return metric.compare(_seen(component, before), _seen(component, payload), sample)

    def _payload(self, session: Session, component: Component, value: Any) -> Any:
        """A kept value as a payload of the visit, with files of its own."""
        payload = self.bench.files.publish_all(session.id, replaced(value, kept_media))
        try:
            component.validate(payload)
        except BadValue:  # a sample that was flagged in a script has what a function takes or returns
            with suppress(Exception):  # what it is not, it is not: the function's own run says so
                return component.postprocess(value)
        return payload

    def _difference(
        self, sample: Sample, column: str, against: str, found: Comparison, number: int
    ) -> Difference:
        picture = None
        if found.picture is not None and self.settings.report is not None:
            picture = f"pictures/{sample.id}-{number}.png"
            path = self.settings.report / picture
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found.picture())
        return Difference(column, against, found.summary, found.detail, found.figures, picture)


def why_not(sample: Sample, choice: Choice | None) -> str | None:
    """Why a sample is left out; None where it is not."""
    if sample.verdict == "rejected":
        return "It was rejected in review."
    if choice is None:
        return "No function of the app takes its columns."
    if sample.run is not None and sample.run.state in UNFINISHED and not sample.expected:
        return f"Its run had no end to compare with: it was {sample.run.state}."
    return None


def _outputs(choice: Choice, ended: Ended) -> Iterator[tuple[str, Component, Any]]:
    """Column, component and payload of each output that was flagged."""
    blocks: Mapping[int, Block] = dict(enumerate(choice.listener.outputs))
    for place, column in choice.outputs.items():
        block = blocks[place]
        assert isinstance(block, Component)
        yield column, block, ended.outputs[place]


def _seen(component: Component, payload: Any) -> Any:
    """A payload as a function would get it; as it is where the component cannot say."""
    try:
        return component.preprocess(payload)
    except Exception:  # an author's component that is an output only need not have that way
        return payload
