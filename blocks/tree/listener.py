"""How a function is bound to what happens: Event (on the class) → Trigger (on a block) → Listener (in the graph)."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any, Literal, TypeVar, overload

from ..errors import PageError
from .block import Block
from .component import Component, check_choice
from .component_props import asked_as_props
from .context import OpenPage, open_layout
from .injected import injected_parameters
from .old_spellings import every_so_often, of_a_listener
from .options import CHOICES, ApiName, Function, Inputs, ListenerOptions, Outputs
from .typing import Unpack

F = TypeVar("F", bound=Callable[..., Any])
B = TypeVar("B", bound=Block)


class Event:
    """A descriptor, ``click = Event("the visitor presses the button")``: on a block it is a `Trigger`.

    Args:
        doc: when the event happens, as a clause.
    """

    name: str

    def __init__(self, doc: str) -> None:
        self.__doc__ = doc

    def __set_name__(self, owner: type[Block] | type[Listener], name: str) -> None:
        self.name = name
        owner.events = (*owner.events, name)

    @overload
    def __get__(self, source: None, owner: Any) -> Event: ...
    @overload
    def __get__(self, source: Block | Listener, owner: Any) -> Trigger: ...
    def __get__(self, source: Block | Listener | None, owner: Any) -> Event | Trigger:
        return self if source is None else Trigger(source, self.name)


@dataclass(frozen=True, slots=True)
class Trigger:
    """One (block, event) pair. Call it to bind a function; `on` takes several of them."""

    source: Block | Listener
    event: str

    @overload
    def __call__(
        self,
        fn: Function | None,
        inputs: Inputs = None,
        outputs: Outputs = None,
        api_name: ApiName = None,
        **options: Unpack[ListenerOptions],
    ) -> Listener: ...
    @overload
    def __call__(
        self,
        fn: Literal["decorator"] = "decorator",
        inputs: Inputs = None,
        outputs: Outputs = None,
        api_name: ApiName = None,
        **options: Unpack[ListenerOptions],
    ) -> Callable[[F], F]: ...
    def __call__(
        self,
        fn: Any = "decorator",
        inputs: Inputs = None,
        outputs: Outputs = None,
        api_name: ApiName = None,
        **options: Unpack[ListenerOptions],
    ) -> Any:
        """Run `fn` whenever this happens; without `fn`, a decorator.

        Args:
            fn: a function, generator, coroutine function or async generator; None where `js` does the work.
            inputs: the component(s) whose values are its arguments; a set makes one dict argument of them,
                a dict makes keyword arguments.
            outputs: the block(s) that take what it returns.
            api_name: the name under which programs call it; False keeps it out of the API.
            options: see `ListenerOptions`.

        Returns:
            The listener, for `.then`, `.success` and `.failure`; as a decorator, the function itself.

        Raises:
            PageError: outside of a page, or an argument is not what it should be.
        """
        return _bind((self,), fn, inputs, outputs, api_name, options)


class Listener:
    """A function bound to triggers, with its inputs and outputs.

    Attributes:
        fn: the author's function, or None where `js` does the work.
        name: how errors and warnings call it.
        triggers: what starts it.
        inputs: the components whose values are the arguments; those of keyword arguments come last.
        keywords: the names of the keyword arguments, for the last of `inputs`.
        as_dict: whether the function takes one dict of all inputs, by component.
        outputs: the blocks that take what the function returns.
        as_props: the places of the inputs that the function gets as `ComponentProps`.
        injected: the parameters that the framework fills by their annotation or default.
        cancels: the listeners whose runs of the same session it ends.
        index: its place in the page's graph.
        page: the page whose graph it is in.
        foreseen: the payloads that the function will give, where that is known before: the browser shows them at once.
        is_looked_back_at: whether visits remember its latest runs: the function of another listener asks for them.
    """

    events: tuple[str, ...] = ()
    then = Event("this run has ended, however it ended")
    success = Event("this run has ended without an error")
    failure = Event("this run has ended with an error")

    def __init__(
        self,
        fn: Function | None,
        triggers: Sequence[Trigger],
        inputs: Inputs,
        outputs: Outputs,
        api_name: ApiName,
        options: ListenerOptions,
    ) -> None:
        _check_options(options)
        self.fn = fn
        js = options.get("js")
        self.name = _name(fn, has_script=isinstance(js, str))
        self.triggers = tuple(triggers)
        self.as_dict = isinstance(inputs, Set)
        keywords = dict(inputs) if isinstance(inputs, Mapping) else {}
        keywords.update(options.get("inputs_kwargs") or {})
        positional = [] if isinstance(inputs, Mapping) else _blocks(inputs, Component, "inputs")
        self.inputs = [*positional, *_blocks(list(keywords.values()), Component, "inputs")]
        self.keywords = tuple(keywords)
        self.outputs = _blocks(outputs, Block, "outputs")
        self.js = js if isinstance(js, str) else None
        self.preprocess = options.get("preprocess", True)
        self.postprocess = options.get("postprocess", True)
        self.queue = options.get("queue", True)
        eager = all(trigger.event in ("change", "key_up") for trigger in triggers) and bool(triggers)
        self.trigger_mode = options.get("trigger_mode") or ("always_last" if eager else "once")
        self.show_progress = options.get("show_progress", "full")
        progress_on = options.get("show_progress_on")
        self.progress_on: list[Block] | None = (
            None if progress_on is None else [*_blocks(progress_on, Component, "show_progress_on")]
        )
        self.scroll_to_output = options.get("scroll_to_output", False)
        self.api_name = api_name
        self.api_description = options.get("api_description")
        self.api_visibility = options.get("api_visibility", "public")
        self.key = options.get("key")
        self.batch = options.get("batch", False)
        self.max_batch_size = options.get("max_batch_size", 4)
        self.cancels = _listeners(options.get("cancels"))
        self.concurrency_limit = options.get("concurrency_limit", "default")
        self.concurrency_id = options.get("concurrency_id")
        self.stream_every = options.get("stream_every", 0.5)
        self.time_limit = options.get("time_limit")
        self.validator = options.get("validator")
        self.isolate = options.get("isolate")
        self.index = -1
        self.page: OpenPage | None = None
        self.foreseen: list[Any] = []
        self.is_looked_back_at = False
        self.injected = injected_parameters(fn)
        self.as_props = frozenset[int]() if self.as_dict else asked_as_props(fn, self.inputs, self.keywords)
        if fn is None and self.js is None and not self.cancels:
            raise PageError("A listener needs a function, or js= for what the browser can do alone.")
        if fn is not None and not callable(fn):
            raise PageError(f"The listener's fn is {fn!r}: pass a function, without calling it.")
        if self.batch and (inspect.isgeneratorfunction(fn) or inspect.isasyncgenfunction(fn)):
            raise PageError(f"{self.name!r} is a generator: with batch=True a function returns its results.")


@overload
def on(
    triggers: Trigger | Sequence[Trigger] | None,
    fn: Function | None,
    inputs: Inputs = None,
    outputs: Outputs = None,
    api_name: ApiName = None,
    **options: Unpack[ListenerOptions],
) -> Listener: ...
@overload
def on(
    triggers: Trigger | Sequence[Trigger] | None = None,
    fn: Literal["decorator"] = "decorator",
    inputs: Inputs = None,
    outputs: Outputs = None,
    api_name: ApiName = None,
    **options: Unpack[ListenerOptions],
) -> Callable[[F], F]: ...
def on(
    triggers: Trigger | Sequence[Trigger] | None = None,
    fn: Any = "decorator",
    inputs: Inputs = None,
    outputs: Outputs = None,
    api_name: ApiName = None,
    **options: Unpack[ListenerOptions],
) -> Any:
    """Run one function on several events: ``gr.on([name.submit, button.click], greet, name, greeting)``.

    Args:
        triggers: the events, without a call; None: when the page loads and whenever an input changes.
        fn, inputs, outputs, api_name, options: see `Trigger.__call__`.

    Returns:
        The listener; as a decorator, the function itself.

    Raises:
        PageError: outside of a page, or an argument is not what it should be.
    """
    if isinstance(triggers, Trigger):
        triggers = (triggers,)
    return _bind(triggers, fn, inputs, outputs, api_name, options)


def _bind(
    triggers: Sequence[Trigger] | None,
    fn: Any,
    inputs: Inputs,
    outputs: Outputs,
    api_name: ApiName,
    options: ListenerOptions,
) -> Any:
    given = of_a_listener({**options})
    every = given.pop("every", None)
    options = {**given}  # type: ignore[typeddict-item]  # its listener checks the names
    layout = open_layout.get()
    page = layout.page if layout is not None else None
    if page is None:
        what = ", ".join(f".{trigger.event}(…)" for trigger in triggers or ()) or "on(…)"
        raise PageError(f"{what} was called outside of a page: write it inside `with gr.Blocks() as demo:`.")
    if every is not None:
        triggers = (
            *(triggers or ()),
            page.ticks(every_so_often(every, [one.event for one in triggers or ()])),
        )

    def listen(function: Any) -> Listener:
        listener = Listener(function, triggers or (), inputs, outputs, api_name, options)
        if triggers is None:
            listener.triggers = (page.load, *(Trigger(component, "change") for component in listener.inputs))
            listener.trigger_mode = options.get("trigger_mode") or "always_last"
        page.listen(listener)
        return listener

    if isinstance(fn, str) and fn == "decorator":

        def decorate(function: F) -> F:
            listen(function)
            return function

        return decorate
    return listen(fn)


def _blocks(given: Any, kind: type[B], parameter: str) -> list[B]:
    """The blocks that an argument names, as a list.

    Raises:
        PageError: something else is among them.
    """
    if given is None:
        return []
    items = list(given) if isinstance(given, (Sequence, Set)) and not isinstance(given, str) else [given]
    for item in items:
        if not isinstance(item, kind):
            wanted = "components" if kind is Component else "blocks"
            raise PageError(f"{parameter} takes {wanted} of the page; {item!r} is a {type(item).__name__}.")
    return items


def _name(fn: Function | None, *, has_script: bool) -> str:
    if fn is None:
        return "js" if has_script else "cancel"
    return str(getattr(fn, "__name__", type(fn).__name__))  # a callable object has no __name__


def _listeners(given: Any) -> list[Listener]:
    """The listeners that `cancels` names, as a list.

    Raises:
        PageError: something else is among them.
    """
    items = [] if given is None else list(given) if isinstance(given, (list, tuple)) else [given]
    for item in items:
        if not isinstance(item, Listener):
            raise PageError(
                f"cancels takes what .click(…) and the like returned; {item!r} is a {type(item).__name__}."
            )
    return items


def _check_options(options: ListenerOptions) -> None:
    given: Mapping[str, Any] = {**options}
    unknown = given.keys() - ListenerOptions.__annotations__.keys()
    if unknown:
        raise TypeError(f"a listener has no option {', '.join(sorted(unknown))}")
    limit = options.get("concurrency_limit", "default")
    if limit not in (None, "default") and (not isinstance(limit, int) or limit < 1):
        raise PageError(f"concurrency_limit={limit!r} is none: write a number from 1 on, None or 'default'.")
    if options.get("max_batch_size", 1) < 1:
        raise PageError("max_batch_size is a number from 1 on.")
    for name, choices in CHOICES.items():
        if name in given:
            check_choice("a listener", name, given[name], choices)
    js = options.get("js")
    if js is not None and js is not True and not isinstance(js, str):
        raise PageError("js takes the text of a JavaScript function, such as '(a, b) => a + b'.")
