from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from isolated import Isolated, Make


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
