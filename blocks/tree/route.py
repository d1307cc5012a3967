"""One page of an app that has several."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from typing import Any

from ..errors import PageError
from .block import Block
from .layout import Layout
from .listener import Event, Listener, Trigger
from .page import Page

RESERVED = frozenset(("assets", "css", "file", "js", "metrics", "status", "upload", "ws"))
"""Paths that the server answers itself."""


class Route(Layout):
    """A page beside an app's first one, with an address, blocks and listeners of its own. Made by `Blocks.route`.

    Args:
        home: the app's first page, which numbers the blocks of all and keeps their graph.
        title: what the navigation calls it.
        path: the last part of its address.
        show_in_navbar: whether the navigation names it.
    """

    client_name = "column"

    load = Event("a visitor opens the page")
    unload = Event("a visitor leaves the page")

    def __init__(self, home: Page, title: str, path: str, *, show_in_navbar: bool) -> None:
        self.home = home
        self.title = title
        self.path = path
        self.show_in_navbar = show_in_navbar
        super().__init__(render=False)
        home.adopt(self)

    @property
    def page(self) -> Route:
        return self

    @property
    def prepare(self) -> Trigger:
        """The whole app is prepared at once."""
        return self.home.prepare

    def adopt(self, block: Block) -> None:
        """Number a block and all that is part of it."""
        self.home.adopt(block)

    def dismiss(self, block: Block) -> None:
        """Forget a block and all that is part of it."""
        self.home.dismiss(block)

    def listen(self, listener: Listener) -> None:
        """Take a listener into the app's graph. What is said here of the app's loading is meant of this page's."""
        listener.triggers = tuple(
            Trigger(self, one.event) if isinstance(one.source, Page) and one.event != "prepare" else one
            for one in listener.triggers
        )
        self.home.listen(listener)

    def ticks(self, seconds: float) -> Trigger:
        """What happens every so many seconds on this page."""
        return self.home.ticks(seconds, self)

    def __exit__(self, *exception: Any) -> None:
        super().__exit__(*exception)
        if exception[0] is None and not self.is_open and not self.home.is_open:
            self.home.settle()


def path_of(name: str, path: str | None, taken: Collection[str]) -> str:
    """The path of a new page: the one that was asked for, or one that says its name.

    Args:
        name: what the navigation calls it.
        path: as the author wrote it, with or without a slash before it; None: none was asked for.
        taken: the paths of the other pages.

    Raises:
        PageError: the path cannot be one, or another page has it.
    """
    if path is None:
        return _slug(name, taken)
    found = path.strip("/")
    if not re.fullmatch(r"[A-Za-z0-9._~-]+", found) or found in (".", ".."):
        raise PageError(
            f"A page cannot have the path {path!r}: write one word of letters, digits and the signs . _ ~ -, such as "
            '"/second". What belongs to "/" is written inside `with gr.Blocks()`.'
        )
    if found in taken or found in RESERVED:
        whose = "another page" if found in taken else "the server itself"
        raise PageError(f"The path {path!r} is that of {whose}: choose another one.")
    return found


def _slug(name: str, taken: Collection[str]) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "page"
    number, found = 1, slug
    while found in taken or found in RESERVED:
        number += 1
        found = f"{slug}-{number}"
    return found
