"""What travels between two processes, and what cannot."""

from __future__ import annotations

import socket
import threading
from contextlib import closing
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from isolated import Make

import fanlight as gr
from fanlight.blocks.run.process import pipe
from fanlight.blocks.run.process.pipe import CannotTravel, Pipe


def test_arguments_and_results_keep_their_type(isolated: Make) -> None:
    call = isolated(lambda *args, **kwargs: (args, kwargs))
    image = np.arange(300 * 400 * 3, dtype=np.uint8).reshape(300, 400, 3)
    (text, same, none), named = call("ü🎈", image, None, x=float("inf"))
    assert (text, none, named) == ("ü🎈", None, {"x": float("inf")})
    assert np.array_equal(same, image)
    assert same.dtype == np.uint8
    assert same.flags.writeable


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


@given(
    st.recursive(st.none() | st.integers() | st.floats(allow_nan=False) | st.text() | st.binary(), st.lists)
)
def test_values_pass_as_they_are(value: Any) -> None:
    here, there = (Pipe(end, []) for end in socket.socketpair())
    with closing(here), closing(there):
        here.put(here.pack(value))
        here.put(here.pack("next"))
        assert there.receive() == value
        assert there.receive() == "next"


def test_what_both_have_is_named_and_not_sent() -> None:
    mine, theirs = threading.Lock(), threading.Lock()
    ends = socket.socketpair()
    here, there = Pipe(ends[0], [object(), mine]), Pipe(ends[1], [object(), theirs])
    with closing(here), closing(there):
        here.put(here.pack({"lock": mine}))
        assert there.receive() == {"lock": theirs}


def test_who_hangs_up_is_noticed() -> None:
    here, there = (Pipe(end, []) for end in socket.socketpair())
    with closing(here):
        assert here.is_open()
        there.put(there.pack("last words"))
        there.close()
        assert here.receive() == "last words"
        assert not here.is_open()
        with pytest.raises(EOFError):
            here.receive()
        with pytest.raises(EOFError):
            here.put(here.pack("hello?"))


@pytest.mark.parametrize("noise", [b"\x00\x00", b"GET / HTTP/1.1\r\n\r\n" * 100, b"\xff" * 10_000])
def test_what_is_no_message_ends_the_conversation(noise: bytes) -> None:
    end, other = socket.socketpair()
    here = Pipe(end, [])
    with closing(here), other:
        other.sendall(noise)
        other.shutdown(socket.SHUT_WR)
        with pytest.raises(EOFError):
            here.receive()
