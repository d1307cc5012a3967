"""What a function may know of an event: what its class promises is there, and whatever else the browser sent."""

from __future__ import annotations

import inspect
from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.tree.event_data import EventData

SUBCLASSES = [kind for kind in EventData.__subclasses__() if kind.__module__ == EventData.__module__]


@pytest.mark.parametrize("kind", SUBCLASSES)
def test_each_kind_is_public_and_has_what_it_promises(kind: type[EventData]) -> None:
    assert getattr(gr, kind.__name__) is kind
    names = inspect.get_annotations(kind)
    full = kind("block", {name: f"my {name}" for name in names})
    assert {name: getattr(full, name) for name in names} == {name: f"my {name}" for name in names}
    nothing: tuple[Any, ...] = (None, "text", [], {})
    for data in nothing:
        empty = kind("block", data)
        assert all(getattr(empty, name) in (None, True) for name in names)
        assert empty.target == "block"


def test_whatever_else_was_sent_is_found_by_its_name() -> None:
    event = gr.EventData("block", {"x": 1})
    assert event.x == 1
    with pytest.raises(AttributeError, match="carries no 'y'"):
        _ = event.y


@pytest.mark.parametrize(
    ("sent", "liked"), [({}, True), ({"liked": False}, False), ({"liked": "why"}, "why")]
)
def test_an_answer_may_be_a_text(sent: dict[str, Any], liked: Any) -> None:
    assert gr.LikeData("block", sent).liked == liked
