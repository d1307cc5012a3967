from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from isolated import Isolated, Make
from visit import App

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
def isolated() -> Iterator[Make]:
    """Makes an `Isolated` of a function."""
    made: list[Isolated] = []

    def make(function: Callable[..., Any]) -> Isolated:
        made.append(Isolated(function))
        return made[-1]

    yield make
    for one in made:
        one.workers.close()
