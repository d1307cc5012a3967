"""The HTML documents of an app: one for each of its pages."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ...client_js import DIST
from ..files.file_store import FileStore
from ..tree.layout import Layout
from ..tree.page import Page
from ..tree.route import Route
from .config import page_config
from .html import Client

HOME = "Home"
"""What the navigation calls the first page."""


@dataclass(frozen=True, slots=True)
class Document:
    """One page as it is sent.

    Attributes:
        root: the root of its tree.
        plain, packed: its HTML, and the same compressed with gzip.
    """

    root: Layout
    plain: bytes
    packed: bytes


class Documents:
    """The documents of an app by the path of their page; that of the first one is empty.

    Args:
        page: the first page, closed; it keeps the blocks of all.
        routes: the other pages.
        about: what the browser is told of a page beside its blocks: title and so on.
        initial: the payloads that each visit starts with, by block id.
        files: keeps the files among the props.
        styles: the addresses of style sheets, relative to the pages.

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
        styles: Sequence[str],
    ) -> None:
        client = Client(DIST)
        roots: dict[str, Layout] = {"": page, **{route.path: route for route in routes}}
        self._documents: dict[str, Document] = {}
        for path, root in roots.items():
            more = {"path": path, "pages": _navigation(routes, path)}
            if isinstance(root, Route):
                more["title"] = f"{root.title} · {about['title']}"
            publish = partial(files.publish_all, "")
            plain = client.document(page_config(page, root, initial, {**about, **more}, publish), styles)
            self._documents[path] = Document(root, plain, gzip.compress(plain, 9, mtime=0))

    def get(self, path: str) -> Document | None:
        """The document of the page with this path, if there is one."""
        return self._documents.get(path)


def _navigation(routes: Sequence[Route], current: str) -> list[dict[str, Any]]:
    """What the navigation of a page holds; nothing where there is nowhere to go."""
    pages = [(HOME, ""), *((route.title, route.path) for route in routes if route.show_in_navbar)]
    if not routes:
        return []
    return [{"name": name, "href": f"./{path}", "current": path == current} for name, path in pages]
