"""Notice: what it says, and for how long."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import BadValue
from fanlight.components.notice import Notice, said


def test_it_takes_what_is_said_or_nothing() -> None:
    notice = Notice()
    for payload in (
        None,
        said("done", "Saved."),
        said("info", "A", "B", name="c", offer={"label": "Undo", "seconds": 1.5, "data": 7}, after="So"),
    ):
        notice.validate(payload)


@pytest.mark.parametrize(
    "wrong", ["Saved.", {}, {**said("done", "a"), "tone": "loud"}, {**said("done", "a"), "text": 1}]
)
def test_it_takes_nothing_else(wrong: Any) -> None:
    with pytest.raises(BadValue, match="takes"):
        Notice().validate(wrong)


def test_it_hears_of_runs_beside_what_shows_their_progress() -> None:
    with gr.Blocks():
        state, text, number, notice = gr.State(), gr.Textbox(), gr.Number(), Notice()
        plain = gr.Button().click(lambda: (1, "a"), None, [state, text])
        elsewhere = gr.Button().click(lambda: "a", None, text, show_progress_on=number)
        for listener in (plain, elsewhere):
            notice.watch(listener)
    assert (plain.progress_on, elsewhere.progress_on) == ([text, notice], [number, notice])
