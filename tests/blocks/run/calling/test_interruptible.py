"""A call that is broken off from another thread, and the thread that made it goes on unharmed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest

from fanlight.blocks.run.calling.interruptible import Interrupted, Interruptible


def on_a_thread(work: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    return thread


def test_a_loop_in_python_ends() -> None:
    call, began, found = Interruptible(), threading.Event(), []

    def spin() -> None:
        began.set()
        while True:
            pass

    def work() -> None:
        try:
            call.call(spin)
        except Interrupted:
            found.append("interrupted")

    thread = on_a_thread(work)
    began.wait()
    call.interrupt()
    thread.join(10)
    assert found == ["interrupted"]


def test_a_call_that_was_broken_off_before_it_began_does_not_begin() -> None:
    call = Interruptible()
    call.interrupt()
    with pytest.raises(Interrupted):
        call.call(lambda: pytest.fail("it began"))


def test_a_result_is_given_and_errors_go_through() -> None:
    assert Interruptible().call(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        Interruptible().call(lambda: 1 // 0)


def test_a_call_that_is_over_is_left_alone() -> None:
    call = Interruptible()
    call.call(lambda: None)
    call.interrupt()
    assert sum(range(100_000)) == 4_999_950_000


def test_whenever_it_hits_nothing_of_it_is_left_on_the_thread() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    ends: list[str] = []

    def work() -> None:
        for _ in range(2_000):
            call = calls.pop()
            try:
                call.call(lambda: sum(range(50)))
                ends.append("result")
            except Interrupted:
                ends.append("interrupted")
        ends.append("unharmed")

    calls = [Interruptible() for _ in range(2_000)]
    every = list(calls)
    try:
        thread = on_a_thread(work)
        for call in reversed(every):
            call.interrupt()
        thread.join(30)
    finally:
        sys.setswitchinterval(interval)
    assert ends[-1] == "unharmed"
    assert len(ends) == 2_001


def test_a_function_that_starts_threads_is_hit_itself() -> None:
    """Before CPython 3.12, a new thread bears its starter's identifier for a moment."""
    for _ in range(200):
        call, began = Interruptible(), threading.Event()
        found: list[str] = []

        def start_threads(began: threading.Event = began) -> None:
            while True:
                began.set()
                threading.Thread(target=int, daemon=True).start()

        def work(
            call: Interruptible = call,
            function: Callable[[], None] = start_threads,
            found: list[str] = found,
        ) -> None:
            try:
                call.call(function)
            except Interrupted:
                found.append("interrupted")

        thread = on_a_thread(work)
        began.wait()
        call.interrupt()
        thread.join(10)
        assert found == ["interrupted"]
