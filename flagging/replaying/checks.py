"""What a function gives today, beside what was kept of a sample."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ...blocks.run.session.session import Session
from ...blocks.tree.component import Component
from ..sample import Sample
from .bench import Ended
from .choice import Choice
from .comparing.compare import compare
from .comparing.comparison import Comparison
from .kept_payload import kept_payload
from .outcome import Evidence
from .result import Difference
from .settings import Settings


@dataclass(frozen=True, slots=True)
class Checks:
    """Compares what a function gives today with what was kept of a sample. For a thread.

    Args:
        session: the visit in which the function ran.
        sample: the sample.
        settings: how it is compared.
    """

    session: Session
    sample: Sample
    settings: Settings

    def evidence(self, choice: Choice, ended: Ended) -> tuple[Evidence, list[Difference]]:
        """What there is to judge by, and the differences from what should be.

        Args:
            choice: the function, and which columns its outputs are.
            ended: how it came out.

        Raises:
            OSError: a kept file is gone, or a picture cannot be written.
            Exception: what an author's metric raises.
        """
        run, expected = self.sample.run, self.sample.expected
        failed_then = run is not None and run.state == "failed"
        as_flagged, as_expected, differences = not failed_then, True, list[Difference]()
        for place, column in choice.outputs.items() if ended.error is None else ():
            component, payload = choice.listener.outputs[place], ended.outputs[place]
            assert isinstance(component, Component)
            then = None if failed_then else self._check(column, component, self.sample.data[column], payload)
            wanted = self._check(column, component, expected[column], payload) if column in expected else then
            as_flagged = as_flagged and then is not None and then.same
            if wanted is not None and not wanted.same:
                as_expected = False
                against = "expected" if column in expected else "flagged"
                differences.append(self._difference(column, against, wanted, len(differences)))
        is_corrected = not expected.keys().isdisjoint(choice.outputs.values())
        evidence = Evidence(
            failed_then=failed_then,
            fails_now=ended.error is not None,
            as_flagged=as_flagged,
            as_expected=as_expected if is_corrected else None,
            accepted=self.sample.verdict == "accepted",
        )
        return evidence, differences

    def _check(self, column: str, component: Component, value: Any, payload: Any) -> Comparison:
        """Compare a value that was kept with what an output shows."""
        before = kept_payload(self.session, component, value)
        after = component.to_flag(payload)  # what it would be kept as: of a stream, what it came to
        metric = self.settings.metric(column)
        if metric is None:
            return compare(component, before, after, self.settings.tolerance)
        return metric.compare(_seen(component, before), _seen(component, after), self.sample)

    def _difference(self, column: str, against: str, found: Comparison, number: int) -> Difference:
        picture = None
        if found.picture is not None and self.settings.report is not None:
            picture = f"pictures/{self.sample.id}-{number}.png"
            path = self.settings.report / picture
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(found.picture())
        return Difference(column, against, found.summary, found.detail, found.figures, picture)


def _seen(component: Component, payload: Any) -> Any:
    """A payload as a function would get it; as it is where the component cannot say."""
    try:
        return component.preprocess(payload)
    except Exception:  # an author's component that is an output only need not have that way
        return payload
