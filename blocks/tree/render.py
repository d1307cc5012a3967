"""A function that builds a part of the page, anew for each visitor and whenever its inputs change."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Literal, TypeVar

from ..errors import PageError
from .component import Component
from .context import open_layout
from .layout import Layout
from .listener import Trigger, on
from .options import TriggerMode
from .part import Part

F = TypeVar("F", bound=Callable[..., Any])


class Region(Layout):
    """Where what a render function builds is shown: below each other."""

    client_name = "column"

    def props(self) -> dict[str, Any]:
        return {
            **super().props(),
            "variant": "default",
            "scale": 1,
            "min_width": 320,
            "show_progress": True,
        }


class RowRegion(Region):
    """A region in a Row: what is built is shown side by side, as what is written there is."""

    client_name = "row"

    def props(self) -> dict[str, Any]:
        sizes = {"height": None, "max_height": None, "min_height": None, "equal_height": False}
        return {**super().props(), **sizes}


def render(
    inputs: Component | Sequence[Component] | None = None,
    triggers: Trigger | Sequence[Trigger] | None = None,
    *,
    queue: bool = True,
    trigger_mode: TriggerMode | None = "always_last",
    concurrency_limit: int | Literal["default"] | None = None,
    concurrency_id: str | None = None,
    show_progress: Literal["full", "minimal", "hidden"] = "full",
) -> Callable[[F], F]:
    """Let a function build a part of the page while it is being used.

    ::

        @gr.render(inputs=tasks)
        def show(tasks):
            for task in tasks:
                with gr.Row():
                    gr.Textbox(task, key=task)
                    gr.Button("Done").click(lambda tasks, task=task: [t for t in tasks if t != task], ...)

    What the function makes, blocks and listeners, takes the place of what it made before, for this visitor alone.
    A block with the same class and ``key`` as one of the last time is the same block: it keeps its place in the
    document, and of the arguments that ``preserved_by_key`` names (``"value"`` by default) what the visitor and
    other functions made of them, unless the function gives another one than the last time.

    Args:
        inputs: the component(s) whose values are the function's arguments.
        triggers: the events that call it; None: when the page loads and whenever an input changes.
        queue, trigger_mode, concurrency_limit, concurrency_id, show_progress: see `ListenerOptions`.

    Returns:
        A decorator; it gives the function back.

    Raises:
        PageError: outside of a page, or the function is a generator or a coroutine function.
    """

    def decorate(function: F) -> F:
        layout = open_layout.get()
        if layout is None:
            raise PageError(
                "gr.render was used outside of a page: write it inside `with gr.Blocks() as demo:`."
            )
        in_row = isinstance(layout, Layout) and layout.client_name == "row"
        region = RowRegion() if in_row else Region()
        listener = on(
            triggers,
            _builder(function),
            inputs,
            region,
            api_name=False,
            queue=queue,
            trigger_mode=trigger_mode,
            concurrency_limit=concurrency_limit,
            concurrency_id=concurrency_id,
            show_progress=show_progress,
        )
        if triggers is None:  # a server that was started again knows nothing of what it has rendered
            listener.triggers = (*listener.triggers, Trigger(region, "restore"))
        return function

    return decorate


def _builder(function: Callable[..., Any]) -> Callable[..., Part]:
    """The function behind the listener: calls the author's with a part of its own standing open."""
    lazy = (inspect.isgeneratorfunction, inspect.iscoroutinefunction, inspect.isasyncgenfunction)
    if any(is_lazy(function) for is_lazy in lazy):
        raise PageError(
            "gr.render takes a plain function, which builds all of the part in one go: write `def`, without `yield`; "
            "let a listener do what takes long, and give its result to the function as an input."
        )

    @wraps(function)
    def build(*args: Any, **kwargs: Any) -> Part:
        with Part() as part:
            function(*args, **kwargs)
        return part

    return build
