"""What one visitor has flagged: known again, taken back within a minute, never more than so much of it."""

from __future__ import annotations

import copy
import math
import threading
import time

from fanlight.blocks.interfaces.flag_panel.ledger import REMEMBERED, Kept, Ledger


def kept(sample: str | None, *, run: str = "run", reason: str = "bad", age: float = 0.0) -> Kept:
    return Kept((run, 1), reason, [math.nan, "a"], reason, sample, time.monotonic() - age)


def test_what_is_the_same_is_found_also_where_a_number_is_none() -> None:
    ledger = Ledger()
    ledger.add(kept("s1"))
    assert ledger.find(("run", 1), "bad", [math.nan, "a"], is_blank=False) is not None
    assert ledger.find(("run", 1), "bad", [0, ""], is_blank=True) is not None
    assert ledger.find(("run", 1), "bad", [0, ""], is_blank=False) is None
    assert ledger.find(("run", 2), "bad", [0, ""], is_blank=True) is None
    assert ledger.find(("run", 1), "worse", [0, ""], is_blank=True) is None


def test_only_what_is_young_and_has_an_id_can_be_taken_back() -> None:
    ledger = Ledger()
    ledger.add(kept("young", age=59))
    ledger.add(kept("old", age=61))
    ledger.add(kept(None))
    latest = ledger.latest()
    assert latest is not None
    assert latest.sample == "young"
    assert [ledger.take_back(one, lambda _: True) is not None for one in ("old", "None", "young")] == [
        False,
        False,
        True,
    ]
    assert ledger.latest() is None


def test_what_the_logger_does_not_take_back_stays() -> None:
    ledger = Ledger()
    ledger.add(kept("s1"))
    assert ledger.take_back("s1", lambda _: False) is None
    assert ledger.kept("s1") is not None


def test_of_two_who_take_back_at_once_one_does() -> None:
    ledger = Ledger()
    ledger.add(kept("s1"))
    both, undone = threading.Barrier(2), list[str]()

    def undo(sample: str) -> bool:
        undone.append(sample)
        return True

    def take_back() -> None:
        both.wait(20)
        ledger.take_back("s1", undo)

    threads = [threading.Thread(target=take_back) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(20)
    assert undone == ["s1"]


def test_it_does_not_grow_for_ever_and_each_visit_has_its_own() -> None:
    ledger = Ledger()
    for number in range(REMEMBERED + 5):
        ledger.add(kept(f"s{number}", run=f"run {number}"))
    assert not ledger.has("run 4")
    assert ledger.has("run 5")
    assert not copy.deepcopy(ledger).has("run 5")
