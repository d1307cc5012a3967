"""Samples to choose from: the list that `Examples` shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media
from ._named import named_component

LONGEST_TEXT = 500
"""Characters of a text in a sample that the page shows."""
HIDDEN = "•••"
"""What is shown of a password."""


class Dataset(Component):
    """Samples to choose from, as cards or as the rows of a table, on pages.

    The function gets the sample that was clicked (see `type`), or None. As an output it takes the index of a sample;
    ``return gr.Dataset(samples=…)`` shows others.

    Args:
        components: what the values of a sample are for: instances, or names of classes such as "textbox".
        component_props: arguments for those `components` that are names, a dict for each of the components.
        samples: rows with a value for each of the components, as a function would return it: of an image its path,
            say. With one component a row may be the value alone.
        headers: of the columns; None: the labels of the components.
        type: what the function gets: the values of the sample ("values"), its place from 0 on ("index"), or both
            ("tuple").
        layout: "gallery" (cards) or "table"; None: a gallery for one component, a table for several.
        samples_per_page: more of them come on further pages.
        proxy_url: accepted and without effect.
        sample_labels: names that are shown in place of the values, one for each sample.
        shared: see `Component`; without a label it is called "Examples".

    Attributes:
        samples: the rows, each a list.

    Raises:
        PageError: a row has not as many values as there are components, a file is missing, a component cannot show
            its value, or an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = ("samples_per_page", "sample_labels")

    click = Event("the visitor clicks a sample")
    select = Event("the visitor clicks a sample; SelectData has its index and, as value, what is shown of it")
    change = Event("another sample is chosen, by the visitor or by a function")

    def __init__(
        self,
        *,
        components: Sequence[Component | str] | None = None,
        component_props: Sequence[Mapping[str, Any]] | None = None,
        samples: Sequence[Any] | None = None,
        headers: Sequence[str] | None = None,
        type: Literal["values", "index", "tuple"] = "values",
        layout: Literal["gallery", "table"] | None = None,
        samples_per_page: int = 10,
        proxy_url: str | None = None,
        sample_labels: Sequence[str] | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Dataset", "type", type, ("values", "index", "tuple"))
        check_choice("Dataset", "layout", layout, ("gallery", "table", None))
        if samples_per_page < 1:
            raise PageError(f"Dataset(samples_per_page={samples_per_page!r}): write a number from 1 on.")
        self.components = _components(components or (), component_props)
        self.samples = [_row(sample, len(self.components)) for sample in samples or ()]
        self.headers = None if headers is None else list(headers)
        self.type = type
        self.layout = layout
        self.samples_per_page = samples_per_page
        self.proxy_url = proxy_url
        self.sample_labels = None if sample_labels is None else [str(one) for one in sample_labels]
        self._cells = list(_shown(self.components, self.samples)) if self.components else []
        if self.sample_labels is not None and samples is not None:
            _check_count("sample_labels", len(self.sample_labels), "samples", len(self.samples))
        super().__init__(None, **shared)

    def validate(self, payload: Any) -> None:
        is_index = isinstance(payload, int) and not isinstance(payload, bool)
        if payload is not None and not (is_index and 0 <= payload < len(self.samples)):
            raise self.refuse("the place of one of its samples, counted from 0, or nothing", payload)

    def preprocess(self, payload: Any) -> Any:
        self.validate(payload)
        if payload is None or self.type == "index":
            return payload
        sample = list(self.samples[payload])
        return sample if self.type == "values" else (payload, sample)

    def postprocess(self, value: Any) -> int | None:
        """The index itself.

        Raises:
            TypeError, ValueError: it is not the index of a sample.
        """
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(
                f"{self.name} takes the index of a sample or None; it got a {type(value).__name__}."
            )
        if not 0 <= value < len(self.samples):
            raise ValueError(
                f"{self.name} has {len(self.samples)} samples; there is none with the index {brief(value)}."
            )
        return value

    def props(self) -> dict[str, Any]:
        props = super().props()
        columns = [one for one in self.components if not one.is_server_side]
        props["label"] = self.label or "Examples"
        props["headers"] = [_label(one) for one in columns] if self.headers is None else self.headers
        props["types"] = [one.client_name for one in columns]
        props["layout"] = self.layout or ("gallery" if len(columns) < 2 else "table")
        props["samples"] = self._cells
        return props

    def api_info(self) -> dict[str, Any]:
        return {"type": ["integer", "null"], "minimum": 0, "maximum": max(len(self.samples) - 1, 0)}

    def example_payload(self) -> int | None:
        return 0 if self.samples else None

    def example_value(self) -> int | None:
        return self.example_payload()


def _components(
    given: Sequence[Component | str], props: Sequence[Mapping[str, Any]] | None
) -> list[Component]:
    """The components of the columns; those that are named are made, off the page."""
    if props is not None:
        _check_count("component_props", len(props), "components", len(given))
    arguments = props or [{} for _ in given]
    return [
        named_component(one, "components", **more) if isinstance(one, str) else one
        for one, more in zip(given, arguments, strict=True)
    ]


def _row(sample: Any, columns: int) -> list[Any]:
    """A sample as a list."""
    return (
        list(sample) if isinstance(sample, (list, tuple)) and (columns != 1 or len(sample) == 1) else [sample]
    )


def _shown(components: Sequence[Component], samples: Sequence[Sequence[Any]]) -> Iterator[list[Any]]:
    """What the page shows of each sample: of each value that leaves the server a payload."""
    for place, sample in enumerate(samples):
        if len(sample) != len(components):
            names = ", ".join(one.name for one in components)
            raise PageError(
                f"Sample {place} of a Dataset has {len(sample)} values for {len(components)} components ({names}): "
                f"{_cut(repr(sample), 80)}."
            )
        yield [
            _cell(component, value, f"Sample {place} of a Dataset, {component.name}")
            for component, value in zip(components, sample, strict=True)
            if not component.is_server_side
        ]


def _cell(component: Component, value: Any, where: str) -> Any:
    if component.is_secret:
        return None if value is None else HIDDEN
    try:
        shown = None if value is None else component.process_example(value)
    except Exception as error:
        raise PageError(f"{where}, cannot show {_cut(repr(value), 80)}: {error}") from error
    if isinstance(shown, Media) and isinstance(shown.content, Path) and not shown.content.is_file():
        raise PageError(f"{where}: there is no file {str(value)!r}. A relative path starts at {Path.cwd()}.")
    return _cut(shown, LONGEST_TEXT) if isinstance(shown, str) else shown


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _label(component: Component) -> str:
    return component.label or type(component).__name__


def _check_count(name: str, count: int, other: str, wanted: int) -> None:
    if count != wanted:
        raise PageError(f"Dataset has {count} {name} for {wanted} {other}: it takes one for each.")
