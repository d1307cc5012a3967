"""Examples: samples that fill the inputs of a page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Literal

from ....components.dataset import Dataset
from ...errors import PageError
from ...tree.block import Visible
from ...tree.component import Component
from ...tree.context import OpenPage, open_layout
from ...tree.listener import Listener
from ...tree.options import Function
from ...tree.update import skip
from ..model import Model
from .answers import Answers, Sample
from .cache_options import cache_folder, mode_of, starts_anew
from .identity import function_identity
from .kept_results import KeptResults
from .rows import rows


class Examples:
    """Samples below a form: a click fills its inputs.

    ::

        gr.Examples([["hello", 3], ["good morning", 1]], [text, times])

    With `cache_examples` a click shows the results as well, without running the function: they are computed once, and
    kept on the disk until the text of the function, its components or the example change.

    Args:
        examples: rows with a value for each input; with one input, values; or the path of a folder of files, of a
            folder with a table (`log.csv`) or of a CSV file. An input for which no row has a value stays as the
            visitor left it; where only some have one, the others empty it. Files are named by their paths; relative
            ones start at the working folder, or at the folder of the table.
        inputs: the component(s) that are filled.
        outputs: the component(s) that show the results of `fn`.
        fn: the function of the page, to run it with a click or to keep its results.
        cache_examples: whether results are kept; None: what the environment variable FANLIGHT_CACHE_EXAMPLES says.
        cache_mode: "eager": they are computed before the app is served; "lazy": with the first click on each; None:
            what FANLIGHT_CACHE_MODE says, else "eager".
        examples_per_page: more of them come on further pages.
        _api_mode: accepted and without effect.
        label: the heading; None: "Examples".
        elem_id: see `Block`.
        run_on_click: whether a click also runs `fn`; where results are kept, it shows them without that.
        preprocess, postprocess: False: `fn` takes payloads, and returns them, where results are kept.
        api_visibility, api_name, api_description: of the listener that fills the inputs, or shows what is kept; see
            `ListenerOptions`.
        batch: whether `fn` takes and returns lists.
        example_labels: names that are shown in place of the values, one for each example.
        visible_columns: which inputs' values are shown, by their places from 0 on; None: all.
        visible: see `Block`.
        preload: which example stands on the page at first, where all results are kept ("eager") and no input has a
            value of its own; False: none.
        arguments: the components of all arguments of `fn`, where it takes more than `inputs`. Not of Gradio.

    Attributes:
        examples: the rows, with None for what an example does not have.
        dataset: the component that shows them.
        load_input_event: the listener that fills the inputs, for `.then` and the like.
        cache_event: the listener that shows kept results; None where none are kept.
        preload_event: the one that shows the result of the first example; None where none stands on the page at first.
        cached_folder: where results are kept.

    Raises:
        PageError: an example does not fit the inputs, a file or folder is missing, or something else is needed too.
    """

    def __init__(
        self,
        examples: Sequence[Any] | str | Path,
        inputs: Component | Sequence[Component],
        outputs: Component | Sequence[Component] | None = None,
        fn: Function | None = None,
        cache_examples: bool | Literal["lazy"] | None = None,
        cache_mode: Literal["eager", "lazy"] | None = None,
        examples_per_page: int = 10,
        _api_mode: bool = False,
        label: str | None = None,
        elem_id: str | None = None,
        run_on_click: bool = False,
        preprocess: bool = True,
        postprocess: bool = True,
        api_visibility: Literal["public", "private", "undocumented"] = "undocumented",
        api_name: str | None = "load_example",
        api_description: str | Literal[False] | None = None,
        batch: bool = False,
        *,
        example_labels: Sequence[str] | None = None,
        visible_columns: Sequence[int] | None = None,
        visible: Visible = True,
        preload: int | Literal[False] = 0,
        arguments: Sequence[Component] | None = None,
    ) -> None:
        self.inputs = [inputs] if isinstance(inputs, Component) else list(inputs)
        self.outputs = [outputs] if isinstance(outputs, Component) else list(outputs or ())
        self.fn = fn
        self.examples = rows(examples, self.inputs)
        self.cache_mode = mode_of(cache_examples, cache_mode, can_run=fn is not None and bool(self.outputs))
        self.cache_examples = self.cache_mode is not None
        self.cached_folder = cache_folder()
        self.run_on_click = run_on_click
        self.preload = preload
        self.api_name = api_name
        self.api_description = api_description
        self.api_visibility = api_visibility
        self._check(example_labels)
        self._filled = [
            at for at in range(len(self.inputs)) if any(row[at] is not None for row in self.examples)
        ]
        self._arguments = self.inputs if arguments is None else list(arguments)
        self._batch = batch
        self._answers = self._keeping(fn, preprocess=preprocess, postprocess=postprocess)
        shown = [at for at in self._filled if visible_columns is None or at in visible_columns]
        self.dataset = Dataset(
            components=[self.inputs[at] for at in shown],
            samples=[[row[at] for at in shown] for row in self.examples] if shown else [],
            type="tuple",
            label=label,
            samples_per_page=examples_per_page,
            sample_labels=example_labels if shown else None,
            elem_id=elem_id,
            visible=visible,
        )
        self.load_input_event: Listener | None = None
        self.cache_event: Listener | None = None
        self.preload_event: Listener | None = None
        if open_layout.get() is not None:
            self.create()

    def create(self) -> None:
        """Bind the examples to the open page. Runs by itself where one is open when they are made.

        Raises:
            PageError: no page is open.
        """
        layout = open_layout.get()
        page = None if layout is None else layout.page
        if page is None:
            raise PageError(
                "Examples.create() was called outside of a page: write it inside `with gr.Blocks():`."
            )
        if self.load_input_event is not None:
            return
        name = f"{self.api_name}_input" if self._answers and self.api_name else self.api_name
        self.load_input_event = self.dataset.click(
            self._load,
            self.dataset,
            self._filled_inputs(),
            api_name=name,
            api_description=self.api_description,
            api_visibility=self.api_visibility,
            queue=False,
            show_progress="hidden",
            trigger_mode="always_last",
        )
        if self._answers is not None:
            self._show_answers(page, self._answers, self.load_input_event)
        elif self.run_on_click:
            self.load_input_event.then(self.fn, self._arguments, self.outputs, batch=self._batch)

    def _show_answers(self, page: OpenPage, answers: Answers, filled: Listener) -> None:
        """Bind what computes results, and what shows them."""
        self.cache_event = filled.then(
            answers.show,
            self.dataset,
            self.outputs,
            api_name=self.api_name,
            api_description=self.api_description,
            api_visibility=self.api_visibility,
            postprocess=False,
            concurrency_limit=None,
            trigger_mode="always_last",
        )
        if self.cache_mode == "lazy":
            return
        page.prepare(partial(answers.prepare, anew=starts_anew()), api_name=False)
        has_own_value = any(one.given.get("value") is not None for one in self.inputs)
        if self.preload is not False and self.preload < len(self.examples) and not has_own_value:
            self.preload_event = page.load(
                partial(answers.preload_inputs, self.preload),
                None,
                self._filled_inputs(),
                api_name=False,
                queue=False,
                postprocess=False,
            ).then(
                partial(answers.preload, self.preload),
                None,
                self.outputs,
                api_name=False,
                queue=False,
                postprocess=False,
            )

    def _keeping(self, fn: Function | None, *, preprocess: bool, postprocess: bool) -> Answers | None:
        """What keeps the results of `fn`; None where nothing is to be kept."""
        if fn is None or not self.cache_examples:
            return None
        model = Model(
            str(getattr(fn, "__name__", type(fn).__name__)),  # a callable object has no __name__
            fn,
            self._arguments,
            self.outputs,
            batch=self._batch,
            preprocess=preprocess,
            postprocess=postprocess,
        )
        places = {at: self._arguments.index(self.inputs[at]) for at in self._filled}
        values = [{places[at]: row[at] for at in self._filled} for row in self.examples]
        identity = function_identity(fn, self._arguments, self.outputs)
        return Answers(model, identity, values, KeptResults(self.cached_folder))

    def _filled_inputs(self) -> list[Component]:
        """The inputs for which examples have values."""
        return [self.inputs[at] for at in self._filled]

    def _load(self, sample: Sample | None) -> Any:
        """The values of an example for those inputs that examples have some for."""
        values = [skip() if sample is None else self.examples[sample[0]][at] for at in self._filled]
        return values[0] if len(values) == 1 else values

    def _check(self, example_labels: Sequence[str] | None) -> None:
        if self.run_on_click and self.fn is None:
            raise PageError(
                "Examples(run_on_click=True) needs to know what to run: give it fn= and outputs=."
            )
        if example_labels is not None and len(example_labels) != len(self.examples):
            raise PageError(
                f"Examples has {len(example_labels)} example_labels for {len(self.examples)} examples: it takes one "
                "for each."
            )
