"""One sample, run again."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from ...blocks.errors import FanlightError
from ...blocks.run.session.session import Session
from ..sample import Sample
from .bench import Bench
from .checks import Checks
from .choice import Choice
from .kept_payload import kept_payload
from .outcome import judge
from .result import Result
from .settings import Settings

UNFINISHED = ("cancelled", "running", "queued", "lost", "skipped")
"""States of runs whose outputs say nothing."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Runs samples again, one at a time.

    Args:
        bench: runs functions.
        settings: how, and how what comes of it is compared.
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
            return await self._run(sample, choice)
        except (OSError, FanlightError) as error:  # a kept file is gone, say
            return Result.of(sample, "failed", function=function, message=str(error))
        except Exception as error:  # of a metric: an author's code
            message = f"It could not be compared: {type(error).__name__}: {error}"
            return Result.of(sample, "failed", function=function, message=message)

    async def _run(self, sample: Sample, choice: Choice) -> Result:
        with self.bench.visit() as session:
            payloads = await asyncio.to_thread(_payloads, session, sample, choice)
            ended = await self.bench.run(session, choice.listener, payloads, self.settings.timeout)
            checks = Checks(session, sample, self.settings)
            evidence, differences = await asyncio.to_thread(checks.evidence, choice, ended)
        return Result.of(
            sample,
            judge(evidence),
            function=choice.listener.name,
            message=ended.error,
            differences=tuple(differences),
            traceback=ended.traceback,
            seconds=ended.seconds,
        )


def why_not(sample: Sample, choice: Choice | None) -> str | None:
    """Why a sample is left out; None where it is not."""
    if sample.verdict == "rejected":
        return "It was rejected in review."
    if choice is None:
        return "No function of the app takes its columns."
    if sample.run is not None and sample.run.state in UNFINISHED and not sample.expected:
        return f"Its run had no end to compare with: it was {sample.run.state}."
    return None


def _payloads(session: Session, sample: Sample, choice: Choice) -> dict[int, Any]:
    """The payloads of a function's inputs, by their places."""
    inputs = choice.listener.inputs
    return {
        place: kept_payload(session, inputs[place], sample.data[one]) for place, one in choice.inputs.items()
    }
