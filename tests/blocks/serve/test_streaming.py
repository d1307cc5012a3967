"""Values that grow, over a real socket: few bytes; who is slow or away gets less in between, and all in the end."""

from __future__ import annotations

import asyncio
import threading
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from peer import Peer

import fanlight as gr
from fanlight.blocks.run.session.outbox import MANY, MAX_BYTES

Serve = Callable[..., str]
Generator = Callable[[], Iterator[Any]]
MEBIBYTE = 2**20
YIELDS = 1000


def page(generator: Any, output: gr.Textbox | gr.JSON | gr.State) -> tuple[gr.Blocks, gr.Button]:
    with gr.Blocks() as demo:
        output.render()
        button = gr.Button()
        button.click(generator, None, output)
    return demo, button


def words() -> Iterator[str]:
    text = ""
    for _ in range(YIELDS):
        text += "word "
        yield text


async def words_in_a_coroutine() -> AsyncIterator[str]:
    for text in words():
        yield text


def wide_words() -> Iterator[str]:
    yield from (text.replace("word", "wörd😀") for text in words())


@pytest.mark.parametrize("told", [words, words_in_a_coroutine, wide_words], ids=lambda told: told.__name__)
async def test_of_a_text_that_grows_little_more_travels_than_the_text(serve: Serve, told: Any) -> None:
    box = gr.Textbox(render=False)
    demo, button = page(told, box)
    async with Peer(serve(demo)) as peer:
        await peer.run(button, "click")
        assert peer.value(box) == ("wörd😀 " if told is wide_words else "word ") * YIELDS
        assert peer.received <= 3 * len(peer.value(box).encode())


def rows() -> Iterator[list[dict[str, Any]]]:
    table: list[dict[str, Any]] = []
    for number in range(300):
        table.append({"number": number, "share": float("nan"), "name": "🎉" * 5})
        yield table


def chat() -> Iterator[list[dict[str, str]]]:
    history = [{"role": "user", "content": "Tell me a story."}, {"role": "assistant", "content": ""}]
    for text in words():
        history[-1]["content"] = text
        yield history


@pytest.mark.parametrize("told", [rows, chat], ids=lambda told: told.__name__)
async def test_of_a_list_that_grows_little_more_travels_than_the_list(serve: Serve, told: Generator) -> None:
    output = gr.JSON(render=False)
    demo, button = page(told, output)
    async with Peer(serve(demo)) as peer:
        await peer.run(button, "click")
        *_, last = told()
        assert repr(peer.value(output)) == repr(last)
        assert peer.received <= 3 * len(repr(last).encode())


class Anew:
    """A generator of large values that have nothing in common.

    Attributes:
        values: how many it has.
        go: it takes one for each.
        done: set when it has no more.
    """

    def __init__(self, values: int) -> None:
        self.values = values
        self.go = threading.Semaphore(0)
        self.done = threading.Event()

    def value(self, number: int) -> str:
        return f"{number:03}" * (MEBIBYTE // 3)

    def __call__(self) -> Iterator[str]:
        for number in range(self.values):
            self.go.acquire()
            yield self.value(number)
        self.done.set()


async def test_who_acknowledges_late_gets_less_in_between_and_the_last_value(serve: Serve) -> None:
    anew, box = Anew(40), gr.Textbox(render=False)
    demo, button = page(anew, box)
    shown: list[str] = []
    async with Peer(serve(demo)) as peer:
        peer.acknowledges = False
        await peer.ask(button, "click")
        for _ in range(8):
            anew.go.release()
            shown.append((await peer.receive("patch"))["props"]["value"])
        anew.go.release(anew.values)
        assert await asyncio.to_thread(anew.done.wait, 20)
        while peer.value(box) != anew.value(39):
            await peer.acknowledge()
            shown.append((await peer.receive("patch"))["props"]["value"])
        assert (await peer.receive("run"))["state"] == "done"
    assert shown == sorted(set(shown))
    assert len(shown) < anew.values


async def test_who_reads_nothing_costs_no_more_than_the_window(serve: Serve) -> None:
    anew, box = Anew(100), gr.Textbox(render=False)
    demo, button = page(anew, box)
    anew.go.release(anew.values)
    async with Peer(url := serve(demo)) as deaf:
        deaf.socket.transport.pause_reading()
        tracemalloc.start()
        try:
            await deaf.ask(button, "click")
            assert await asyncio.to_thread(anew.done.wait, 60)
            async with Peer(url):  # by now, what was made is taken in
                kept, _ = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
        deaf.socket.transport.abort()
        async with deaf.again() as peer:
            while peer.props.get(box.id or 0, {}).get("value") != anew.value(99):
                await peer.next()
    assert kept < MAX_BYTES + 8 * MEBIBYTE  # the network's buffers, the value itself


async def test_the_generator_of_a_tab_that_is_away_waits_when_too_much_does(serve: Serve) -> None:
    steps: list[int] = []
    is_away, is_full = threading.Event(), threading.Event()

    def tell() -> Iterator[int]:
        for step in range(3 * MANY):
            steps.append(step)
            gr.Info(f"{step}")
            yield step
            assert is_away.wait(20)
            if step == MANY - 10:
                is_full.set()

    with gr.Blocks() as demo:
        button, other, out = gr.Button(), gr.Button(), gr.Number()
        button.click(tell, None, out)
        other.click(lambda: None)
    async with Peer(url := serve(demo)) as first:
        await first.ask(button, "click")
        await first.receive("patch")
    async with Peer(url) as neighbour:

        async def pass_time() -> None:
            for _ in range(20):
                await neighbour.run(other, "click")

        await pass_time()  # until the server has seen that the tab is gone
        is_away.set()
        assert await asyncio.to_thread(is_full.wait, 20)
        await pass_time()
    assert len(steps) < 2 * MANY
    told: list[int] = []
    async with first.again() as second:
        while (message := await second.next()).get("state") != "done":
            if message["t"] == "toast":
                told.append(int(message["message"]))
    assert told == list(range(told[0], 3 * MANY))
    assert second.value(out) == steps[-1] == 3 * MANY - 1
