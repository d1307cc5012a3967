"""What waits: the newest of what may be replaced, in its order, and all of the rest."""

from __future__ import annotations

from fanlight.blocks.run.session.waiting import MOST_APART, Waiting
from fanlight.blocks.wire.protocol import Bar, Patch, Place, Progress, Run, ServerMessage, Toast


def left(*messages: ServerMessage) -> list[ServerMessage]:
    """What is to be sent of these."""
    waiting = Waiting()
    for message in messages:
        waiting.add(message)
    taken = waiting.take()
    assert len(waiting) == 0
    assert waiting.take() == []
    return taken


def done(run: str) -> Run:
    return Run(run, 0, "done", None)


def bar(share: float) -> Bar:
    return {"desc": None, "done": share, "total": None, "unit": ""}


def test_patches_of_one_block_merge() -> None:
    messages = (Patch(1, {"value": "a", "label": "x"}), Patch(2, {"value": "b"}), Patch(1, {"value": "c"}))
    assert left(*messages) == [Patch(1, {"value": "c", "label": "x"}), Patch(2, {"value": "b"})]


def test_a_patch_after_a_runs_end_stays_behind_it() -> None:
    messages = (Patch(1, {"value": "first"}), done("a"), Patch(1, {"value": "second"}))
    assert left(*messages, Patch(1, {"value": "third"})) == [*messages[:2], Patch(1, {"value": "third"})]


def test_other_messages_keep_no_patches_apart() -> None:
    toast = Toast("info", "", "", None)
    assert left(Patch(1, {"value": 1}), toast, Patch(1, {"value": 2})) == [Patch(1, {"value": 2}), toast]


def test_of_a_blocks_patches_only_some_wait_however_many_runs_end_between_them() -> None:
    messages: list[ServerMessage] = []
    for number in range(100):
        messages += [Patch(1, {"value": number, f"p{number}": number}), done(f"r{number}")]
    found = left(*messages)
    patches = [one.props for one in found if isinstance(one, Patch)]
    assert [props["value"] for props in patches] == list(range(100 - MOST_APART, 100))
    assert set().union(*patches) == {"value", *(f"p{number}" for number in range(100))}
    assert [one for one in found if isinstance(one, Run)] == [done(f"r{number}") for number in range(100)]


def test_of_a_runs_places_and_progress_the_newest_waits_and_never_behind_its_end() -> None:
    messages = (
        Place("a", 3, None),
        Place("b", 4, None),
        Progress("a", [bar(0.1)]),
        Place("a", 2, 1.5),
        done("b"),
        Place("b", 1, None),
        Progress("a", [bar(0.2)]),
    )
    assert left(*messages) == [Place("a", 2, 1.5), Place("b", 1, None), Progress("a", [bar(0.2)]), done("b")]


def test_what_was_taken_is_not_replaced() -> None:
    waiting = Waiting()
    for ahead in (2, 1):
        waiting.add(Place("a", ahead, None))
        waiting.add(Patch(1, {"value": ahead}))
        assert waiting.take() == [Place("a", ahead, None), Patch(1, {"value": ahead})]


def test_a_merged_patch_knows_the_edits_that_its_value_knew() -> None:
    label = (Patch(1, {"value": "a"}, edit=3), Patch(1, {"label": "b"}, edit=4))
    assert left(*label) == [Patch(1, {"value": "a", "label": "b"}, edit=3)]
    assert left(Patch(1, {"value": "a"}, edit=3), Patch(1, {"value": "b"}, edit=4)) == [
        Patch(1, {"value": "b"}, edit=4)
    ]
