"""What the app has done, in numbers: as a function, as a page, and for Prometheus."""

from __future__ import annotations

import logging
from collections.abc import Callable

import httpx
import pytest
from peer import Peer
from visit import App

import fanlight as gr
from fanlight.blocks.run.metrics import MOST_NAMES, OTHERS, prometheus

Start = Callable[..., App]


def page() -> tuple[gr.Blocks, gr.Button]:
    def fail() -> None:
        raise gr.Error("no", print_exception=False)

    with gr.Blocks() as demo:
        button = gr.Button()
        run = button.click(fail)
        run.failure(lambda: None)
    return demo, button


async def test_runs_are_counted_by_function_and_end(serve_without_socket: Start) -> None:
    demo, button = page()
    app = serve_without_socket(demo)
    for _ in range(2):
        await app.visit().run(button, "click")
    await app.scheduler.idle()
    functions = app.scheduler.metrics.functions()
    assert functions["fail"]["ended"] == {"failed": 2}
    assert functions["<lambda>"]["ended"] == {"done": 2}
    assert functions["fail"]["ran"] >= 0


async def test_functions_without_number_are_counted_together(serve_without_socket: Start) -> None:
    def named(name: str) -> Callable[[], None]:
        def function() -> None: ...

        function.__name__ = name
        return function

    with gr.Blocks() as demo:
        buttons = [gr.Button() for _ in range(MOST_NAMES + 5)]
        for place, button in enumerate(buttons):
            button.click(named(f"f{place}"))
    app = serve_without_socket(demo)
    visit = app.visit()
    for button in buttons:
        await visit.run(button, "click")
    functions = app.scheduler.metrics.functions()
    assert len(functions) == MOST_NAMES + 1
    assert functions[OTHERS]["ended"] == {"done": 5}


async def test_the_log_tells_run_listener_session_and_times(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    demo, button = page()
    app = serve_without_socket(demo)
    visit = app.visit()
    with caplog.at_level(logging.INFO, "fanlight"):
        await visit.run(button, "click")
    (record,) = [one for one in caplog.records if "'fail'" in one.getMessage()]
    assert "e1.0" in record.getMessage()
    assert visit.session.id not in record.getMessage()
    assert visit.session.id[:6] in record.getMessage()


def test_what_prometheus_reads_is_escaped() -> None:
    text = prometheus(
        {
            "sessions": 1,
            "running": 2,
            "waiting": 3,
            "functions": {'a"b\\c\nd': {"ended": {"done": 4}, "waited": 0.5, "ran": 1.25}},
        }
    )
    assert 'fanlight_runs_total{function="a\\"b\\\\c\\nd",state="done"} 4' in text.splitlines()
    assert "fanlight_sessions 1" in text.splitlines()


async def test_the_status_page_is_there_only_when_asked_for(serve: Callable[..., str]) -> None:
    demo, button = page()
    async with httpx.AsyncClient() as http:
        url = serve(demo)
        for path in ("status", "metrics", "status.css"):
            assert (await http.get(url + path)).status_code == 404
        url = serve(demo, enable_monitoring=True)
        assert "Nothing has run yet" in (await http.get(url + "status")).text
        async with Peer(url) as peer:
            await peer.run(button, "click")
            assert demo.metrics()["sessions"] == 1
        answer = await http.get(url + "status")
        assert "&lt;lambda&gt;" in answer.text
        assert "script" not in answer.headers["content-security-policy"]
        assert (
            'fanlight_runs_total{function="fail",state="failed"} 1' in (await http.get(url + "metrics")).text
        )
