"""What a function notices of its process, and the server of the function."""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import resource
import signal
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from isolated import Ears, Make

import fanlight as gr
from fanlight.blocks.run.calling.interruptible import Interrupted
from fanlight.blocks.run.calling.stop import Stop
from fanlight.blocks.run.process.workers import ProcessEnded
from fanlight.blocks.run.run import Voice, current_run
from fanlight.blocks.wire.protocol import ServerMessage, Toast


def test_many_calls_share_a_worker(isolated: Make) -> None:
    call = isolated(os.getpid)
    assert len({call() for _ in range(50)}) == 1


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


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """However busy the machine is, a stopped function has the time to clean up."""
    monkeypatch.setattr("fanlight.blocks.run.process.workers.GRACE", 60)


@pytest.mark.usefixtures("patience")
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


@pytest.mark.usefixtures("patience")
def test_an_event_loop_is_stopped_wherever_it_is(isolated: Make, tmp_path: Path) -> None:
    class Impatient(Ears):
        def tell(self, message: ServerMessage) -> None:
            self.stop.set()

    async def work(number: int) -> None:
        try:
            gr.Info("begun")
            while True:
                await asyncio.to_thread(int)
        finally:
            await asyncio.sleep(0)
            (tmp_path / str(number)).touch()

    call = isolated(work)
    for number in range(20):
        call.ears = Impatient()
        with pytest.raises(Interrupted):
            call.until(call.ears.stop, number)
    assert len(list(tmp_path.iterdir())) == 20


@pytest.mark.usefixtures("patience")
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


def test_two_workers_draw_other_numbers(isolated: Make) -> None:
    np.random.random()  # numpy is seeded before the fork
    call = isolated(lambda dies: os._exit(0) if dies else float(np.random.random()))
    first = call(dies=False)
    with pytest.raises(ProcessEnded):
        call(dies=True)
    assert call(dies=False) != first


def test_what_is_said_in_the_middle_of_a_message_comes_after_it(isolated: Make) -> None:
    said = Toast("info", "", "interjection", None)

    def talk() -> int:
        run = current_run.get()
        assert run is not None
        count = 0

        def interject(*_: object) -> None:
            nonlocal count
            count += 1
            run.tell(said)

        signal.signal(signal.SIGALRM, interject)
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
        while count < 20:
            run.tell(Toast("info", "", "long" * 1_000_000, None))
        signal.setitimer(signal.ITIMER_REAL, 0)
        return count

    call = isolated(talk)
    count = call()
    assert call.ears.told.count(said) == count


def test_what_the_server_dropped_is_not_finalized_here(isolated: Make, tmp_path: Path) -> None:
    ended = tmp_path / "ended"

    class Dropped:
        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            with ended.open("a") as file:
                file.write(f"{os.getpid()} ")

    gc.disable()
    try:
        Dropped()
        isolated(gc.collect)()
    finally:
        gc.enable()
    gc.collect()
    assert ended.read_text() == f"{os.getpid()} "
