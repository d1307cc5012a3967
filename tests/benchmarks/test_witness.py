"""A witness notices what it is there to notice."""

from __future__ import annotations

from typing import Any, cast

import orjson
from benchmarks.lean_socket import LeanSocket
from benchmarks.storm import is_growth
from benchmarks.witness import Witness

CONFIG: dict[str, Any] = {"protocol": 2, "blocks": [{"id": 1, "type": "button", "props": {"value": "Count"}}]}
UNUSED = cast("LeanSocket", None)  # it is written to only once in 64 frames


def told(*frames: tuple[int, str]) -> Witness:
    witness = Witness(CONFIG, "Count")
    for seq, value in frames:
        patch = {"t": "patch", "block": 2, "props": {"value": value}, "changes": {}, "edit": 0}
        assert not witness.is_end(orjson.dumps({"seq": seq, "messages": [patch]}), UNUSED)
    return witness


def test_it_keeps_what_was_shown() -> None:
    witness = told((1, "a"), (2, "ab"))
    assert (witness.values, witness.seq, witness.missing, witness.double) == (["a", "ab"], 2, 0, 0)


def test_it_applies_a_difference_to_what_was_shown() -> None:
    witness = told((1, "a"))
    patch = {"t": "patch", "block": 2, "props": {}, "changes": {"value": [[[], 1, 0, "b"]]}, "edit": 0}
    witness.is_end(orjson.dumps({"seq": 2, "messages": [patch]}), UNUSED)
    assert witness.values == ["a", "ab"]


def test_it_notices_a_frame_that_is_missing() -> None:
    assert told((1, "a"), (3, "c"), (4, "d")).missing == 1


def test_it_notices_a_frame_that_comes_twice_and_shows_it_once() -> None:
    witness = told((1, "a"), (2, "b"), (2, "b"), (3, "c"))
    assert (witness.double, witness.values) == (1, ["a", "b", "c"])


def test_a_heartbeat_is_no_frame_of_the_sequence() -> None:
    witness = told((1, "a"))
    assert not witness.is_end(b'{"seq":0,"messages":[]}', UNUSED)
    assert (witness.seq, witness.double) == (1, 0)


def test_it_sees_the_end() -> None:
    end = {"t": "run", "run": "load-1.0", "listener": 0, "state": "done", "message": None}
    assert Witness(CONFIG, "Count").is_end(orjson.dumps({"seq": 1, "messages": [end]}), UNUSED)


def test_a_text_grows_whole_and_in_order() -> None:
    assert is_growth(["0 ", "0 1 2 "], "0 1 2 ")
    assert not is_growth(["0 ", "0 1 "], "0 1 2 ")  # its end is missing
    assert not is_growth(["0 ", "0 2 ", "0 1 2 "], "0 1 2 ")  # not a beginning
    assert not is_growth(["0 ", "0 1 2 ", "0 ", "0 1 2 "], "0 1 2 ")  # it was told twice
    assert not is_growth([], "0 1 2 ")
