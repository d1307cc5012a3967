"""launch(): a port, an address, an end; and what it says where it cannot."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import httpx
import pytest

import fanlight as gr
from fanlight.blocks.errors import FanlightError

Serve = Callable[..., str]


@pytest.fixture
def demo() -> gr.Blocks:
    with gr.Blocks(title="Mine") as demo:
        gr.Textbox()
    return demo


def test_it_serves_and_says_where(demo: gr.Blocks, capsys: pytest.CaptureFixture[str]) -> None:
    app, url, public = demo.launch(prevent_thread_lock=True, server_port=0)
    try:
        assert app is demo
        assert public is None
        assert capsys.readouterr().out == f"Fanlight is running on {url}\n"
        assert "Mine" in httpx.get(url).text
        assert (demo.is_running, demo.local_url) == (True, url)
        assert url.endswith(f":{demo.server_port}/")
    finally:
        demo.close()
    assert (demo.is_running, demo.local_url, demo.server_port) == (False, None, None)
    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_quiet_says_nothing(demo: gr.Blocks, serve: Serve, capsys: pytest.CaptureFixture[str]) -> None:
    serve(demo)
    assert capsys.readouterr().out == ""


def test_a_taken_port_is_named_with_the_cure(demo: gr.Blocks) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(FanlightError, match=f"Port {port} .*Leave server_port out"):
            demo.launch(prevent_thread_lock=True, server_port=port)


@pytest.mark.parametrize("port", [-1, 65536, 10**9])
def test_a_port_that_is_none_is_named(demo: gr.Blocks, port: int) -> None:
    with pytest.raises(FanlightError, match=str(port)):
        demo.launch(prevent_thread_lock=True, server_port=port)


def test_an_address_of_another_machine_is_named(demo: gr.Blocks) -> None:
    with pytest.raises(FanlightError, match=r"192\.0\.2\.1"):
        demo.launch(prevent_thread_lock=True, server_port=0, server_name="192.0.2.1")


def test_a_certificate_that_is_not_there_fails_in_launch(demo: gr.Blocks) -> None:
    with pytest.raises(FileNotFoundError):
        demo.launch(prevent_thread_lock=True, server_port=0, ssl_certfile="/nowhere.pem", quiet=True)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize("prefix", ["FANLIGHT", "GRADIO"])
def test_the_environment_names_port_and_address(
    demo: gr.Blocks, monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    port = free_port()
    monkeypatch.setenv(f"{prefix}_SERVER_PORT", str(port))
    monkeypatch.setenv(f"{prefix}_SERVER_NAME", "127.0.0.1")
    _, url, _ = demo.launch(prevent_thread_lock=True, quiet=True)
    demo.close()
    assert url == f"http://127.0.0.1:{port}/"


def test_an_environment_that_names_no_port_says_so(demo: gr.Blocks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANLIGHT_SERVER_PORT", "http")
    with pytest.raises(FanlightError, match=r"SERVER_PORT.*'http'"):
        demo.launch(prevent_thread_lock=True, quiet=True)


def test_the_parameter_wins_over_the_environment(
    demo: gr.Blocks, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FANLIGHT_SERVER_PORT", "1")
    assert not serve(demo).endswith(":1/")


def test_launched_again_it_is_served_once(demo: gr.Blocks) -> None:
    before = threading.active_count()
    urls = [demo.launch(prevent_thread_lock=True, quiet=True, server_port=0)[1] for _ in range(10)]
    assert httpx.get(urls[-1]).status_code == 200
    for url in urls[:-1]:
        with pytest.raises(httpx.ConnectError):
            httpx.get(url)
    demo.close()
    demo.close()
    assert threading.active_count() <= before


def test_what_is_added_later_is_served_by_the_next_launch(demo: gr.Blocks, serve: Serve) -> None:
    serve(demo)
    with demo:
        gr.Markdown("later")
    assert "later" in httpx.get(serve(demo)).text


def test_block_thread_returns_when_it_is_closed(demo: gr.Blocks) -> None:
    demo.launch(prevent_thread_lock=True, quiet=True, server_port=0)
    waiting = threading.Thread(target=demo.block_thread)
    waiting.start()
    demo.close()
    waiting.join(10)
    assert not waiting.is_alive()


@pytest.mark.parametrize("host", ["0.0.0.0", "::1"])
def test_other_addresses(demo: gr.Blocks, serve: Serve, host: str) -> None:
    if host == "::1" and not socket.has_ipv6:
        pytest.skip("no IPv6 here")
    assert httpx.get(serve(demo, server_name=host)).status_code == 200


def test_small_frames_are_not_held_back(serve: Serve) -> None:
    with gr.Blocks() as demo:
        gr.Button()
    serve(demo)
    assert demo._running is not None
    assert demo._running._listener.proto == socket.IPPROTO_TCP  # what asyncio looks at to set TCP_NODELAY
