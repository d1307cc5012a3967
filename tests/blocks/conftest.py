from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from visit import App

from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.tree.page import Page


@pytest.fixture
async def serve_without_socket() -> AsyncIterator[Callable[..., App]]:
    """Makes an `App` of a page."""
    apps: list[App] = []

    def start(page: Page, **options: Any) -> App:
        apps.append(App(page, **options))
        return apps[-1]

    yield start
    for app in apps:
        await app.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[FileStore]:
    """Keeps the files of an owner "a"."""
    store = FileStore(tmp_path)
    store.admit("a")
    yield store
    store.close()
