"""The HTML documents of an app: one for each of its pages, and for each language that somebody reads."""

from __future__ import annotations

import asyncio
import gzip
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...client_js import DIST
from ..files.file_store import FileStore
from ..files.payload_walk import languages_in, to_wire
from ..tree.layout import Layout
from ..tree.page import Page
from ..tree.route import Route
from ..wire.i18n import primary
from .config import page_config
from .html import Client, Surroundings

HOME = "Home"
"""What the navigation calls the first page."""
MOST_TRANSLATED = 32
"""How many documents are kept beside those in English."""
MOST_OF_USE = 3
"""How many of a visitor's languages are looked at."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page as it is sent.

    Attributes:
        plain, packed: its HTML, and the same compressed with gzip.
    """

    plain: bytes
    packed: bytes


class Documents:
    """The documents of an app by the path of their page, that of the first one is empty; each in several languages.

    Args:
        page: the first page, closed; it keeps the blocks of all.
        routes: the other pages.
        about: what the browser is told of a page beside its blocks: title and so on.
        initial: the payloads that each visit starts with, by block id.
        files: keeps the files among the props.
        around: what stands around the blocks of each page.

    Raises:
        FanlightError: the client is not built.
    """

    def __init__(
        self,
        page: Page,
        routes: Sequence[Route],
        about: Mapping[str, Any],
        initial: Mapping[int, Any],
        files: FileStore,
        around: Surroundings,
    ) -> None:
        self._client = Client(DIST)
        self._page, self._routes, self._about, self._initial = page, routes, about, initial
        self._publish = partial(files.publish_all, "")
        self._around = around
        self._roots: dict[str, Layout] = {"": page, **{route.path: route for route in routes}}
        said = languages_in(
            [*initial.values(), *(block.props() for block in page.blocks.values()), dict(about)]
        )
        self._authors = frozenset(said)
        self._plain = {path: self._document(path, ()) for path in self._roots}
        self._translated: OrderedDict[tuple[str, tuple[str, ...]], Document] = OrderedDict()

    def root(self, path: str) -> Layout | None:
        """The root of the page with this path, if there is one."""
        return self._roots.get(path)

    async def get(self, path: str, languages: Sequence[str]) -> Document | None:
        """The document of the page with this path, if there is one.

        Args:
            path: of the page.
            languages: those that its visitor reads, in lower case, the best one first.
        """
        wanted = self._of_use(languages)
        if path not in self._roots or not wanted:
            return self._plain.get(path)
        document = self._translated.get((path, wanted))
        if document is None:
            document = await asyncio.to_thread(self._document, path, wanted)
            self._translated[path, wanted] = document
            if len(self._translated) > MOST_TRANSLATED:
                self._translated.popitem(last=False)
        return document

    def _of_use(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Of a visitor's languages those that make a difference: none where English is as good."""
        known = {primary(one) for one in self._authors} | self._client.languages
        found = [one for one in languages if primary(one) in known]
        if not self._authors:
            found = [primary(one) for one in found[:1]]
        is_plain = not found or (primary(found[0]) == "en" and (not self._authors or "en" in self._authors))
        return () if is_plain else tuple(found[:MOST_OF_USE])

    def _document(self, path: str, languages: Sequence[str]) -> Document:
        root = self._roots[path]
        about = {**self._about, "path": path, "pages": _navigation(self._routes, path)}
        if isinstance(root, Route):
            about["title"] = f"{root.title} · {self._about['title']}"
        about = to_wire(about, languages)
        config = page_config(self._page, root, self._initial, about, self._publish, languages)
        own = next((primary(one) for one in languages if primary(one) in self._client.languages), "en")
        plain = self._client.document(config, self._around, own)
        return Document(plain, gzip.compress(plain, 9, mtime=0))


def _navigation(routes: Sequence[Route], current: str) -> list[dict[str, Any]]:
    """What the navigation of a page holds; nothing where there is nowhere to go."""
    pages = [(HOME, ""), *((route.title, route.path) for route in routes if route.show_in_navbar)]
    if not routes:
        return []
    return [{"name": name, "href": f"./{path}", "current": path == current} for name, path in pages]
