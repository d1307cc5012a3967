"""Opening: a sample's inputs, back in the demo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...blocks.layouts.tab import Tab
from ...blocks.layouts.tabs import Tabs
from ...blocks.tree.block import Block
from ...blocks.tree.component import Component
from ...blocks.tree.page import Page
from ...blocks.tree.update import skip
from ..keeping.naming import column_names
from ..sample import Sample
from .files import with_media
from .form import BESIDE, Form


@dataclass(frozen=True, slots=True)
class Opening:
    """The way back into a demo.

    Attributes:
        demo: the page on which samples were flagged.
        inputs: the components that take a sample's inputs, in the order of its columns; None: those of the demo that
            have their names.
        folder: the flagged folder.
    """

    demo: Page
    inputs: Sequence[Component] | None
    folder: Path

    def targets(self, form: Form, review: Page) -> dict[str, Component]:
        """The components of the demo that take values, by column; none where the demo is not on the same page.

        Args:
            form: of the samples.
            review: the review page, which may lie within the demo.
        """
        fields = form.of_role("input") if form.says_roles else list(form.fields)
        columns = [field.column for field in fields]
        if self.inputs is not None:
            found = dict(zip(columns, self.inputs, strict=False))
        else:
            own = set(review.walk())
            components = [
                c for c in self.demo.walk() if isinstance(c, Component) and c not in own and c.label
            ]
            names = column_names([component.label for component in components], BESIDE)
            found = {
                name: component
                for name, component in zip(names, components, strict=True)
                if name in columns and component.interactive is not False
            }
        return {
            column: one for column, one in found.items() if one.page is not None and one.page is review.page
        }

    def fill(self, sample: Sample, targets: Mapping[str, Component]) -> list[Any]:
        """The payloads of components for a sample, by column."""
        return [
            self._payload(component, sample.data[column]) if column in sample.data else skip()
            for column, component in targets.items()
        ]

    def tab(self, target: Component, review: Page) -> tuple[Tabs | None, Any]:
        """The tabs that lead from the review to a component of the demo, and which of them it is behind."""
        shared = set(around(review))
        for block in around(target):
            if isinstance(block, Tab) and isinstance(block.parent, Tabs) and block.parent in shared:
                tabs = block.parent
                return tabs, tabs.children.index(block) if block.tab_id is None else block.tab_id
        return None, None

    def _payload(self, component: Component, value: Any) -> Any:
        if component.holds_files:
            return with_media(value, self.folder)
        return component.initial() if value is None else value


def around(block: Block) -> Iterator[Any]:
    """A block and all that it lies in, from the inside."""
    while isinstance(block, Block):
        yield block
        block = block.parent  # type: ignore[assignment]  # a layout, for which the tree has a protocol
