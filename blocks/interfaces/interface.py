"""Interface: a whole page from one function."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ...components.button import Button
from ...components.markdown import Markdown
from ..app import Blocks
from ..layouts.accordion import Accordion
from ..layouts.column import Column
from ..layouts.row import Row
from ..tree.component import Component
from ..tree.listener import Listener, Trigger, on
from ..tree.options import Function, Limit
from ..tree.page import Page
from .kinds import kind_of
from .labels import label_inputs, label_outputs
from .shorthand import Fields, fields


class Interface(Blocks):
    """A page for one function: fields for its arguments, a button that calls it, and what it returns.

    ::

        gr.Interface(lambda name: f"Hello {name}!", "text", "text").launch()

    Args:
        fn: the function; generators, coroutine functions and callable objects too.
        inputs: a component for each argument: an instance or a word such as "text"; None: none.
        outputs: a component for each value that it returns; None: none.
        title, description, article: Markdown above and below.
        live: whether it runs whenever an input changes, without a button.
        arguments: see `Blocks`.

    Attributes:
        input_components, output_components: the fields, in the order of arguments and results.
    """

    client_name = Page.client_name

    def __init__(
        self,
        fn: Function,
        inputs: Fields,
        outputs: Fields,
        examples: list[Any] | list[list[Any]] | str | None = None,
        *,
        live: bool = False,
        title: str | None = None,
        description: str | None = None,
        article: str | None = None,
        batch: bool = False,
        max_batch_size: int = 4,
        api_visibility: Literal["public", "private", "undocumented"] = "public",
        api_name: str | None = None,
        api_description: str | Literal[False] | None = None,
        concurrency_limit: Limit = "default",
        additional_inputs: Fields = None,
        additional_inputs_accordion: str | Accordion | None = None,
        submit_btn: str | Button = "Submit",
        clear_btn: str | Button | None = "Clear",
        show_progress: Literal["full", "minimal", "hidden"] = "full",
        validator: Function | None = None,
        **arguments: Any,
    ) -> None:
        super().__init__(mode="interface", title=title or "Fanlight", **arguments)
        self.fn = fn
        self.live = live
        self.batch = batch
        self.description = description
        self.article = article
        self.examples = examples
        self.main_input_components = fields(inputs, "inputs")
        self.additional_input_components = fields(additional_inputs, "additional_inputs")
        self.input_components = [*self.main_input_components, *self.additional_input_components]
        self.output_components = fields(outputs, "outputs")
        self.kind = kind_of(self.input_components, self.output_components)
        label_inputs(self.input_components, fn)
        label_outputs(self.output_components)
        with self:
            if title:
                Markdown(f"# {title}")
            if description:
                Markdown(description)
            with Row():
                if self.input_components:
                    with Column():
                        _place(self.main_input_components)
                        if self.additional_input_components:
                            with Accordion("Additional inputs", open=False):
                                _place(self.additional_input_components)
                        self._buttons()
                if self.kind != "unified" and self.output_components:
                    with Column():
                        self._place_outputs()
                        if not self.input_components:
                            self._buttons()
            if article:
                Markdown(article)
            self.submission = self._listen(
                batch=batch,
                max_batch_size=max_batch_size,
                api_name=api_name,
                api_description=api_description,
                api_visibility=api_visibility,
                concurrency_limit=concurrency_limit,
                show_progress=show_progress,
                validator=validator,
            )

    def _place_outputs(self) -> None:
        """Put the outputs into the open layout. For subclasses that arrange them otherwise."""
        _place(self.output_components)

    def _buttons(self) -> None:
        with Row():
            self.submit_button = Button("Submit", variant="primary")
            self.clear_button = Button("Clear")

    def _listen(self, **options: Any) -> Listener:
        triggers = [self.submit_button.click]
        triggers += [Trigger(one, "submit") for one in self.input_components if "submit" in one.events]
        shown = [
            *self.input_components,
            *(o for o in self.output_components if o not in self.input_components),
        ]
        self.clear_button.click(
            lambda: [one.initial() for one in shown] if len(shown) > 1 else shown[0].initial(),
            None,
            shown,
            postprocess=False,
            queue=False,
            api_name=False,
            show_progress="hidden",
        )
        return on(
            triggers, self.fn, self.input_components, self.output_components, scroll_to_output=True, **options
        )


def _place(components: Sequence[Component]) -> None:
    for component in components:
        component.render()
