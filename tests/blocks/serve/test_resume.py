"""What is promised of lost connections, reloads and restarts (docs/reliability.md), with the faults injected."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import threading
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest
from peer import Peer
from process import Process
from relay import Line, Relay, Way
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

import fanlight as gr
from fanlight.blocks.serve import sender, socket

Serve = Callable[..., str]
STEPS = 20
BROKEN = (ConnectionClosed, InvalidHandshake, InvalidMessage, OSError, EOFError, asyncio.TimeoutError)


class Stepping:
    """A page whose button counts to twenty; the test lets each step happen."""

    def __init__(self, **options: Any) -> None:
        self.go = threading.Semaphore(0)
        self.gone, self.closed = threading.Event(), threading.Event()
        self.starts = self.steps = 0
        with gr.Blocks(**options) as self.demo:
            self.out, self.button = gr.Number(), gr.Button()
            self.button.click(self.count, None, self.out)
            self.demo.unload(self.gone.set)

    def count(self) -> Iterator[int]:
        self.starts += 1
        try:
            for step in range(STEPS):
                self.go.acquire()
                self.steps += 1
                yield step
        finally:
            self.closed.set()


class Tab:
    """A peer that comes back whenever its connection breaks, and then asks again for what has not ended."""

    def __init__(self, url: str, patience: float | None = None) -> None:
        self._peer = Peer(url)
        self._patience = patience
        self._asked: dict[str, Any] | None = None
        self.welcomes: list[dict[str, Any]] = []

    async def connect(self) -> None:
        while True:
            with suppress(*BROKEN):
                await asyncio.wait_for(self._peer.__aenter__(), 10)
                self.welcomes.append(self._peer.welcome)
                return

    async def click(self, button: gr.Button) -> None:
        self._asked = click(button.id or 0)
        await self._say()

    async def next(self) -> dict[str, Any]:
        while True:
            with suppress(*BROKEN):
                return await asyncio.wait_for(self._peer.next(), self._patience)
            self._peer.socket.transport.abort()
            self._peer = self._peer.again()
            await self.connect()
            await self._say()

    async def _say(self) -> None:
        with suppress(ConnectionClosed):  # the next message tells
            if self._asked is not None:
                await self._peer.say(self._asked)

    async def close(self) -> None:
        await self._peer.socket.close()


async def count_through(page: Stepping, tab: Tab) -> list[float]:
    """Click and take every value in, one step at a time; gives them as they came."""
    values: list[float] = []
    while page.go.acquire(blocking=False):
        pass  # steps that the run before did not need
    await tab.connect()
    await tab.click(page.button)
    page.go.release()
    while True:
        message = await tab.next()
        if message["t"] == "patch":
            values.append(message["props"]["value"])
            page.go.release()
        elif message["t"] == "run" and message["state"] == "done":
            await tab.close()
            return values


@pytest.mark.parametrize(
    ("unit", "way", "counts"),
    [
        ("frames", "reset", range(1, STEPS + 2)),
        ("frames", "close", (1, 7, 20)),
        ("frames", "hold", (1, 7, 20)),
        ("bytes", "reset", (1, 100, 129, 200, 400, 401, 777)),
    ],
)
async def test_f13_a_stream_that_is_cut_anywhere_comes_whole_and_in_order(
    serve: Serve, unit: Literal["frames", "bytes"], way: Way, counts: Sequence[int]
) -> None:
    page = Stepping()
    with Relay(serve(page.demo)) as relay:
        for starts, count in enumerate(counts, 1):
            relay.cut_once(count, unit, way)
            tab = Tab(relay.url, patience=0.5 if way == "hold" else None)
            assert await count_through(page, tab) == list(range(STEPS)), count
            assert len({welcome["session"] for welcome in tab.welcomes}) == 1
            assert page.starts == starts


async def test_f14_an_event_that_comes_on_two_sockets_at_once_runs_once(serve: Serve) -> None:
    calls: list[int] = []
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(lambda: calls.append(1), trigger_mode="multiple")
    async with Peer(serve(demo)) as first:
        again = {**click(button.id or 0), "id": "same"}
        async with first.again() as second:
            for _ in range(25):
                with suppress(ConnectionClosed):  # the second one has taken over
                    await first.say(again)
                await second.say(again)
            assert (await second.end_of("same.0"))["state"] == "done"
    assert calls == [1]


async def test_f15_who_comes_back_in_time_finds_everything(serve: Serve) -> None:
    page = Stepping(session_ttl=60)
    async with Peer(serve(page.demo)) as first:
        run = await first.ask(page.button, "click")
    page.go.release(STEPS)
    async with first.again() as second:
        assert second.welcome["resumed"]
        await second.end_of(f"{run}.0")
        assert second.value(page.out) == STEPS - 1


async def test_f15_who_stays_away_too_long_begins_anew_and_the_generator_is_closed(serve: Serve) -> None:
    page = Stepping(session_ttl=0.2)
    async with Peer(serve(page.demo)) as first:
        await first.ask(page.button, "click")
        page.go.release()
        await first.receive("patch")
    assert await asyncio.to_thread(page.gone.wait, 20)
    page.go.release()  # a generator can only be closed at a yield
    assert await asyncio.to_thread(page.closed.wait, 20)
    assert page.steps == 2
    async with first.again() as second:
        assert not second.welcome["resumed"]
        assert second.welcome["epoch"] == first.welcome["epoch"]
        page.go.release(STEPS)
        await second.run(page.button, "click")
        assert second.value(page.out) == STEPS - 1


async def test_f16_after_more_than_is_kept_the_values_come_as_they_are(serve: Serve) -> None:
    go, done = threading.Event(), threading.Event()

    def talk() -> str:
        go.wait(20)
        for number in range(2_500):
            gr.Info(str(number))
        return "said"

    with gr.Blocks() as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(talk, None, out).then(done.set)
    async with Peer(serve(demo)) as first:
        run = await first.ask(button, "click")
    go.set()
    assert await asyncio.to_thread(done.wait, 20)
    async with first.again() as second:
        assert second.welcome["resumed"]
        message = await second.next()
        assert message == {"t": "snapshot", "runs": []}
        while second.props.get(out.id or 0) is None:
            await second.next()
        assert second.value(out) == "said"
        await second.say({**click(button.id or 0), "id": run})
        assert (await second.end_of(f"{run}.0"))["state"] == "done"


async def test_a_page_that_is_loaded_again_gets_what_it_showed_and_what_still_runs(serve: Serve) -> None:
    page = Stepping()
    with page.demo:
        name = gr.Textbox()
        name.change(lambda value: None, name)
    async with Peer(serve(page.demo)) as first:
        await first.run(name, "change", {name: "Ada"})
        run = await first.ask(page.button, "click")
        page.go.release()
        await first.receive("patch")
        async with first.reloaded() as second:
            assert second.welcome["resumed"]
            assert await second.next() == {"t": "snapshot", "runs": [f"{run}.0"]}
            standing = await second.receive("run")
            assert (standing["run"], standing["state"]) == (f"{run}.0", "running")
            assert (second.value(name), second.value(page.out)) == ("Ada", 0)
            page.go.release(STEPS)
            await second.end_of(f"{run}.0")
            assert second.value(page.out) == STEPS - 1
    assert page.starts == 1


async def test_a_snapshot_asks_again_for_an_answer_that_is_due(serve: Serve) -> None:
    with gr.Blocks() as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(lambda value: f"got {value}", gr.Textbox(), out, js="(text) => text")
    async with Peer(serve(demo)) as first:
        run = await first.ask(button, "click")
        call = await first.receive("call")
        async with first.reloaded() as second:
            again = await second.receive("call")
            assert again == call
            for value in ("one", "two"):  # an answer that comes twice is taken once
                await second.say({"t": "answer", "call": call["call"], "value": value, "error": None})
            await second.end_of(f"{run}.0")
            assert second.value(out) == "got one"


async def test_f17_of_two_that_claim_a_session_at_once_one_has_it_and_the_other_is_told(serve: Serve) -> None:
    page = Stepping()
    async with Peer(serve(page.demo)) as first:
        pass
    claims = [first.again(), first.again()]

    async def connected(peer: Peer) -> None:
        with suppress(ConnectionClosed):  # before it had its welcome
            await peer.__aenter__()

    async def fate(peer: Peer) -> str:
        try:
            await peer.run(page.button, "click")
        except ConnectionClosed as closed:
            return str(closed.rcvd and closed.rcvd.code)
        return "served"

    page.go.release(2 * STEPS)
    await asyncio.gather(*map(connected, claims))
    assert sorted(await asyncio.gather(*map(fate, claims))) == ["4409", "served"]
    for peer in claims:
        await peer.socket.close()


@pytest.mark.parametrize(
    "line", [Line(delay=0.05), Line(jitter=0.02, piece=40), Line(piece=1)], ids=["slow", "uneven", "bytes"]
)
async def test_f19_a_bad_line_works(serve: Serve, line: Line) -> None:
    page = Stepping()
    with Relay(serve(page.demo), line) as relay:
        assert await count_through(page, Tab(relay.url)) == list(range(STEPS))


@pytest.mark.parametrize("count", [0, 1, 50, 128])
async def test_f19_a_line_that_is_cut_in_the_handshake_works_the_next_time(serve: Serve, count: int) -> None:
    page = Stepping()
    with Relay(serve(page.demo)) as relay:
        relay.cut_once(count, "bytes", "close")
        assert await count_through(page, Tab(relay.url)) == list(range(STEPS))


async def test_f33_a_proxy_that_cuts_silent_lines_has_no_reason_to(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sender, "BEAT_AFTER", 0.1)
    page = Stepping()
    with Relay(serve(page.demo), Line(idle=1)) as relay:
        async with Peer(relay.url) as peer:
            started = time.monotonic()
            beats = 0
            while time.monotonic() - started < 2:
                assert json.loads(await peer.socket.recv()) == {"seq": 0, "messages": []}
                beats += 1
            page.go.release(STEPS)
            await peer.run(page.button, "click")
        assert (peer.value(page.out), relay.accepted) == (STEPS - 1, 1)
    assert 5 <= beats <= 40


def test_the_word_in_silence_comes_before_a_proxy_cuts_and_before_a_page_gives_up() -> None:
    client = Path(__file__).resolve().parents[3] / "client_js/src/core/socket.ts"
    given_up = re.search(r"LONGEST_SILENCE = ([\d_]+)", client.read_text())
    assert given_up is not None
    assert sender.BEAT_AFTER < 25
    assert int(given_up[1]) > 2 * sender.BEAT_AFTER * 1000


async def test_f33_mounted_under_a_path_without_lifespan(
    listening: Callable[[ASGIApp], Awaitable[int]],
) -> None:
    page = Stepping()
    port = await listening(Starlette(routes=[Mount("/a/b", page.demo)]))
    with Relay(f"http://127.0.0.1:{port}/") as relay:
        relay.cut_once(8, "frames")
        assert await count_through(page, Tab(f"{relay.url}a/b/")) == list(range(STEPS))
    await page.demo.server.close()


async def test_sockets_that_say_nothing_are_let_go_and_do_not_keep_others_out(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "MOST_SILENT", 2)
    monkeypatch.setattr(socket, "HELLO_WITHIN", 0.3)
    page = Stepping()
    address = (url := serve(page.demo)).replace("http", "ws", 1) + "ws"
    async with connect(address) as one, connect(address) as other:
        with pytest.raises(InvalidHandshake):
            await connect(address)
        for silent in (one, other):
            with pytest.raises(ConnectionClosed) as caught:
                await silent.recv()
            assert caught.value.rcvd is not None
            assert caught.value.rcvd.code == 4408
    async with Peer(url) as peer:
        assert peer.welcome["session"]


async def test_a_flood_is_slowed_down_and_loses_nothing(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fanlight.blocks.serve.rate.PER_SECOND", 500)
    page = Stepping()
    async with Peer(serve(page.demo)) as peer:
        started = time.monotonic()
        for _ in range(500):
            await peer.socket.send("{")
        faults = [await peer.receive("fault") for _ in range(500)]
        took = time.monotonic() - started
    assert len(faults) == 500
    assert took > 0.5  # 200 at once, 300 at 500 a second


SERVED = """
import signal, sys, threading, time
import fanlight as gr

def count():
    try:
        for step in range(1000):
            yield step
            time.sleep(0.02)
    finally:
        print("closed", flush=True)

def briefly():
    print("begun", flush=True)
    time.sleep(1)
    return "done"

def never_ending():
    print("begun", flush=True)
    while True:
        try:
            time.sleep(1000)
        except BaseException:
            pass

with gr.Blocks(shutdown_grace=GRACE) as demo:
    out = gr.Textbox()
    gr.Button().click(count, None, out)
    gr.Button().click(briefly, None, out)
    gr.Button().click(never_ending, None, out)
    gr.Button().click(lambda: "quick", None, out)

demo.launch(server_port=int(sys.argv[1]))
print("over", flush=True)
"""
COUNT, BRIEFLY, NEVER_ENDING, QUICK = 2, 3, 4, 5


def click(block: int) -> dict[str, Any]:
    return {"t": "event", "id": "it", "block": block, "event": "click", "values": {}, "data": None, "edit": 0}


def served(folder: Path, grace: float = 10, port: int = 0) -> Process:
    return Process(SERVED.replace("GRACE", str(grace)), folder, port)


async def test_f28_a_server_that_was_killed_says_that_it_is_another_one(tmp_path: Path) -> None:
    with served(tmp_path) as before:
        first = await Peer(before.url).__aenter__()
        await first.say(click(COUNT))
        await first.receive("patch")
        before.tell(signal.SIGKILL)
        await first.socket.wait_closed()
    with served(tmp_path, port=urlsplit(before.url).port or 0):
        async with first.again() as second:
            assert not second.welcome["resumed"]
            assert second.welcome["epoch"] != first.welcome["epoch"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_f29_an_idle_server_stops_at_once(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path) as process:
        async with Peer(process.url) as peer:
            process.tell(number)
            with pytest.raises(ConnectionClosed) as caught:
                await peer.next()
            assert caught.value.rcvd is not None
            assert (caught.value.rcvd.code, caught.value.rcvd.reason) == (1012, "The server was stopped.")
        assert process.line() == "over\n"
        assert process.end() == (0, "")


async def test_f29_what_runs_may_end_and_nothing_new_begins(tmp_path: Path) -> None:
    with served(tmp_path) as process:
        async with Peer(process.url) as peer:
            await peer.say(click(BRIEFLY))
            assert process.line() == "begun\n"
            process.tell(signal.SIGTERM)
            said = [await ask_late(peer)]
            while said[-1]["t"] != "fault":  # until the signal has arrived
                said.append(await ask_late(peer))
            assert "about to stop" in said[-1]["message"]
            while not any(one.get("run") == "it.0" and one["state"] == "done" for one in said):
                said.append(await peer.next())
            await peer.socket.wait_closed()
        assert process.end()[0] == 0


async def test_f29_what_does_not_end_in_time_is_cancelled_and_its_tab_hears_of_it(tmp_path: Path) -> None:
    with served(tmp_path, grace=0.2) as process:
        async with Peer(process.url) as peer:
            await peer.say(click(COUNT))
            await peer.receive("patch")
            process.tell(signal.SIGTERM)
            ending = await peer.end_of("it.0")
            assert (ending["state"], ending["message"]) == ("cancelled", "Stopped, because the server is.")
        assert process.line() == "closed\n"
        code, errors = process.end()
    assert code == 0
    assert "1 run has to end first" in errors
    assert "did not end" not in errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_f29_a_second_signal_stops_at_once(tmp_path: Path, number: signal.Signals) -> None:
    with served(tmp_path, grace=1000) as process:
        async with Peer(process.url) as peer:
            await peer.say(click(NEVER_ENDING))
            assert process.line() == "begun\n"
            process.tell(number)
            while (await ask_late(peer))["t"] != "fault":
                pass
            process.tell(number)
            assert process.end()[0] == 0


async def ask_late(peer: Peer) -> dict[str, Any]:
    """Ask for something until the server says that it is about to stop."""
    await peer.say({**click(QUICK), "id": f"late-{time.monotonic_ns()}"})
    return await peer.next()


async def test_f30_a_function_that_never_ends_is_named_and_does_not_keep_the_process(tmp_path: Path) -> None:
    with served(tmp_path, grace=0.2) as process:
        async with Peer(process.url) as peer:
            await peer.say(click(NEVER_ENDING))
            assert process.line() == "begun\n"
            process.tell(signal.SIGTERM)
            assert (await peer.end_of("it.0"))["state"] == "cancelled"
        code, errors = process.end()
    assert code == 0
    assert "The function 'never_ending' of run it.0 did not end" in errors
