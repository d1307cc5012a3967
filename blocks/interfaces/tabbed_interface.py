"""TabbedInterface: several pages as one, each in a tab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...components.markdown import Markdown
from ..app import Blocks
from ..errors import PageError
from ..layouts.tab import Tab
from ..layouts.tabs import Tabs
from .interface import Interface
from .old.spellings import take_old_spellings
from .parameters import refuse_unknown


class TabbedInterface(Blocks):
    """Several interfaces, or pages of any kind, each in a tab of one page.

    ::

        gr.TabbedInterface([hello, count], ["Hello", "Count"]).launch()

    Each of them works as it does alone: its listeners, examples, flags and styles come along.

    Args:
        interface_list: what the tabs hold, in order; each can be on one page only.
        tab_names: what stands on the tabs; None: the titles of the interfaces, "Tab 0", "Tab 1" … where they have none.
        title: above all, and in the browser's window.
        analytics_enabled: accepted and without effect: nothing is ever reported.
        tabs_kwargs: arguments for the `Tabs`.
        arguments: see `Blocks`; old spellings are taken with a DeprecationWarning.

    Raises:
        PageError: there is no page to hold, another number of names, or two interfaces share a component.
    """

    def __init__(
        self,
        interface_list: Sequence[Blocks],
        tab_names: Sequence[str] | None = None,
        title: str | None = None,
        analytics_enabled: bool | None = None,
        tabs_kwargs: Mapping[str, Any] | None = None,
        **arguments: Any,
    ) -> None:
        pages = list(interface_list)
        if not pages or not all(isinstance(one, Blocks) for one in pages):
            raise PageError("TabbedInterface takes a list of interfaces or other Blocks, at least one.")
        names = _names(pages) if tab_names is None else list(tab_names)
        if len(names) != len(pages):
            raise PageError(
                f"TabbedInterface has {len(names)} tab_names for {len(pages)} interfaces: one for each."
            )
        for page in pages:
            _check_whole(page)
        take_old_spellings(arguments, "TabbedInterface")
        refuse_unknown(type(self), arguments)
        super().__init__(mode="tabbed_interface", title=title or "Fanlight", **arguments)
        with self:
            if title:
                Markdown(f"# {title}", label="Title")
            with Tabs(**(tabs_kwargs or {})):
                for name, page in zip(names, pages, strict=True):
                    with Tab(name):
                        page.unrender().render()


def _check_whole(page: Blocks) -> None:
    """Complain of an interface whose component another one has taken over: its tab would be without it."""
    if not isinstance(page, Interface):
        return
    within = set(page.walk())
    for one in (*page.input_components, *page.output_components):
        if one not in within:
            raise PageError(f"{one.name} is part of two interfaces: make one for each of them.")


def _names(pages: Sequence[Blocks]) -> list[str]:
    return [page.given.get("title") or f"Tab {place}" for place, page in enumerate(pages)]
