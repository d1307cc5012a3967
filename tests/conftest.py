from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import fanlight as gr

pytest_plugins = ["browsing"]


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serve a page with a real server; gives its address."""
    served: list[gr.Blocks] = []

    def start(demo: gr.Blocks, **parameters: object) -> str:
        served.append(demo)
        _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True, server_port=0, **parameters)  # type: ignore[arg-type]  # pyright knows the TypedDict, mypy not its spread
        return url

    yield start
    for demo in served:
        demo.close()
