from __future__ import annotations

import asyncio
import inspect
import logging
import threading
from collections.abc import AsyncIterator, Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any, cast

import numpy as np
import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.run.cache.fingerprint import NoFingerprint

Start = Callable[..., App]


class Counting:
    """Counts its calls."""

    def __init__(self) -> None:
        self.calls: list[Any] = []

    def plain(self, x: Any = None) -> Any:
        self.calls.append(x)
        return [x]

    async def coroutine(self, x: Any = None) -> Any:
        self.calls.append(x)
        await asyncio.sleep(0)
        return [x]

    def generator(self, x: Any = None) -> Iterator[Any]:
        self.calls.append(x)
        yield [x]
        yield [x, x]

    async def stream(self, x: Any = None) -> AsyncIterator[Any]:
        self.calls.append(x)
        yield [x]
        await asyncio.sleep(0)
        yield [x, x]


@pytest.fixture
def count() -> Counting:
    return Counting()


async def drained(stream: AsyncIterator[Any]) -> list[Any]:
    return [item async for item in stream]


def test_equal_arguments_are_answered_without_a_call(count: Counting) -> None:
    def add(x: int, y: int = 2) -> int:
        count.plain((x, y))
        return x + y

    cached = gr.cache(add)
    assert [cached(1), cached(1, 2), cached(y=2, x=1), cached(1, 3)] == [3, 3, 3, 4]
    assert count.calls == [(1, 2), (1, 3)]
    assert cached.__name__ == "add"
    assert inspect.signature(cached) == inspect.signature(add)


def test_every_kind_of_function_keeps_its_kind_and_its_values(count: Counting) -> None:
    plain, generator = gr.cache(count.plain), gr.cache(count.generator)
    coroutine, stream = gr.cache(count.coroutine), gr.cache(count.stream)
    for _ in range(2):
        assert plain(1) == [1]
        assert list(generator(2)) == [[2], [2, 2]]
        assert asyncio.run(coroutine(3)) == [3]
        assert asyncio.run(drained(stream(4))) == [[4], [4, 4]]
    assert count.calls == [1, 2, 3, 4]
    assert inspect.isgeneratorfunction(generator)
    assert inspect.iscoroutinefunction(coroutine)
    assert inspect.isasyncgenfunction(stream)


def test_options_and_methods(count: Counting) -> None:
    class Model:
        @gr.cache(max_size=3)
        def answer(self, x: int) -> int:
            count.plain(x)
            return x

    model = Model()
    assert [model.answer(1), model.answer(1)] == [1, 1]
    assert count.calls == [1]
    Model().answer(1)  # another model may answer otherwise
    assert count.calls == [1, 1]


def test_what_the_caller_changes_is_not_what_is_kept() -> None:
    def make() -> dict[str, Any]:
        return {"list": [1], "array": np.zeros(2)}

    cached = gr.cache(make)
    for _ in range(2):
        value = cached()
        assert value["list"] == [1]
        assert not value["array"].any()
        value["list"].append(2)
        value["array"][0] = 1


def test_inside_of_a_function_the_same_one_is_found_again(count: Counting) -> None:
    def helper(x: int) -> int:
        count.plain(x)
        return x

    def use() -> int:
        return gr.cache(helper, key=lambda kw: kw["x"])(1) + gr.cache(helper, max_size=5)(2)

    assert [use(), use()] == [3, 3]
    assert count.calls == [1, 2]
    assert gr.cache(gr.cache(helper)) is gr.cache(helper)


def test_the_key_says_what_counts(count: Counting) -> None:
    seen = []

    def pick(arguments: dict[str, Any]) -> str:
        seen.append(arguments)
        return str(arguments["prompt"])

    @gr.cache(key=pick)
    def generate(prompt: str, seed: int = 4) -> int:
        return seed

    assert [generate("a", 1), generate("a", 2), generate("b")] == [1, 1, 4]
    assert seen[2] == {"prompt": "b", "seed": 4}


def test_the_least_recently_used_goes_first(count: Counting) -> None:
    cached = gr.cache(count.plain, max_size=2)
    for x in (1, 2, 1, 3, 1, 2):
        cached(x)
    assert count.calls == [1, 2, 3, 2]


def test_memory_is_bounded(count: Counting) -> None:
    def make(size: int) -> bytes:
        count.plain(size)
        return bytes(size)

    cached = gr.cache(make, max_memory="20kb")
    for size in (9_000, 8_000, 9_000, 7_000, 9_000, 50_000, 50_000):
        cached(size)
    assert count.calls == [9_000, 8_000, 7_000, 50_000, 50_000]
    with pytest.raises(PageError, match="max_memory"):
        gr.cache(make, max_memory="much")


def test_no_limit_is_none(count: Counting) -> None:
    cached = gr.cache(count.plain, max_size=0)
    for _ in range(2):
        for x in range(300):
            cached(x)
    assert len(count.calls) == 300


def test_exceptions_and_generators_that_were_left_are_not_kept(count: Counting) -> None:
    @gr.cache
    def fail(x: int) -> None:
        count.plain(x)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):  # noqa: PT011  # it has no text
            fail(1)
    generator = gr.cache(count.generator)
    with closing(cast("Generator[Any, None, None]", generator(2))) as left:
        next(left)
    assert list(generator(2)) == [[2], [2, 2]]
    assert count.calls == [1, 1, 2, 2]


def test_what_cannot_be_copied_is_returned_all_the_same(count: Counting) -> None:
    def endless() -> list[Any]:
        count.plain()
        found: list[Any] = []
        found.append(found)
        return found

    def items() -> Iterator[Any]:
        yield endless()

    cached, stream = gr.cache(endless), gr.cache(items)
    assert [len(cached()), len(cached()), len(next(stream())), len(next(stream()))] == [1, 1, 1, 1]
    assert len(count.calls) == 4


def test_what_cannot_be_told_apart_is_called_and_said_once(
    count: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    cached = gr.cache(count.plain)
    with caplog.at_level(logging.WARNING):
        cached(threading.Lock())
        cached(threading.Lock())
    assert len(count.calls) == 2
    assert [record.getMessage().count("key=") for record in caplog.records] == [1]


def test_wrong_arguments_are_the_functions_to_complain_about() -> None:
    def needs(x: int) -> int:
        return x

    with pytest.raises(TypeError, match="missing 1 required"):
        gr.cache(needs)()  # type: ignore[call-arg]
    with pytest.raises(PageError, match="int"):
        gr.cache(3)  # type: ignore[call-overload]


def test_equal_calls_at_the_same_time_are_one(count: Counting) -> None:
    began, go = threading.Event(), threading.Event()

    @gr.cache
    def slow(x: int) -> int:
        began.set()
        go.wait(10)
        count.plain(x)
        return x

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(slow, 1)
        began.wait(10)
        others = [pool.submit(slow, 1) for _ in range(4)]
        go.set()
        assert [one.result(10) for one in (first, *others)] == [1] * 5
    assert count.calls == [1]


def test_where_the_first_fails_the_next_one_tries(count: Counting) -> None:
    together = threading.Barrier(3)

    @gr.cache
    def flaky() -> int:
        count.plain()
        if len(count.calls) == 1:
            raise ValueError("the first")
        return len(count.calls)

    def call() -> Any:
        together.wait()
        try:
            return flaky()
        except ValueError as error:
            return str(error)

    with ThreadPoolExecutor(3) as pool:
        results = [one.result(10) for one in [pool.submit(call) for _ in range(3)]]
    assert sorted(map(str, results)) == ["2", "2", "the first"]


async def test_equal_coroutines_at_the_same_time_are_one(count: Counting) -> None:
    go = asyncio.Event()

    @gr.cache
    async def slow(x: int) -> int:
        count.plain(x)
        await go.wait()
        return x

    tasks = [asyncio.create_task(slow(1)) for _ in range(5)]
    await asyncio.sleep(0)
    tasks[1].cancel()  # takes nobody along
    await asyncio.sleep(0)
    go.set()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert [result for result in results if result == 1] == [1] * 4
    assert count.calls == [1]


def test_a_function_that_calls_itself_goes_on(count: Counting) -> None:
    @gr.cache
    def again() -> int:
        count.plain()
        return again() + 1 if len(count.calls) < 3 else 0

    assert again() == 2


def test_a_cache_that_is_handled_by_hand() -> None:
    cache = gr.Cache(max_size=2)
    assert cache.get("a") is None
    cache.set("a", v=1, w=2)
    cache.set("a", w=3)
    found = cache.get("a")
    assert found == {"w": 3}
    found["w"] = 4
    assert cache.get("a") == {"w": 3}
    cache.set([1, 2], x=1)
    cache.get("a")
    cache.set(np.zeros(2), x=2)
    assert cache.get([1, 2]) is None
    assert cache.keys()[0] == "a"
    cache.clear()
    assert cache.keys() == []
    with pytest.raises(NoFingerprint):
        cache.get(threading.Lock())


class Stage:
    """A page with one function of one text."""

    def __init__(self, function: Callable[..., Any], **options: Any) -> None:
        with gr.Blocks() as self.page:
            self.text, self.out, self.start = gr.Textbox(), gr.Textbox(), gr.Button()
            self.start.click(function, self.text, self.out, **options)

    async def ask(self, visit: Visit, text: str) -> Any:
        assert (await visit.run(self.start, "click", {self.text: text}))["state"] == "done"
        return visit.value(self.out)


async def test_a_cache_is_injected_and_may_be_each_visits_own(serve_without_socket: Start) -> None:
    own = gr.Cache(per_session=True)

    def remember(text: str, shared: gr.Cache = gr.Cache(), own: gr.Cache = own) -> str:  # noqa: B008
        found = (shared.get(text), own.get(text))
        shared.set(text, it=1)
        own.set(text, it=2)
        return repr(found)

    stage = Stage(remember)
    app = serve_without_socket(stage.page)
    first, second = app.visit(), app.visit()
    assert await stage.ask(first, "a") == "(None, None)"
    assert await stage.ask(second, "a") == "({'it': 1}, None)"
    assert await stage.ask(first, "a") == "({'it': 1}, {'it': 2})"
    app.sessions.close(first.session)
    assert [place[0] for place in own._store._entries] == [second.session.id]


@pytest.mark.parametrize("isolate", [None, "process"])
async def test_a_cached_listener_is_called_once(
    serve_without_socket: Start, isolate: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    @gr.cache
    def shout(text: str, progress: gr.Progress = gr.Progress()) -> Iterator[str]:
        gr.Info("called")
        yield text
        yield text.upper()

    stage = Stage(shout, isolate=isolate)
    app = serve_without_socket(stage.page)
    first, second = app.visit(), app.visit()
    assert [await stage.ask(visit, "a") for visit in (first, second, first)] == ["A", "A", "A"]
    assert [len(visit.messages("toast")) for visit in (first, second)] == [1, 0]


async def test_a_hit_does_not_wait_in_the_queue(serve_without_socket: Start) -> None:
    began, go = threading.Event(), threading.Event()

    @gr.cache
    def work(text: str) -> str:
        if text == "slow":
            began.set()
            go.wait(10)
        return text.upper()

    stage = Stage(work)
    app = serve_without_socket(stage.page)
    slow, quick = app.visit(), app.visit()
    await stage.ask(quick, "known")
    run = slow.send(stage.start, "click", {stage.text: "slow"})
    assert await asyncio.to_thread(began.wait, 10)
    assert await stage.ask(quick, "known") == "KNOWN"  # while the only place in the lane is taken
    go.set()
    assert (await slow.ending(f"{run}.0"))["state"] == "done"
    assert await stage.ask(quick, "new") == "NEW"


async def test_a_hit_past_the_queue_may_change_a_state_and_stream(serve_without_socket: Start) -> None:
    began, go = threading.Event(), threading.Event()

    @gr.cache
    def work(text: str) -> Iterator[tuple[str, int]]:
        if text == "slow":
            began.set()
            go.wait(10)
        yield text, 1
        yield text.upper(), 2

    with gr.Blocks() as page:
        text, out, start, changed = gr.Textbox(), gr.Textbox(), gr.Button(), gr.Textbox()
        state = gr.State(0)
        start.click(work, text, [out, state])
        state.change(lambda value: str(value), state, changed)
    app = serve_without_socket(page)
    slow, quick, other = app.visit(), app.visit(), app.visit()
    await quick.run(start, "click", {text: "known"})
    run = slow.send(start, "click", {text: "slow"})
    assert await asyncio.to_thread(began.wait, 10)
    assert (await other.run(start, "click", {text: "known"}))["state"] == "done"
    while changed.id not in other.props or other.value(changed) != "2":
        await other.next()
    assert other.value(out) == "KNOWN"
    go.set()
    await slow.ending(f"{run}.0")


async def test_who_waits_for_anothers_result_can_be_stopped(serve_without_socket: Start) -> None:
    began, go = threading.Event(), threading.Event()

    @gr.cache
    def work(text: str) -> str:
        began.set()
        go.wait(10)
        return text

    with gr.Blocks() as page:
        start, halt, out = gr.Button(), gr.Button(), gr.Textbox()
        run = start.click(lambda: work("x"), None, out, concurrency_limit=2)
        halt.click(None, cancels=[run])
    app = serve_without_socket(page)
    first, second = app.visit(), app.visit()
    one = first.send(start, "click")
    assert await asyncio.to_thread(began.wait, 10)
    two = second.send(start, "click")
    second.send(halt, "click")
    assert (await second.ending(f"{two}.0"))["state"] == "cancelled"
    go.set()
    assert (await first.ending(f"{one}.0"))["state"] == "done"
