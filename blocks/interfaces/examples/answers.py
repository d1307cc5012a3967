"""What a function returns for examples: computed once and kept."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Iterable, Mapping, Sequence
from contextlib import aclosing
from typing import Any
from weakref import WeakKeyDictionary

from ...files.payload_walk import replaced
from ...run.cache.fingerprint import NoFingerprint, fingerprint
from ...run.run import Run
from ...run.session.block_config import first_payload
from ...tree.component import Component
from ...tree.update import Update, skip
from ...wire.codec import decode, encode
from ...wire.media import StoredFile
from ..model import Model, asking, result
from .identity import example_identity
from .kept_results import KeptResults

Sample = tuple[int, list[Any]]
"""What a listener gets of a dataset: the place of an example, and the values that are shown of it."""

log = logging.getLogger("fanlight")


class Answers:
    """What a function returns for examples.

    Of several visitors who ask for what is not kept yet, one after the other has it computed.

    Args:
        model: the function with its components.
        function: tells it from others, see `function_identity`.
        examples: each as the values of some inputs, by their places; the others have what they have at first.
        kept: where results are kept.
    """

    def __init__(
        self, model: Model, function: bytes, examples: Sequence[Mapping[int, Any]], kept: KeptResults
    ) -> None:
        self._model = model
        self._function = function
        self._examples = examples
        self._kept = kept
        self._keys: dict[int, str | None] = {}
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    async def prepare(self, *, anew: bool) -> None:
        """Have the results computed that are not kept yet. Where the function fails, a warning says of which.

        Args:
            anew: whether those that are kept are forgotten first.
        """
        run = asking("Examples")
        places = await asyncio.to_thread(self._missing, anew=anew)
        if places:
            count = "1 example" if len(places) == 1 else f"{len(places)} examples"
            print(  # noqa: T201  # or nobody would know why the app is not there yet
                f"Computing the results of {count}, to be kept in {self._kept.folder} …", flush=True
            )
        for place in places:
            await self._try(run, place)

    async def preload_inputs(self, place: int) -> Any:
        """The values of an example whose result is kept, for a visit that has entered nothing yet."""
        return result(await asyncio.to_thread(self._first_inputs, asking("Examples"), place))

    async def preload(self, place: int) -> Any:
        """The result of an example, where it is kept, for a visit that has seen none yet."""
        return result(await asyncio.to_thread(self._first_outputs, asking("Examples"), place))

    async def show(self, sample: Sample | None) -> AsyncGenerator[Any, None]:
        """The result of an example: what is kept, or what the function returns now, of a generator each item."""
        if sample is not None:
            async with aclosing(self._results(asking("Examples"), sample[0])) as results:
                async for shown in results:
                    yield result(shown)

    async def _try(self, run: Run, place: int) -> None:
        try:
            async with aclosing(self._results(run, place)) as results:
                async for _ in results:
                    pass
        except Exception:  # of the author's function
            log.warning(
                "Example %d, %.200r, has no result: the function %r fails for it. The app starts all the same; a "
                "click on the example shows the error.",
                place,
                list(self._examples[place].values()),
                self._model.name,
                exc_info=True,
            )

    async def _results(self, run: Run, place: int) -> AsyncGenerator[list[Any], None]:
        """A payload or an `Update` for each output."""
        found = await asyncio.to_thread(self._found, run, place)
        if found is None:
            async with self._turn():
                found = await asyncio.to_thread(self._found, run, place)
                if found is None:
                    async with aclosing(self._computed(run, place)) as results:
                        async for shown in results:
                            yield shown
                    return
        yield found

    async def _computed(self, run: Run, place: int) -> AsyncGenerator[list[Any], None]:
        payloads = await asyncio.to_thread(self._payloads, run, place)
        last: list[Any] = [skip() for _ in self._model.outputs]
        async with aclosing(self._model.results(run, payloads)) as results:
            async for shown in results:
                last = [_together(*pair) for pair in zip(last, shown, strict=True)]
                yield shown
        await asyncio.to_thread(self._keep, place, last)

    def _turn(self) -> asyncio.Lock:
        return self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())

    def _missing(self, *, anew: bool) -> list[int]:
        self._kept.sweep()
        keys = [self._key(place) for place in range(len(self._examples))]
        if anew:
            self._kept.drop(key for key in keys if key is not None)
        return [place for place, key in enumerate(keys) if key is not None and self._kept.get(key) is None]

    def _found(self, run: Run, place: int) -> list[Any] | None:
        key = self._key(place)
        kept = None if key is None else self._kept.get(key)
        return None if kept is None else [_adopted(run, output) for output in kept]

    def _first_inputs(self, run: Run, place: int) -> list[Any]:
        example = {self._model.inputs[at]: value for at, value in self._examples[place].items()}
        key = self._key(place)
        is_fresh = _is_untouched(run, [*example, *self._model.outputs])
        if not is_fresh or key is None or self._kept.get(key) is None:
            return [skip() for _ in example]
        return [component.postprocess(value) for component, value in example.items()]

    def _first_outputs(self, run: Run, place: int) -> list[Any]:
        found = self._found(run, place) if _is_untouched(run, self._model.outputs) else None
        return [skip() for _ in self._model.outputs] if found is None else found

    def _keep(self, place: int, outputs: Sequence[Any]) -> None:
        key = self._key(place)
        if key is None:
            return
        try:
            for component, output in zip(self._model.outputs, outputs, strict=True):
                if component.is_server_side:
                    _check_object(component, output)
            self._kept.put(key, outputs)
        except (OSError, TypeError):
            log.warning(
                "The result of example %d of %r cannot be kept.", place, self._model.name, exc_info=True
            )

    def _key(self, place: int) -> str | None:
        """The key of an example; None where its values cannot be told from others, so that nothing is kept."""
        if place not in self._keys:
            try:
                self._keys[place] = example_identity(
                    self._function, self._examples[place], self._model.inputs
                )
            except (NoFingerprint, OSError) as error:
                log.warning("The result of example %d of %r is not kept: %s", place, self._model.name, error)
                self._keys[place] = None
        return self._keys[place]

    def _payloads(self, run: Run, place: int) -> list[Any]:
        example = self._examples[place]
        found = []
        for at, component in enumerate(self._model.inputs):
            payload = component.postprocess(example[at]) if at in example else component.initial()
            found.append(
                run.session.files.publish_all(run.session.id, payload) if component.holds_files else payload
            )
        return found


def _is_untouched(run: Run, components: Iterable[Component]) -> bool:
    """Whether components show what each visit starts with."""
    seen = [one for one in components if not one.is_server_side]
    return [run.session.payload(one) for one in seen] == [
        first_payload(one, run.session.page.graph) for one in seen
    ]


def _together(before: Any, now: Any) -> Any:
    """What an output shows after two items of a generator."""
    if not isinstance(now, Update):
        return (
            Update({**before.changes, "value": now}) if isinstance(before, Update) and before.changes else now
        )
    if not now.changes:
        return before
    changes = before.changes if isinstance(before, Update) else {"value": before}
    return Update({**changes, **now.changes})


def _check_object(component: Component, output: Any) -> None:
    """See whether an object of the author's would come back as it is.

    Raises:
        TypeError: it would not.
    """
    is_plain = isinstance(output, Update) or fingerprint(decode(encode(output))) == fingerprint(output)
    if not is_plain:
        raise TypeError(f"The {type(output).__name__} in {component.name} is more than JSON can say.")


def _adopted(run: Run, output: Any) -> Any:
    """An output for a visitor, who has a copy of each of its files."""

    def copied(value: Any) -> Any:
        return run.session.files.adopt(run.session.id, value) if isinstance(value, StoredFile) else value

    if isinstance(output, Update):
        return Update(replaced(output.changes, copied))
    return replaced(output, copied)
