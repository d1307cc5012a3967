"""What is done before the app is served: in a visit that no tab makes."""

import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from process import Process

import fanlight as gr

Serve = Callable[..., str]

SLOW = """
import sys, time
import fanlight as gr

def work():
    print("at work", flush=True)
    while True:
        time.sleep(0.01)

with gr.Blocks() as demo:
    demo.prepare(work)
demo.launch(server_port=int(sys.argv[1]))
"""


def test_it_is_done_when_the_first_visitor_comes(serve: Serve) -> None:
    done: list[str] = []
    with gr.Blocks() as inner:
        inner.prepare(lambda: done.append("inner"))
    with gr.Blocks() as demo:
        inner.render()
        demo.prepare(lambda: done.append("outer"))
        demo.unload(lambda: done.append("somebody has left"))
        demo.load(lambda: done.append("somebody has come"))
    with demo.route("Second") as second:
        second.prepare(lambda: done.append("second"))
    url = serve(demo)
    assert sorted(done) == ["inner", "outer", "second"]
    assert httpx.get(url).status_code == 200


def test_a_failure_is_told_and_the_app_is_served(serve: Serve, caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> Any:
        raise ValueError("not today")

    with gr.Blocks() as demo:
        demo.prepare(fail)
    assert httpx.get(serve(demo)).status_code == 200
    assert "not today" in caplog.text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_process_that_is_told_to_stop_does_not_wait_for_it(tmp_path: Path, number: signal.Signals) -> None:
    with Process(SLOW, tmp_path) as process:  # its first line says that it is at work
        process.tell(number)
        code, errors = process.end()
    assert code == 0
    assert "Traceback" not in errors
