"""The options of a listener, said once for `.click(…)`, `.then(…)`, `on(…)` and all the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Any, Literal, TypedDict

from .block import Block, Key
from .component import Component

Function = Callable[..., Any]
Inputs = Component | Sequence[Component] | Set[Component] | Mapping[str, Component] | None
Outputs = Block | Sequence[Block] | Set[Block] | None
ApiName = str | Literal[False] | None
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
    inputs_kwargs: components whose values are keyword arguments.
    key: names the listener across re-renders.
    batch, max_batch_size, cancels, concurrency_limit, concurrency_id, stream_every, time_limit, validator:
        come with the run engine; until then anything but their defaults raises NotImplementedError.
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
    concurrency_limit: int | Literal["default"] | None
    concurrency_id: str | None
    time_limit: int | None
    stream_every: float
    key: Key | None
    validator: Function | None
    inputs_kwargs: Mapping[str, Component] | None


NOT_YET: dict[str, Any] = {
    "batch": False,
    "max_batch_size": 4,
    "cancels": None,
    "concurrency_limit": "default",
    "concurrency_id": None,
    "time_limit": None,
    "stream_every": 0.5,
    "validator": None,
}
"""Options of the run engine with the only value that is taken today."""
CHOICES: dict[str, tuple[Any, ...]] = {
    "api_visibility": ("public", "private", "undocumented"),
    "show_progress": ("full", "minimal", "hidden"),
    "trigger_mode": ("once", "multiple", "always_last", None),
}
