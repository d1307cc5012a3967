from __future__ import annotations

import asyncio
import ctypes
import errno
import logging
import os
import resource
import signal
import stat
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.run import pipe
from fanlight.blocks.run.bars import Bars
from fanlight.blocks.run.interruptible import Interrupted
from fanlight.blocks.run.pipe import CannotTravel
from fanlight.blocks.run.run import Voice, current_run
from fanlight.blocks.run.stop import Stop
from fanlight.blocks.run.worker import RemoteSession
from fanlight.blocks.run.workers import KEPT_IDLE, ProcessEnded, Workers
from fanlight.blocks.wire.protocol import Bar, ServerMessage, Toast


class Ears:
    """Hears what functions say through their run."""

    def __init__(self) -> None:
        self.session = RemoteSession("visit")
        self.stop = Stop()
        self.bars = Bars(self.report)
        self.told: list[ServerMessage] = []
        self.reported: list[list[Bar]] = []

    def tell(self, message: ServerMessage) -> None:
        self.told.append(message)

    def report(self, bars: list[Bar]) -> None:
        self.reported.append(bars)


class Isolated:
    """Calls one function in workers."""

    def __init__(self, function: Callable[..., Any]) -> None:
        with gr.Blocks() as self.page:
            self.box = gr.Textbox()
            self.listener = self.page.load(
                lambda *args, **kwargs: function(*args, **kwargs), isolate="process"
            )
        self.workers = Workers(self.page.graph.listeners, self.page.blocks)
        self.ears = Ears()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.until(Stop(), *args, **kwargs)

    def until(self, stop: Stop, *args: Any, **kwargs: Any) -> Any:
        function = self.workers.function(self.listener, self.ears, stop)
        assert function is not None
        return function(*args, **kwargs)


@pytest.fixture
def isolated() -> Iterator[Callable[[Callable[..., Any]], Isolated]]:
    made: list[Isolated] = []

    def make(function: Callable[..., Any]) -> Isolated:
        made.append(Isolated(function))
        return made[-1]

    yield make
    for one in made:
        one.workers.close()


Make = Callable[[Callable[..., Any]], Isolated]


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno != errno.ESRCH
    return True


def await_that(condition: Callable[[], bool], why: str) -> None:
    """Wait for what another process does, of which no event tells."""
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end, why
        os.sched_yield()


def children_of(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def test_a_function_that_cannot_be_pickled_runs_in_another_process(isolated: Make) -> None:
    secret = threading.Lock()  # nor can what it holds
    assert isolated(lambda text: (text, secret.locked(), os.getpid()))("word")[:2] == ("word", False)
    assert isolated(os.getpid)() != os.getpid()


def test_arguments_and_results_keep_their_type(isolated: Make) -> None:
    call = isolated(lambda *args, **kwargs: (args, kwargs))
    image = np.arange(300 * 400 * 3, dtype=np.uint8).reshape(300, 400, 3)
    (text, same, none), named = call("ü🎈", image, None, x=float("inf"))
    assert (text, none, named) == ("ü🎈", None, {"x": float("inf")})
    assert np.array_equal(same, image)
    assert same.dtype == np.uint8
    assert same.flags.writeable


def test_many_calls_share_a_worker(isolated: Make) -> None:
    call = isolated(os.getpid)
    assert len({call() for _ in range(50)}) == 1


def test_a_page_that_asks_for_none_has_none() -> None:
    with gr.Blocks() as page:
        listener = page.load(os.getpid)
    before = children_of(os.getpid())
    workers = Workers(page.graph.listeners, page.blocks)
    assert workers.function(listener, Ears(), Stop()) is os.getpid
    assert children_of(os.getpid()) == before


def test_a_function_of_a_rendered_part_is_refused(isolated: Make) -> None:
    with gr.Blocks() as page:
        listener = page.load(os.getpid, isolate="process")
    listener.index = 10**9
    call = isolated(len)
    with pytest.raises(PageError, match="render"):
        call.workers.function(listener, Ears(), Stop())


def test_no_more_workers_stay_than_are_kept(isolated: Make) -> None:
    there = threading.Barrier(5)

    def meet() -> int:
        return os.getpid()

    call = isolated(meet)
    pids: list[int] = []

    def visit() -> None:
        there.wait()
        pids.append(call())

    threads = [threading.Thread(target=visit) for _ in range(there.parties)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(map(is_alive, set(pids))) <= KEPT_IDLE


CRASHES: dict[str, tuple[Callable[[], Any], str]] = {
    "segfault": (lambda: ctypes.string_at(0), "segmentation fault"),
    "exit": (lambda: os._exit(3), "exit code 3"),
    "killed": (lambda: os.kill(os.getpid(), signal.SIGKILL), "memory"),
}


@pytest.mark.parametrize("crash", CRASHES)
def test_a_crash_costs_one_run_and_its_worker_is_replaced(isolated: Make, crash: str) -> None:
    break_down, why = CRASHES[crash]
    call = isolated(lambda breaks: break_down() if breaks else os.getpid())
    first = call(breaks=False)
    began = time.monotonic()
    with pytest.raises(ProcessEnded, match=why):
        call(breaks=True)
    assert time.monotonic() - began < 1
    assert not is_alive(first)
    second = call(breaks=False)
    assert second != first
    assert call(breaks=False) == second


def test_a_crash_in_the_middle_of_a_generator_comes_after_its_items(isolated: Make) -> None:
    def items() -> Iterator[int]:
        yield 1
        os._exit(1)

    stream = isolated(items)()
    assert next(stream) == 1
    with pytest.raises(ProcessEnded):
        next(stream)


def test_memory_without_end_costs_one_run(isolated: Make) -> None:
    def hoard() -> int:
        resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))
        return len(bytearray(2**40))

    with pytest.raises(MemoryError):
        isolated(hoard)()


def test_endless_recursion_comes_back(isolated: Make) -> None:
    def recurse() -> Any:
        return recurse()

    with pytest.raises(RecursionError):
        isolated(recurse)()


def test_a_result_that_is_too_large_is_refused_in_its_process(
    isolated: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipe, "LARGEST", 10_000)
    call = isolated(lambda size: "x" * size)
    with pytest.raises(CannotTravel, match=r"10,000"):
        call(10_001)
    assert call(5) == "xxxxx"


def test_large_results_come_whole(isolated: Make) -> None:
    call = isolated(lambda: (np.arange(5_000_000), "y" * 3_000_000, [np.ones(10)] * 100))
    array, text, many = call()
    assert int(array.sum()) == 4_999_999 * 2_500_000
    assert len(text) == 3_000_000
    assert len(many) == 100


def test_a_result_or_argument_that_cannot_be_sent_costs_no_worker(isolated: Make) -> None:
    call = isolated(lambda value: value or threading.Lock())
    with pytest.raises(CannotTravel, match="pickled"):
        call(None)
    with pytest.raises(CannotTravel, match="pickled"):
        call(threading.Lock())
    assert call("still there") == "still there"


def test_an_object_that_cannot_be_put_together_again_fails_its_run(isolated: Make) -> None:
    class Evil:
        def __reduce__(self) -> Any:
            return int, ("not a number",)

    call = isolated(lambda value: value or Evil())
    with pytest.raises(CannotTravel):
        call(None)
    with pytest.raises(CannotTravel):
        call(Evil())
    assert call("still there") == "still there"


def raising(error: BaseException) -> Any:
    raise error


@pytest.mark.parametrize(
    "error", [ValueError("no", 3), SystemExit(2), KeyboardInterrupt(), StopIteration(), EOFError()], ids=repr
)
def test_exceptions_come_back_as_themselves(isolated: Make, error: BaseException) -> None:
    call = isolated(lambda: raising(error))
    with pytest.raises(type(error)) as caught:
        call()
    assert caught.value.args == error.args
    assert "in raising" in str(caught.value.__cause__)


def test_an_exception_that_cannot_be_pickled_keeps_its_name_and_text(isolated: Make) -> None:
    class OutOfPaper(Exception):
        def __init__(self, sheets: int, tray: str) -> None:
            super().__init__(f"{sheets} in {tray}")

    with pytest.raises(Exception, match="0 in top") as caught:
        isolated(lambda: raising(OutOfPaper(0, "top")))()
    assert type(caught.value).__name__ == "OutOfPaper"


def test_an_error_for_the_visitor_keeps_what_it_shows(isolated: Make) -> None:
    class Refusal(gr.Error):
        def __init__(self) -> None:
            super().__init__("Not today", duration=3, title="Sorry", print_exception=False)

    with pytest.raises(gr.Error) as caught:
        isolated(lambda: raising(Refusal()))()
    error = caught.value
    shown = (error.message, error.duration, error.title, error.print_exception)
    assert shown == ("Not today", 3, "Sorry", False)


def test_an_exception_whose_text_is_broken_comes_back(isolated: Make) -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise SystemExit

        __reduce__ = __str__

    with pytest.raises(Exception, match=r"^$") as caught:
        isolated(lambda: raising(Mute()))()
    assert type(caught.value).__name__ == "Mute"


def test_a_generators_items_come_as_they_are_asked_for(isolated: Make, tmp_path: Path) -> None:
    count = tmp_path / "count"

    def items() -> Iterator[int]:
        try:
            for number in range(5):
                count.write_text(str(number))
                yield number
        finally:
            count.write_text("ended")

    call = isolated(items)
    with closing(call()) as stream:
        assert [next(stream), next(stream)] == [0, 1]
        assert count.read_text() == "1"
    assert count.read_text() == "ended"
    assert list(call()) == [0, 1, 2, 3, 4]


def test_a_generator_that_nobody_reads_gives_its_worker_back(isolated: Make) -> None:
    def items() -> Iterator[int]:
        yield os.getpid()

    call = isolated(items)
    call().close()
    (pid,) = call()
    call().close()
    assert list(call()) == [pid]


def test_what_a_generator_raises_at_its_end_comes_back(isolated: Make) -> None:
    def items() -> Iterator[int]:
        try:
            yield 1
        finally:
            raise ValueError("cannot tidy up")

    stream = isolated(items)()
    next(stream)
    with pytest.raises(ValueError, match="tidy"):
        stream.close()


def test_async_functions_and_generators_run(isolated: Make) -> None:
    async def double(x: int) -> int:
        await asyncio.sleep(0)
        return 2 * x

    async def items() -> AsyncIterator[int]:
        for number in range(3):
            await asyncio.sleep(0)
            yield number

    assert isolated(double)(4) == 8
    assert list(isolated(items)()) == [0, 1, 2]


def hang() -> None:
    time.sleep(100)


def spin() -> None:
    while True:
        pass


async def hang_async() -> None:
    await asyncio.sleep(100)


def hold_on() -> None:
    while True:
        with suppress(BaseException):
            time.sleep(100)


def block_signals() -> None:
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    time.sleep(100)


def hang_in_a_generator() -> Iterator[None]:
    time.sleep(100)
    yield


HANGS = [hang, spin, hang_async, hold_on, block_signals, hang_in_a_generator]


@pytest.mark.parametrize("function", HANGS, ids=lambda function: function.__name__)
def test_a_function_that_hangs_is_gone_within_a_second(isolated: Make, function: Callable[[], Any]) -> None:
    stop, pids = Stop(), []

    class Begun(Ears):
        def tell(self, message: ServerMessage) -> None:
            assert isinstance(message, Toast)
            pids.append(int(message.message))
            threading.Thread(target=stop.set).start()

    def begin(hangs: bool) -> Any:
        run = current_run.get()
        assert run is not None
        if not hangs:
            return os.getpid()
        run.tell(Toast("info", "", str(os.getpid()), None))
        return function()

    call = isolated(begin)
    call.ears = Begun()
    began = time.monotonic()
    with pytest.raises(Interrupted):
        list(call.until(stop, hangs=True))
    assert time.monotonic() - began < 1.5
    assert not is_alive(pids[0])
    assert call(hangs=False) != pids[0]


def test_a_stopped_function_cleans_up(isolated: Make, tmp_path: Path) -> None:
    began, ended = tmp_path / "began", tmp_path / "ended"
    os.mkfifo(began)

    async def wait() -> None:
        try:
            await asyncio.to_thread(began.write_text, "now")
            await asyncio.sleep(100)
        finally:
            await asyncio.sleep(0)
            ended.write_text("tidy")

    stop = Stop()

    def stop_when_begun() -> None:
        began.read_text()
        stop.set()

    threading.Thread(target=stop_when_begun).start()
    with pytest.raises(Interrupted):
        isolated(wait).until(stop)
    assert ended.read_text() == "tidy"


def test_a_paused_generator_stops_and_cleans_up(isolated: Make, tmp_path: Path) -> None:
    ended = tmp_path / "ended"

    def items() -> Iterator[int]:
        try:
            yield 1
            yield 2
        finally:
            gr.Info("too late")
            ended.write_text("tidy")

    stop, call = Stop(), isolated(items)
    stream = call.until(stop)
    assert next(stream) == 1
    stop.set()
    stream.close()
    assert ended.read_text() == "tidy"
    assert call.ears.told == []


def test_a_call_that_is_stopped_before_it_begins_does_not(isolated: Make) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Interrupted):
        isolated(hang).until(stop)


def test_a_stop_that_comes_late_does_not_hit_the_next_call(isolated: Make) -> None:
    stop, call = Stop(), isolated(os.getpid)
    pid = call.until(stop)
    stop.set()
    assert call() == pid


def test_what_a_function_started_dies_with_it(isolated: Make) -> None:
    def start() -> None:
        child = subprocess.Popen(["sleep", "100"])
        run = current_run.get()
        assert run is not None
        run.tell(Toast("info", "", str(child.pid), None))
        os._exit(0)

    call = isolated(start)
    with pytest.raises(ProcessEnded):
        call()
    (toast,) = call.ears.told
    assert isinstance(toast, Toast)
    pid = int(toast.message)
    await_that(lambda: not is_alive(pid) or "Z" in Path(f"/proc/{pid}/stat").read_text(), "sleep lives")


def test_a_dead_worker_is_noticed_though_its_child_lives(isolated: Make) -> None:
    def fork() -> None:
        if os.fork() == 0:
            time.sleep(100)  # with the socket open
        os._exit(0)

    with pytest.raises(ProcessEnded):
        isolated(fork)()


def test_an_idle_worker_that_was_killed_is_replaced(isolated: Make) -> None:
    call = isolated(os.getpid)
    pid = call()
    os.kill(pid, signal.SIGKILL)
    await_that(lambda: not is_alive(pid), "it lives")
    assert call() != pid


def test_a_zygote_that_was_killed_is_replaced(isolated: Make) -> None:
    before = set(children_of(os.getpid()))
    call = isolated(os.getpid)
    (zygote,) = set(children_of(os.getpid())) - before
    pid = call()
    os.kill(zygote, signal.SIGKILL)
    await_that(lambda: not is_alive(pid), "its worker lives")
    assert call() != pid


def test_functions_talk_to_their_visitor_and_the_log(
    isolated: Make, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    def talk(progress: gr.Progress) -> None:
        gr.Info("nearly there")
        progress(0.5, desc="halfway")
        logging.getLogger("author").warning("%s of %s", 1, 2)
        sys.stdout.write("to the terminal\n")
        sys.stderr.write("to its error\n")

    call = isolated(talk)
    call(gr.Progress())
    assert [message.message for message in call.ears.told if isinstance(message, Toast)] == ["nearly there"]
    assert call.ears.reported[0][0]["desc"] == "halfway"
    assert ("author", logging.WARNING, "1 of 2") in caplog.record_tuples
    assert capsys.readouterr() == ("to the terminal\n", "to its error\n")


def test_what_a_call_leaves_running_is_not_heard_in_the_next(isolated: Make) -> None:
    go = threading.Event()

    def speak_late(run: Voice) -> None:
        go.wait()
        run.tell(toast)

    def linger(wakes: bool) -> None:
        run = current_run.get()
        assert run is not None
        if wakes:
            go.set()
            waiting[0].join()
        else:
            waiting.append(threading.Thread(target=speak_late, args=[run], daemon=True))
            waiting[0].start()

    waiting: list[threading.Thread] = []
    toast = Toast("info", "", "who am I talking to?", None)
    call = isolated(linger)
    call(wakes=False)
    call(wakes=True)
    assert call.ears.told == []


def test_a_finalizer_that_speaks_while_a_message_is_made_does_no_harm(isolated: Make) -> None:
    class Chatty:
        def __reduce__(self) -> Any:
            sys.stdout.write("I am being pickled\n")
            return str, ("chatty",)

    assert isolated(lambda: [Chatty() for _ in range(100)])() == ["chatty"] * 100


def test_who_asks_and_what_happened_arrive(isolated: Make) -> None:
    def ask(request: gr.Request, event: gr.SelectData) -> Any:
        return request.headers["x"], event.value, event.target, type(event.target).__name__

    call = isolated(ask)
    header, value, target, kind = call(
        gr.Request({"x": "1"}), gr.SelectData(call.box, {"index": 1, "value": "v"})
    )
    assert (header, value, kind) == ("1", "v", "Textbox")
    assert target is call.box  # the page's block, and no copy of it


def test_updates_and_new_blocks_come_back(isolated: Make) -> None:
    call = isolated(lambda box: {box: gr.update(visible=False)})
    assert call(call.box) == {call.box: gr.update(visible=False)}
    new = isolated(lambda: gr.Textbox(lines=3, label="x"))()
    assert new.given == {"lines": 3, "label": "x"}


def test_no_connection_of_the_server_is_open_in_a_worker(isolated: Make) -> None:
    def sockets() -> list[int]:
        found = []
        for path in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # the listing's own
                found += [int(path.name)] if stat.S_ISSOCK(path.stat().st_mode) else []
        return found

    async def with_a_connection() -> list[int]:
        server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
        async with server:
            return await asyncio.to_thread(isolated(sockets))

    # its own line to the server, and the two of its event loop
    assert len(asyncio.run(with_a_connection())) == 3


def test_calls_leave_no_descriptor_open(isolated: Make) -> None:
    call = isolated(lambda crashes: os._exit(1) if crashes else None)

    def mixed() -> int:
        call(crashes=False)
        with pytest.raises(ProcessEnded):
            call(crashes=True)
        return len(list(Path("/proc/self/fd").iterdir()))

    before = mixed()
    assert [mixed() for _ in range(5)] == [before] * 5


def test_two_workers_draw_other_numbers(isolated: Make) -> None:
    call = isolated(lambda dies: os._exit(0) if dies else float(np.random.random()))
    first = call(dies=False)
    with pytest.raises(ProcessEnded):
        call(dies=True)
    assert call(dies=False) != first


def test_closing_ends_every_process(isolated: Make) -> None:
    before = set(children_of(os.getpid()))
    call = isolated(os.getpid)
    pid = call()
    call.workers.close()
    assert set(children_of(os.getpid())) == before
    await_that(lambda: not is_alive(pid), "a worker lives")


def test_nothing_outlives_a_server_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        textwrap.dedent("""
        import os, time
        import fanlight as gr
        from fanlight.blocks.run.bars import Bars
        from fanlight.blocks.run.stop import Stop
        from fanlight.blocks.run.worker import RemoteSession
        from fanlight.blocks.run.workers import Workers

        class Voice:
            session = RemoteSession("visit")

            def tell(self, message):
                print(message.message, flush=True)

        def work():
            gr.Info(str(os.getpid()))
            time.sleep(100)

        with gr.Blocks() as page:
            listener = page.load(work, isolate="process")
        workers = Workers(page.graph.listeners, page.blocks)
        workers.function(listener, Voice(), Stop())()
        """)
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        pid = int(server.stdout.readline())
        family = [*children_of(server.pid), pid]
        server.kill()
    await_that(lambda: not any(map(is_alive, family)), "a child lives on")


class Stage:
    """A page with a function in a process, which may be stopped."""

    def __init__(self, function: Callable[..., Any], **options: Any) -> None:
        with gr.Blocks() as self.page:
            self.text, self.out = gr.Textbox(), gr.Textbox()
            self.start, self.halt = gr.Button(), gr.Button()
            run = self.start.click(function, self.text, self.out, isolate="process", **options)
            self.halt.click(None, cancels=[run])


async def test_a_crash_is_told_to_its_visitor_and_to_nobody_else(
    serve_without_socket: Callable[..., App],
) -> None:
    stage = Stage(lambda text: os._exit(9) if text == "die" else text.upper())
    app = serve_without_socket(stage.page)
    mine, theirs = app.visit(), app.visit()
    ending = await mine.run(stage.start, "click", {stage.text: "die"})
    assert ending["state"] == "failed"
    assert "exit code 9" in ending["message"]
    assert (await theirs.run(stage.start, "click", {stage.text: "live"}))["state"] == "done"
    assert theirs.value(stage.out) == "LIVE"


async def test_a_stopped_run_is_over_in_its_page_and_its_lane(
    serve_without_socket: Callable[..., App],
) -> None:
    def work(text: str) -> Iterator[str]:
        yield text
        if text == "hang":
            time.sleep(100)

    stage = Stage(work)
    visit = serve_without_socket(stage.page).visit()
    run = visit.send(stage.start, "click", {stage.text: "hang"})
    await visit.receive("patch")
    visit.send(stage.halt, "click")
    assert (await visit.ending(f"{run}.0"))["state"] == "cancelled"
    began = time.monotonic()
    assert (await visit.run(stage.start, "click", {stage.text: "again"}))["state"] == "done"
    assert time.monotonic() - began < 2


async def test_runs_of_a_batch_share_a_process(serve_without_socket: Callable[..., App]) -> None:
    stage = Stage(lambda texts: ([f"{text} of {len(texts)}" for text in texts],), batch=True)
    visit = serve_without_socket(stage.page).visit()
    await visit.run(stage.start, "click", {stage.text: "one"})
    assert visit.value(stage.out) == "one of 1"


async def test_a_stream_of_large_images_arrives(serve_without_socket: Callable[..., App]) -> None:
    with gr.Blocks() as page:
        image, start = gr.Image(), gr.Button()

        def draw() -> Iterator[Any]:
            for level in range(3):
                gr.Info(f"level {level}")
                yield np.full((600, 800, 3), level, np.uint8)

        start.click(draw, None, image, isolate="process")
    visit = serve_without_socket(page).visit()
    assert (await visit.run(start, "click"))["state"] == "done"
    assert [toast["message"] for toast in visit.messages("toast")] == ["level 0", "level 1", "level 2"]
    assert visit.value(image)
