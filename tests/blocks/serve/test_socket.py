"""The websocket: what a tab may say, what it gets, and that nothing is lost or doubled where a connection is."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from peer import Peer
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

import fanlight as gr
from fanlight.blocks.wire.protocol import VERSION

Serve = Callable[..., str]
HELLO = {"t": "hello", "v": VERSION, "session": None, "secret": None, "seq": 0, "run": None}


def greeter() -> tuple[gr.Blocks, gr.Textbox, gr.Textbox, gr.Button]:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(), gr.Textbox()
        button = gr.Button()
        button.click(lambda name: f"Hello {name}", name, greeting)
    return demo, name, greeting, button


async def test_an_event_runs_its_function_and_patches_the_output(serve: Serve) -> None:
    demo, name, greeting, button = greeter()
    async with Peer(serve(demo)) as peer:
        assert (await peer.run(button, "click", {name: "Ada"}))["state"] == "done"
        assert peer.value(greeting) == "Hello Ada"


async def first_answer(url: str, *frames: str | bytes) -> Any:
    """What a server says to a socket whose first frames are these."""
    async with connect(url.replace("http", "ws", 1) + "ws") as socket:
        for frame in frames:
            await socket.send(frame)
        return await socket.recv()


@pytest.mark.parametrize(
    "frame",
    [
        json.dumps({**HELLO, "v": VERSION + 1}),
        json.dumps({**HELLO, "v": "1"}),
        json.dumps({**HELLO, "more": 1}),
        json.dumps({**HELLO, "t": ["hello"]}),
        json.dumps({"t": "ack", "seq": 1}),
        "",
        "no JSON",
        b"\xff",
        "[" * 100_000,
    ],
    ids=lambda frame: repr(frame)[:30],
)
async def test_a_first_frame_that_is_no_hello_closes_the_socket(serve: Serve, frame: str | bytes) -> None:
    url = serve(greeter()[0])
    with pytest.raises(ConnectionClosed) as caught:
        await first_answer(url, frame)
    assert caught.value.rcvd is not None
    assert caught.value.rcvd.code == 4406


async def test_a_hello_may_come_as_bytes(serve: Serve) -> None:
    answer = json.loads(await first_answer(serve(greeter()[0]), json.dumps(HELLO).encode()))
    assert answer["messages"][0]["t"] == "welcome"


def event(**changes: Any) -> str:
    return json.dumps(
        {
            "t": "event",
            "id": "x",
            "block": 3,
            "event": "click",
            "values": {},
            "data": None,
            "edit": 0,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("no JSON", "bad_message"),
        ("", "bad_message"),
        (b"\x00\x01", "bad_message"),
        ("[" * 100_000, "bad_message"),
        ('{"a":' * 5000, "bad_message"),
        (event(id="x" * 2**21), "bad_message"),
        (json.dumps(HELLO), "bad_message"),
        ('{"t": "patch", "block": 1, "props": {}}', "bad_message"),
        ('{"t": {}}', "bad_message"),
        ('{"t": "ack"}', "bad_message"),
        (event(block=999), "bad_message"),
        (event(block=4), "bad_message"),
        (event(event="__class__"), "bad_message"),
        (event(block=True), "bad_message"),
        (event(values={"999": 1}), "bad_value"),
        (event(values={"4": "of the state"}), "bad_value"),
        (event(values={"__class__": 1}), "bad_value"),
        (event(id="\ud800"), "bad_message"),
    ],
    ids=lambda part: repr(part)[:40],
)
async def test_bad_frames_get_a_fault_and_all_go_on(serve: Serve, frame: str | bytes, code: str) -> None:
    demo, name, greeting, button = greeter()
    with demo:
        gr.State("secret")
    url = serve(demo)
    async with Peer(url) as peer, Peer(url) as other:
        await peer.socket.send(frame)
        fault = await peer.receive("fault")
        assert fault["code"] == code
        assert "Traceback" not in fault["message"]
        for each in (peer, other):
            await each.run(button, "click", {name: "Ada"})
            assert each.value(greeting) == "Hello Ada"


async def test_unknown_and_forbidden_events_are_told_alike(serve: Serve) -> None:
    demo, *_ = greeter()
    faults = []
    async with Peer(serve(demo)) as peer:
        for block in (1, 999):
            await peer.socket.send(event(block=block, id="same"))
            faults.append(await peer.receive("fault"))
    assert faults[0]["message"].replace("block 1", "block 999") == faults[1]["message"]
    assert faults[0]["code"] == faults[1]["code"]


async def test_a_fault_names_the_event(serve: Serve) -> None:
    async with Peer(serve(greeter()[0])) as peer:
        await peer.socket.send(event(id="mine", values={"x": 1}))
        assert (await peer.receive("fault"))["event"] == "mine"


async def test_a_flood_of_bad_frames_harms_nobody_else(serve: Serve) -> None:
    demo, name, greeting, button = greeter()
    url = serve(demo)
    async with Peer(url) as flood, Peer(url) as other:
        for _ in range(1500):
            await flood.socket.send("{")
        await other.run(button, "click", {name: "Ada"})
        assert other.value(greeting) == "Hello Ada"
        flood.socket.transport.abort()


def counting(steps: int) -> tuple[gr.Blocks, gr.Number, gr.Button, threading.Semaphore]:
    """A page whose button counts; the test lets each step happen."""
    go = threading.Semaphore(0)

    def count() -> Iterator[int]:
        for step in range(steps):
            go.acquire()
            yield step

    with gr.Blocks() as demo:
        out, button = gr.Number(), gr.Button()
        button.click(count, None, out)
    return demo, out, button, go


async def collect(peer: Peer, values: list[float]) -> bool:
    """Take in one message; whether it ended the run."""
    message = await peer.next()
    if message["t"] == "patch":
        values.append(message["props"]["value"])
    return (message["t"], message.get("state")) == ("run", "done")


@pytest.mark.parametrize("cut_after", [0, 1, 2, 5, 19])
async def test_a_cut_loses_nothing_and_doubles_nothing(serve: Serve, cut_after: int) -> None:
    demo, _, button, go = counting(20)
    values: list[float] = []
    async with Peer(serve(demo)) as first:
        await first.ask(button, "click")
        for _ in range(cut_after):
            go.release()
            await collect(first, values)
        first.socket.transport.abort()
        go.release(20)
        async with first.again() as second:
            assert second.welcome["resumed"]
            while not await collect(second, values):
                pass
    assert values == sorted(set(values))
    assert values[-1] == 19


async def test_who_takes_over_gets_every_frame_even_while_the_other_still_listens(serve: Serve) -> None:
    demo, _, button, go = counting(3000)
    values: list[float] = []
    async with AsyncExitStack() as connections:
        peer = await connections.enter_async_context(Peer(serve(demo)))
        await peer.ask(button, "click")
        for _ in range(30):
            go.release(100)
            if await collect(peer, values):
                break
            connections.callback(peer.socket.transport.abort)
            peer = await connections.enter_async_context(
                peer.again()
            )  # which checks that no frame is missing
        while values[-1] != 2999:
            await collect(peer, values)
    assert values == sorted(set(values))


async def test_a_connection_that_is_stuck_does_not_keep_its_tab_out(serve: Serve) -> None:
    done = threading.Event()

    with gr.Blocks() as demo:
        out, button, other = [gr.Textbox() for _ in range(14)], gr.Button(), gr.Button()
        # more in all than the network takes in, and less than the outbox does
        button.click(lambda: ["x" * 500_000] * 14, None, out).then(done.set)
        other.click(lambda: None)
    url = serve(demo)
    with socket.socket() as cable:
        cable.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        cable.connect((urlsplit(url).hostname, urlsplit(url).port))
        async with connect(url.replace("http", "ws", 1) + "ws", sock=cable) as deaf:
            await deaf.send(json.dumps(HELLO))
            welcome = json.loads(await deaf.recv())["messages"][0]
            deaf.transport.pause_reading()
            await deaf.send(event(block=button.id))
            assert await asyncio.to_thread(done.wait, 20)
            async with Peer(url) as neighbour:  # by the time that it is served, the network is full
                for _ in range(20):
                    await neighbour.run(other, "click")
            peer = await asyncio.wait_for(Peer(url, welcome["session"], welcome["secret"]).__aenter__(), 5)
            assert peer.welcome["resumed"]
            peer.socket.transport.abort()
            deaf.transport.abort()


async def test_a_half_open_connection_steals_no_frame(serve: Serve) -> None:
    demo, name, greeting, button = greeter()
    async with Peer(serve(demo)) as deaf:
        deaf.socket.transport.pause_reading()  # the cable is out: it answers no close
        async with deaf.again() as peer:
            await peer.run(button, "click", {name: "Ada"})
            assert peer.value(greeting) == "Hello Ada"
            assert peer.seq == 1 or peer.seq == 2
        deaf.socket.transport.abort()


async def test_the_older_connection_is_told_why_it_ends(serve: Serve) -> None:
    async with Peer(serve(greeter()[0])) as older, older.again():
        with pytest.raises(ConnectionClosed) as caught:
            await older.next()
        assert caught.value.rcvd is not None
        assert caught.value.rcvd.code == 4409


@pytest.mark.parametrize("secret", [None, "", "wrong", "\ud800", "x" * 10_000])
async def test_without_the_secret_it_is_another_session(serve: Serve, secret: str | None) -> None:
    async with Peer(url := serve(greeter()[0])) as mine, Peer(url, mine.welcome["session"], secret) as theirs:
        assert not theirs.welcome["resumed"]
        assert theirs.welcome["session"] != mine.welcome["session"]


@pytest.mark.parametrize("times", [1, 2, 50])
async def test_an_event_sent_again_runs_once(serve: Serve, times: int) -> None:
    calls: list[int] = []
    with gr.Blocks() as demo:
        button = gr.Button()
        button.click(lambda: calls.append(1), trigger_mode="multiple")
    async with Peer(serve(demo)) as first:
        for _ in range(times):
            await first.socket.send(event(block=button.id, id="same"))
        first.socket.transport.abort()
        async with first.again() as second:
            for _ in range(times):
                await second.socket.send(event(block=button.id, id="same"))
            assert (await second.end_of("same.0"))["state"] == "done"
    assert calls == [1]


async def test_a_run_goes_on_while_its_tab_is_away(serve: Serve) -> None:
    demo, out, button, go = counting(3)
    async with Peer(serve(demo)) as first:
        run = await first.ask(button, "click")
    go.release(3)
    async with first.again() as second:
        await second.end_of(f"{run}.0")
        assert second.value(out) == 2


async def test_a_tab_that_missed_too_much_gets_the_values_as_they_are(serve: Serve) -> None:
    with gr.Blocks() as demo:
        typed, made, button = gr.Textbox(), gr.Textbox(), gr.Button()
        button.click(lambda: ("by a function", "made"), None, [typed, made])
        typed.input(lambda value: None, typed, None)
    async with Peer(serve(demo)) as first:
        await first.run(button, "click")
        await first.run(typed, "input", {typed: "by the visitor"})
        await first.say({"t": "ack", "seq": first.seq})
        await first.run(typed, "input")
        async with connect(first.url.replace("http", "ws", 1) + "ws") as socket:
            hello = {**HELLO, "session": first.welcome["session"], "secret": first.welcome["secret"]}
            await socket.send(json.dumps(hello))
            assert json.loads(await socket.recv())["messages"][0]["resumed"]
            frame = json.loads(await socket.recv())
    first, *patches = frame["messages"]
    assert first == {"t": "snapshot", "runs": []}
    assert {one["block"]: one["props"]["value"] for one in patches} == {
        typed.id: "by the visitor",
        made.id: "made",
    }


async def test_many_tabs_at_once(serve: Serve) -> None:
    demo, name, greeting, button = greeter()
    url = serve(demo)

    async def one(number: int) -> str:
        async with Peer(url) as peer:
            await peer.run(button, "click", {name: str(number)})
            value: str = peer.value(greeting)
            return value

    assert await asyncio.gather(*map(one, range(40))) == [f"Hello {number}" for number in range(40)]


async def test_a_result_and_the_end_of_its_run_are_one_frame(serve: Serve) -> None:
    with gr.Blocks() as demo:
        out, button = gr.Textbox(), gr.Button()
        button.click(lambda: "here", None, out)
    async with Peer(serve(demo)) as peer:
        await peer.run(button, "click")
        assert (peer.value(out), peer.seq) == ("here", 1)
