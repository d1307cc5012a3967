"""Examples: samples that fill the inputs of a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from ....components.dataset import Dataset
from ...errors import PageError
from ...tree.block import Visible
from ...tree.component import Component
from ...tree.context import open_layout
from ...tree.listener import Listener
from ...tree.options import Function
from ...tree.update import skip
from .rows import rows


class Examples:
    """Samples below a form: a click fills its inputs.

    ::

        gr.Examples([["hello", 3], ["good morning", 1]], [text, times])

    Args:
        examples: rows with a value for each input; with one input, values; or the path of a folder of files, of a
            folder with a table (`log.csv`) or of a CSV file. What a row does not have stays as the visitor left it
            where no row has it, and is emptied where another one does. Files are named by their paths; relative ones
            start at the working folder, or at the folder of the table.
        inputs: the component(s) that are filled.
        outputs: the component(s) that show the results of `fn`.
        fn: the function of the page, to run it with a click or to keep its results.
        examples_per_page: more of them come on further pages.
        label: the heading; None: "Examples".
        elem_id: see `Block`.
        run_on_click: whether a click also runs `fn`, with what stands in the inputs then.
        api_visibility, api_name, api_description: of the listener that fills the inputs; see `ListenerOptions`.
        batch: whether `fn` takes and returns lists.
        example_labels: names that are shown in place of the values, one for each example.
        visible_columns: which inputs' values are shown, by their places from 0 on; None: all.
        visible: see `Block`.

    Attributes:
        examples: the rows, with None for what an example does not have.
        dataset: the component that shows them.
        load_input_event: the listener that fills the inputs, for `.then` and the like.

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
    ) -> None:
        self.inputs = [inputs] if isinstance(inputs, Component) else list(inputs)
        self.outputs = [outputs] if isinstance(outputs, Component) else list(outputs or ())
        self.fn = fn
        self.examples = rows(examples, self.inputs)
        self.run_on_click = run_on_click
        self.batch = batch
        self.api_name = api_name
        self.api_description = api_description
        self.api_visibility = api_visibility
        if run_on_click and fn is None:
            raise PageError(
                "Examples(run_on_click=True) needs to know what to run: give it fn= and outputs=."
            )
        if example_labels is not None and len(example_labels) != len(self.examples):
            raise PageError(
                f"Examples has {len(example_labels)} example_labels for {len(self.examples)} examples: it takes one "
                "for each."
            )
        self._filled = [
            place for place in range(len(self.inputs)) if any(row[place] is not None for row in self.examples)
        ]
        shown = [place for place in self._filled if visible_columns is None or place in visible_columns]
        self.dataset = Dataset(
            components=[self.inputs[place] for place in shown],
            samples=[[row[place] for place in shown] for row in self.examples] if shown else [],
            type="tuple",
            label=label,
            samples_per_page=examples_per_page,
            sample_labels=example_labels if shown else None,
            elem_id=elem_id,
            visible=visible,
        )
        self.load_input_event: Listener | None = None
        if open_layout.get() is not None:
            self.create()

    def create(self) -> None:
        """Bind the examples to the open page. Runs by itself where one is open when they are made."""
        if self.load_input_event is not None:
            return
        self.load_input_event = self.dataset.click(
            self._load,
            self.dataset,
            [self.inputs[place] for place in self._filled],
            api_name=self.api_name,
            api_description=self.api_description,
            api_visibility=self.api_visibility,
            queue=False,
            show_progress="hidden",
            trigger_mode="always_last",
        )
        if self.run_on_click:
            self.load_input_event.then(self.fn, self.inputs, self.outputs, batch=self.batch)

    def _load(self, sample: tuple[int, list[Any]] | None) -> Any:
        """The values of an example for those inputs that examples have some for."""
        if sample is None:
            return [skip() for _ in self._filled] if len(self._filled) > 1 else skip()
        values = [self.examples[sample[0]][place] for place in self._filled]
        return values[0] if len(values) == 1 else values
