from __future__ import annotations

import signal
from collections.abc import Callable, Iterator

import pytest
from hypothesis import Phase, settings

import fanlight as gr

pytest_plugins = ["browsing"]

# How long an example takes says more of the machine than of us. To explain a failure, hypothesis traces each line: that
# is slow, and Python 3.11 may spin for ever when a signal or another thread comes in between.
PHASES = [phase for phase in Phase if phase is not Phase.explain]
settings.register_profile("fanlight", deadline=None, phases=PHASES)
settings.load_profile("fanlight")


@pytest.fixture
def breaks_off() -> Iterator[None]:
    """Ctrl+C raises KeyboardInterrupt, as it does in a script: processes of parallel tests ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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
