"""What explains the answer that a visitor got."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...errors import Error
from ...run.calling.binding import assigned
from ...run.progress.progress import Progress, Steps
from ...run.run import Run
from ...tree.component import Component
from ...tree.options import Function
from ..threads import Threads
from .answer import Answer, answer_among
from .caller import Caller
from .cut import Cut
from .cuts import cut_of
from .explanation import Explanation
from .given import given_effects
from .occlusion import Occlusion
from .study import Study

NOTHING = "There is nothing to explain yet: fill in an image, a text or a choice first."


@dataclass(frozen=True, slots=True)
class Explainer:
    """Explains the answers of an interface's function.

    Attributes:
        fn: the function.
        inputs, outputs: the interface's, in its order.
        how: how parts are hidden; or the author's own function, which gives scores for the same arguments.
        batch, max_batch_size: whether the function takes lists, and how long they may be.
    """

    fn: Function
    inputs: Sequence[Component]
    outputs: Sequence[Component]
    how: Occlusion | Function
    batch: bool
    max_batch_size: int

    async def explanations(self, run: Run, payloads: Sequence[Any]) -> AsyncGenerator[Explanation, None]:
        """What is found, whenever that is something new.

        Args:
            run: of the visitor who asks.
            payloads: one for each input.

        Raises:
            Error: there is nothing to hide, or the answer cannot be explained; the text says why.
            Refused: an input does not take its payload.
            Exception: whatever the function raises.
        """
        components = [_now(run, one) for one in self.inputs]
        with Threads() as threads:
            if not isinstance(self.how, Occlusion):
                yield await self._asked(threads, run, components, payloads, self.how)
                return
            study = await threads.call(partial(self._study, run, components, payloads, self.how))
            bar: Steps[None] = Progress().tqdm(None, total=len(study), unit="parts")
            questions = study.questions(self.max_batch_size if self.batch else 1)
            caller = Caller(self.fn, run, batch=self.batch)
            while rows := await threads.call(partial(next, questions, None)):
                for result in await caller.results(threads, rows):
                    if _taken(study, self._answer(result)):
                        yield await threads.call(study.explanation)
                bar.update(len(rows))

    def _study(
        self, run: Run, components: Sequence[Component], payloads: Sequence[Any], how: Occlusion
    ) -> Study:
        cuts: list[Cut | None] = [
            cut_of(one, payload, how) for one, payload in zip(components, payloads, strict=True)
        ]
        if not any(cuts):
            raise Error(NOTHING, title="Info", print_exception=False)
        values = [
            None if cut else one.preprocess(payload)
            for one, payload, cut in zip(components, payloads, cuts, strict=True)
        ]
        return Study(values, cuts)

    async def _asked(
        self,
        threads: Threads,
        run: Run,
        components: Sequence[Component],
        payloads: Sequence[Any],
        how: Function,
    ) -> Explanation:
        """What the author's own function says."""
        pairs = list(zip(components, payloads, strict=True))
        values = await threads.call(lambda: [one.preprocess(payload) for one, payload in pairs])
        scores = (await Caller(how, run, batch=False).results(threads, [values]))[0]
        effects = await threads.call(partial(given_effects, components, payloads, scores))
        return Explanation(None, 0.0, effects)

    def _answer(self, result: Any) -> Answer:
        values = [value for _, value in assigned(self.outputs, result, "explain")]
        try:
            return answer_among(values)
        except TypeError as error:
            raise Error(str(error), print_exception=False) from error


def _taken(study: Study, answer: Answer) -> bool:
    try:
        return study.take(answer)
    except ValueError as error:
        raise Error(str(error), print_exception=False) from error


def _now(run: Run, component: Component) -> Component:
    """A component as the visitor has it: a function may have changed its choices."""
    found = run.session.block(component)
    assert isinstance(found, Component)
    return found
