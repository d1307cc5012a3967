"""Interface: a whole page from one function."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import partial
from os import PathLike
from typing import Any, Literal

from ...components.button import Button
from ...components.markdown import Markdown
from ...flagging.callback import FlaggingCallback
from ..app import Blocks
from ..errors import PageError
from ..layouts.accordion import Accordion
from ..layouts.column import Column
from ..layouts.meanwhile import Meanwhile
from ..layouts.row import Row
from ..tree.component import Component
from ..tree.listener import Listener, Trigger, on
from ..tree.options import Function, Limit
from .buttons import Buttons, button_of
from .examples.examples import Examples
from .explain.asked import interpretation_of
from .explain.explainer import Explainer
from .explain.occlusion import Occlusion
from .explain.panel import ExplainPanel
from .flag_panel.flag_options import FlagOptions
from .flag_panel.flag_panel import FlagPanel
from .kinds import kind_of
from .labels import label_inputs, label_outputs
from .old.spellings import take_old_spellings
from .parameters import refuse_unknown
from .shorthand import Fields, fields, share_states
from .whole import Whole


class Interface(Blocks):
    """A page for one function: fields for its arguments, a button that calls it, and what it returns.

    ::

        gr.Interface(lambda name: f"Hello {name}!", "text", "text").launch()

    Fields without a label are called after the function's parameters; outputs "output", or "output 0", "output 1" ….
    Where the outputs are the inputs themselves, the same instances, they stand on the page once.

    Args:
        fn: the function; a generator, a coroutine function or a callable object, too.
        inputs: a component for each argument, one or a list: an instance, or a word such as "text", "number", "image"
            (the name of any component's class); None: the function takes nothing.
        outputs: a component for each value that it returns; None: it returns nothing.
        examples: inputs to start from: a list of lists, a list where there is one input, or the path of a folder.
        cache_examples: whether the examples' outputs are computed once and kept.
        cache_mode: "eager" (all of them when the page is made) or "lazy" (each when it is first asked for).
        examples_per_page: how many examples are shown at a time.
        example_labels: what each example is called.
        preload_example: the place of the example that is filled in when the page opens; False: none.
        live: whether it runs by itself whenever an input changes; there is no Submit then.
        title: above all, and in the browser's window.
        description: Markdown below the title.
        article: Markdown below everything.
        flagging_mode, flagging_options, flagging_dir, flagging_callback, flagging_comment, flagging_questions,
            flagging_correction: how runs are flagged; see `FlagParameters`.
        analytics_enabled, allow_duplication: accepted and without effect: nothing is ever reported, nor copied.
        batch, max_batch_size: whether the function takes lists of arguments; see `ListenerOptions`.
        api_visibility, api_name, api_description: how programs call it; see `ListenerOptions`.
        concurrency_limit: how many runs last at the same time; see `ListenerOptions`.
        interpretation: "occlusion" or an `Occlusion`: a button Explain shows which parts of the inputs the answer
            depends on, see `explain`; a function of the same inputs that gives scores: what it says is shown.
        additional_inputs: components for the last arguments, in a section of their own.
        additional_inputs_accordion: that section: its heading, or an `Accordion`; it starts closed.
        submit_btn, stop_btn, clear_btn: the text of a button, or a `Button`; clear_btn=None: none. Stop stands in
            the place of Submit while a run lasts.
        delete_cache, fill_width: see `Blocks`.
        show_progress: "full", "minimal" or "hidden": how the outputs look while a run lasts.
        time_limit: seconds after which a run ends that an input of a live interface started; None: never.
        stream_every: seconds between two parts of what an input streams.
        deep_link: whether visitors can copy a link to what they ran; `run_links` of `Blocks`.
        validator: see `ListenerOptions`.
        arguments: see `Blocks`; old spellings such as allow_flagging are taken with a DeprecationWarning.

    Attributes:
        kind: "standard", "input_only", "output_only" or "unified".
        input_components, output_components: in the order of arguments and results.
        submission: the listener that calls the function.
        flagging_mode, flagging_dir, flagging_callback: what was given, or is taken where nothing was.
        flagging_options: the buttons: what stands on each, and the reason that it gives.

    Raises:
        TypeError: an argument is none of these.
        PageError: the function is none, there is neither input nor output, or one of them is no component.
    """

    def __init__(
        self,
        fn: Function,
        inputs: Fields,
        outputs: Fields,
        examples: list[Any] | list[list[Any]] | str | None = None,
        *,
        cache_examples: bool | Literal["lazy"] | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        example_labels: list[str] | None = None,
        preload_example: int | Literal[False] = 0,
        live: bool = False,
        title: str | None = None,
        description: str | None = None,
        article: str | None = None,
        flagging_mode: Literal["never", "auto", "manual"] | None = None,
        flagging_options: Sequence[str] | Sequence[tuple[str, str]] | None = None,
        flagging_dir: str | PathLike[str] | None = None,
        flagging_callback: FlaggingCallback | None = None,
        flagging_comment: bool = False,
        flagging_questions: Component | Sequence[Component] | None = None,
        flagging_correction: bool = False,
        analytics_enabled: bool | None = None,
        batch: bool = False,
        max_batch_size: int = 4,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        api_name: str | Literal[False] | None = None,
        api_description: str | Literal[False] | None = None,
        allow_duplication: bool = False,
        concurrency_limit: Limit = "default",
        interpretation: Literal["occlusion"] | Occlusion | Function | None = None,
        additional_inputs: Fields = None,
        additional_inputs_accordion: str | Accordion | None = None,
        submit_btn: str | Button = "Submit",
        stop_btn: str | Button = "Stop",
        clear_btn: str | Button | None = "Clear",
        delete_cache: tuple[int, int] | None = None,
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        fill_width: bool = False,
        time_limit: float | None = 30,
        stream_every: float = 0.5,
        deep_link: bool | str | None = None,
        validator: Function | None = None,
        **arguments: Any,
    ) -> None:
        if not callable(fn):
            raise PageError(f"Interface(fn={fn!r}) is no function: pass one, without calling it.")
        old = take_old_spellings(arguments, "Interface")
        refuse_unknown(type(self), arguments)
        arguments.setdefault("run_links", bool(deep_link))
        super().__init__(
            mode="interface",
            title=title or "Fanlight",
            delete_cache=delete_cache,
            fill_width=fill_width,
            **arguments,
        )
        self.fn = fn
        self.live = live
        self.description = description
        self.article = article
        self.examples = examples
        self.main_input_components = fields(inputs, "inputs")
        self.additional_input_components = fields(additional_inputs, "additional_inputs")
        self.input_components = [*self.main_input_components, *self.additional_input_components]
        self.output_components = share_states(self.input_components, fields(outputs, "outputs"))
        if not self.input_components and not self.output_components:
            raise PageError(
                "An Interface needs inputs, outputs or both: without them there is nothing to see."
            )
        self.kind = kind_of(self.input_components, self.output_components)
        label_inputs(self.input_components, fn)
        label_outputs(self.output_components)
        how = interpretation_of(interpretation)
        self._explains = (
            None if how is None else self._explain(how, batch=batch, max_batch_size=max_batch_size)
        )
        self._buttons = Buttons(
            submit=self._submit(submit_btn),
            stop=button_of(stop_btn, "stop_btn", "stop"),
            clear=None if clear_btn is None else button_of(clear_btn, "clear_btn", "secondary"),
            explains=self._explains,
        )
        flagging = FlagOptions.of(
            flagging_mode=old.get("flagging_mode", flagging_mode),
            flagging_options=flagging_options,
            flagging_dir=flagging_dir,
            flagging_callback=flagging_callback,
            flagging_comment=flagging_comment,
            flagging_questions=flagging_questions,
            flagging_correction=flagging_correction,
        )
        self.flagging_mode, self.flagging_options = flagging.mode, list(flagging.choices)
        self.flagging_dir, self.flagging_callback = flagging.folder, flagging.callback
        with self:
            if title:
                Markdown(f"# {title}", label="Title")
            if description:
                Markdown(description, label="Description")
            place = self._lay_out(additional_inputs_accordion)
            self.submission = self._listen(
                batch=batch,
                max_batch_size=max_batch_size,
                api_name=api_name,
                api_description=api_description,
                api_visibility=old.get("api_visibility", api_visibility),
                concurrency_limit=concurrency_limit,
                concurrency_id=None if self._explains is None else f"explained {id(fn)}",  # one lane for both
                show_progress=show_progress,
                validator=validator,
                stream_every=stream_every,
                time_limit=time_limit if live else None,
            )
            self._buttons.listen(self.submission, self._fields(), place)
            if self._explains is not None:
                self._explains.listen(self.submission, self._buttons.clear)
            with self._panel:
                flags = FlagPanel(flagging, self.input_components, self.output_components)
            flags.follow(self.submission, self._buttons.clear)
            if examples:
                shown = Examples(
                    examples,
                    _seen(self.input_components),
                    self.output_components,
                    fn,
                    cache_examples=cache_examples,
                    cache_mode=cache_mode,
                    examples_per_page=examples_per_page,
                    example_labels=example_labels,
                    preload=preload_example,
                    batch=batch,
                    visible_columns=range(len(_seen(self.main_input_components))),
                    arguments=self.input_components,
                    preprocess=self.submission.preprocess,
                    postprocess=self.submission.postprocess,
                )
                flags.follow_examples(shown.cache_event, shown.preload_event)
            if article:
                Markdown(article, label="Article")

    @classmethod
    def from_pipeline(cls, pipeline: Any, **arguments: Any) -> Interface:
        """An interface for a model of another library: not there yet.

        Raises:
            NotImplementedError: always; it says what to write instead.
        """
        raise NotImplementedError(
            f"Interface.from_pipeline({type(pipeline).__name__}) is not there yet: pass a function that calls it, such "
            "as Interface(lambda text: pipeline(text)[0], inputs, outputs)."
        )

    def _explain(self, how: Occlusion | Function, *, batch: bool, max_batch_size: int) -> ExplainPanel:
        """What explains the answers."""
        if isinstance(self, Whole) or not (self.input_components and self.output_components):
            raise PageError(
                f"{type(self).__name__}(interpretation=…) has nothing to explain: give it to an Interface with a "
                "function of its own, inputs and outputs."
            )
        return ExplainPanel(
            Explainer(self.fn, self.input_components, self.output_components, how, batch, max_batch_size)
        )

    def _submit(self, given: str | Button) -> Button | None:
        """The button that calls the function; None where it runs by itself."""
        if self.live and self.kind != "output_only":
            return None
        if given == "Submit" and self.kind == "output_only":
            given = "Generate"
        return button_of(given, "submit_btn", "primary")

    def _fields(self) -> list[Component]:
        """All inputs and outputs, each once."""
        return list(dict.fromkeys([*self.input_components, *self.output_components]))

    def _lay_out(self, accordion: str | Accordion | None) -> Meanwhile:
        """Put the fields and the buttons on the page; gives the place of Stop."""
        with Row():
            with Column() as panel:
                _render(self.main_input_components if self.input_components else self.output_components)
                if self.additional_input_components:
                    with _section(accordion):
                        _render(self.additional_input_components)
                place = self._buttons.render()
                if self._explains is not None:
                    self._explains.render()
            if self.kind == "standard":
                with Column() as panel:
                    self._lay_out_outputs()
        self._panel: Column = panel
        return place

    def _lay_out_outputs(self) -> None:
        """Put the outputs that are no inputs on the page."""
        _render([one for one in self.output_components if one not in self.input_components])

    def _listen(self, **options: Any) -> Listener:
        """Let the function be called."""
        fn, inputs, outputs = self.fn, self.input_components, self.output_components
        if not self.live:
            return on(self._submits(), fn, inputs, outputs, scroll_to_output=True, **options)
        listener = on(self._changes(), fn, inputs, outputs, trigger_mode="always_last", **options)
        if _is_generator(fn):  # a newer one need not wait for what nobody wants to see any more
            listener.cancels = [listener]
        return listener

    def _submits(self) -> list[Trigger]:
        assert self._buttons.submit is not None
        ends = [Trigger(one, "submit") for one in self.input_components if "submit" in one.events]
        return [self._buttons.submit.click, *ends]

    def _changes(self) -> list[Trigger]:
        """What calls the function of a live interface. What it sets itself must not call it again."""
        if self._buttons.submit is not None:
            return [self.load, self._buttons.submit.click]
        changes = [Trigger(one, self._change_of(one)) for one in _seen(self.input_components)]
        return [one for one in changes if one.event in one.source.events]

    def _change_of(self, component: Component) -> str:
        if component.given.get("streaming") and "stream" in component.events:
            return "stream"
        return "input" if component in self.output_components else "change"


def _render(components: Sequence[Component]) -> None:
    for component in components:
        component.render()


def _seen(components: Sequence[Component]) -> list[Component]:
    """Those that visitors fill in: a state is none of them."""
    return [one for one in components if not one.is_server_side]


def _section(given: str | Accordion | None) -> Accordion:
    """The section of the additional inputs."""
    if isinstance(given, Accordion):
        return given.unrender().render()
    return Accordion(given or "Additional inputs", open=False)


def _is_generator(fn: Function) -> bool:
    """Whether a function returns its results one by one."""
    found = inspect.unwrap(fn.func if isinstance(fn, partial) else fn)
    function = found if inspect.isroutine(found) else type(found).__call__
    return inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function)
