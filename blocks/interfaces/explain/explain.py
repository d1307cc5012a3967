"""explain: which parts of its inputs a function's answer depends on."""

from __future__ import annotations

import asyncio
import inspect
from collections import deque
from collections.abc import AsyncIterable, Awaitable, Sequence
from typing import Any

from ...errors import PageError
from ...run.progress.progress import Progress, Steps
from ...tree.component import Component
from ...tree.options import Function
from .answer import Answer, answer, answer_among
from .columns import in_columns, in_rows
from .cuts import cut_of_value
from .explanation import Explanation
from .occlusion import Occlusion
from .study import Study


def explain(
    fn: Function,
    inputs: Any,
    target: Any = None,
    *,
    components: Component | Sequence[Component | None] | None = None,
    batch: bool = False,
    max_batch_size: int = 4,
    **how: Any,
) -> Explanation:
    """Hide one part of the inputs after the other, and see how much the function's answer changes.

    ::

        found = gr.explain(classify, image, "cat")
        found.heatmap().save("why.png")

    In a function of a page the visitor sees how far it is. A coroutine function is waited for, of a generator the last
    item counts.

    Args:
        fn: it returns a number or what a Label shows: {class: confidence}, (class, confidence), a class.
        inputs: what it is given; several arguments as a list or tuple. An array, PIL image or Path is an image of which
            tiles are hidden, a str a text of which words are; of a number or bool other values take the place. What is
            anything else stays as it is.
        target: the class to explain; None: the one that is found for the whole.
        components: what the arguments would be entered in, so that the choices of a Radio and the bounds of a Slider
            are known: one for each, None for those that need none.
        batch: whether the function takes lists of arguments, as with ``Interface(batch=True)``.
        max_batch_size: how many it takes at most.
        how: the parameters of `Occlusion`: tiles, segments, baseline, replacement, max_words.

    Returns:
        The scores, and heat maps of them.

    Raises:
        PageError: there is nothing that could be hidden, or an argument is none of those.
        TypeError: the function returns neither a number nor what a Label shows.
        ValueError: it says nothing of the target.
    """
    arguments = list(inputs) if isinstance(inputs, (list, tuple)) else [inputs]
    entered: list[Component | None] = [None] * len(arguments)
    if components is not None:
        entered = [components] if isinstance(components, Component) else list(components)
    occlusion = Occlusion(**how)
    pairs = zip(arguments, entered, strict=True)
    cuts = [cut_of_value(value, occlusion, component) for value, component in pairs]
    if not any(cuts):
        raise PageError(
            "explain() found nothing to hide: give it an image, a text, a number, a bool, or a list of such arguments."
        )
    study = Study(arguments, cuts, target)
    bar: Steps[None] = Progress().tqdm(None, total=len(study), unit="parts")
    try:
        for rows in study.questions(max_batch_size if batch else 1):
            for result in _results(fn, rows, batch=batch):
                study.take(_read(result))
            bar.update(len(rows))
    finally:
        bar.close()
    return study.explanation()


def _results(fn: Function, rows: Sequence[list[Any]], *, batch: bool) -> list[Any]:
    if batch:
        return in_rows(_settled(fn(*in_columns(rows))), len(rows))
    return [_settled(fn(*row)) for row in rows]


def _settled(result: Any) -> Any:
    """What a coroutine returns, or a generator gives last."""
    if inspect.isgenerator(result):
        return deque(result, maxlen=1).pop()
    if inspect.isasyncgen(result):
        return asyncio.run(_last(result))
    return asyncio.run(_awaited(result)) if inspect.isawaitable(result) else result


async def _awaited(result: Awaitable[Any]) -> Any:
    return await result


async def _last(items: AsyncIterable[Any]) -> Any:
    return [item async for item in items][-1]


def _read(result: Any) -> Answer:
    """The answer in what a function returned, which may be several results."""
    try:
        return answer(result)
    except TypeError:
        return answer_among(result if isinstance(result, tuple) else [result])
