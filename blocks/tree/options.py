"""The options of a listener, said once for `.click(…)`, `.then(…)`, `on(…)` and all the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from .block import Block, Key
from .component import Component

Function = Callable[..., Any]
Inputs = Component | Sequence[Component] | Set[Component] | Mapping[str, Component] | None
Outputs = Block | Sequence[Block] | Set[Block] | None
ApiName = str | Literal[False] | None
Limit = int | Literal["default"] | None
TriggerMode = Literal["once", "multiple", "always_last"]


class ListenerOptions(TypedDict, total=False):
    """How a listener runs.

    api_description: what the API's documentation says; by default the function's docstring.
    api_visibility: "public", "undocumented" or "private" (programs cannot call it).
    scroll_to_output: bring the first output into view when the run ends.
    show_progress: "full", "minimal" or "hidden": how the outputs look while the run lasts.
    show_progress_on: the component(s) that show it instead of the outputs.
    queue: False runs at once, past the queue.
    preprocess: False hands the function payloads instead of values.
    postprocess: False takes what the function returns for payloads.
    trigger_mode: while a run lasts, a further event is dropped ("once", the default), waits as the one that
        comes next ("always_last", the default of change and key_up) or runs as well ("multiple").
    js: a JavaScript function, `(…inputs) => outputs`; it runs in the browser before `fn` and feeds it.
        True says that `fn` could run in the browser: it is called as without it.
    inputs_kwargs: components whose values are keyword arguments.
    key: names the listener across re-renders.
    batch: True calls the function once for several runs: each argument is a list, one value a run, and so is each
        of the results, in a tuple or list of as many as there are outputs (also where there is one).
    max_batch_size: how many runs it takes together at most.
    cancels: the listener(s) whose runs of the same visitor end when this happens; `fn` may then be None.
    concurrency_limit: how many runs of the function last at the same time, over all visitors; None: any number;
        "default": what `Blocks.queue` says, which is 1.
    concurrency_id: listeners with the same one share a limit, the lowest that one of them sets.
    stream_every: seconds between two `stream` events of a component that records.
    time_limit: seconds after which a generator is ended as if it were done, and another function cancelled.
    validator: a function of the same inputs that runs before `fn` and returns a `validate(…)` for each of them.
    isolate: "process" calls the function in a process of its own, which is killed when the run is cancelled; a crash
        ends the run and not the server. Not of Gradio.
    """

    api_description: str | Literal[False] | None
    api_visibility: Literal["public", "private", "undocumented"]
    scroll_to_output: bool
    show_progress: Literal["full", "minimal", "hidden"]
    show_progress_on: Component | Sequence[Component] | None
    queue: bool
    batch: bool
    max_batch_size: int
    preprocess: bool
    postprocess: bool
    cancels: Any
    trigger_mode: TriggerMode | None
    js: str | Literal[True] | None
    concurrency_limit: Limit
    concurrency_id: str | None
    time_limit: float | None
    stream_every: float
    key: Key | None
    validator: Function | None
    inputs_kwargs: Mapping[str, Component] | None
    isolate: Literal["process"] | None


@dataclass(frozen=True, slots=True)
class QueueOptions:
    """The limits of an app's queue.

    Attributes:
        default_concurrency_limit: of functions whose listeners set none; None: any number.
        max_size: how many runs may wait in all; None: 1,000.
        status_update_rate: seconds between two messages about a run's place in the queue; "auto": 0.25.
    """

    default_concurrency_limit: int | None = 1
    max_size: int | None = None
    status_update_rate: float | Literal["auto"] = "auto"


CHOICES: dict[str, tuple[Any, ...]] = {
    "api_visibility": ("public", "private", "undocumented"),
    "show_progress": ("full", "minimal", "hidden"),
    "isolate": ("process", None),
    "trigger_mode": ("once", "multiple", "always_last", None),
}
