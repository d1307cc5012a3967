"""A part: which blocks of the next render are the same as those of this one, and how many there may be."""

from __future__ import annotations

from itertools import count

import pytest

import fanlight as gr
from fanlight.blocks.tree import part as module
from fanlight.blocks.tree.part import Part


def test_a_key_names_a_block_together_with_its_class() -> None:
    with Part() as part:
        text, number = gr.Textbox(key=1), gr.Number(key=1)
        other = gr.Textbox()
    names = part.names()
    assert names[text] == (gr.Textbox, 1)
    assert names[number] == (gr.Number, 1)
    assert other not in names


def test_a_layout_without_a_key_has_the_name_of_what_it_holds() -> None:
    def build(numbers: list[int]) -> tuple[Part, list[gr.Row]]:
        with Part() as part:
            rows = []
            for number in numbers:
                with gr.Row() as row:
                    gr.Markdown("no key")
                    gr.Textbox(key=number)
                rows.append(row)
        return part, rows

    (first, rows), (second, later) = build([1, 2]), build([2, 3])
    assert first.names()[rows[1]] == second.names()[later[0]]
    assert len({first.names()[rows[0]], first.names()[rows[1]], second.names()[later[1]]}) == 3


def test_what_stands_without_a_key_in_a_block_that_has_one_is_told_by_its_place() -> None:
    with Part() as part, gr.Row(key="row"):
        first, second = gr.Button("a"), gr.Button("b")
        with gr.Column():
            inner = gr.Button("c")
    names = part.names()
    assert len({names[one] for one in (first, second, inner)}) == 3


def test_all_of_it_is_numbered_and_stands_in_the_place_of_the_region() -> None:
    with Part() as part:
        box = gr.Textbox()
    ids = count(100)
    part.number(7, lambda block: next(ids))
    assert (part.id, box.id) == (7, 100)
    assert part.blocks == {7: part, 100: box}


def test_what_happens_at_load_happens_when_the_part_is_shown() -> None:
    with gr.Blocks() as demo:
        pass
    with Part() as part:
        clock = gr.Textbox(lambda: "now")
        demo.load(lambda: None)
    assert [[(one.source, one.event) for one in listener.triggers] for listener in part.graph.listeners] == [
        [(part, "load")],
        [(part, "load")],
    ]
    assert part.graph.listeners[1].outputs == [clock]


def test_a_loop_that_does_not_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BLOCKS", 50)

    def build() -> None:
        with Part():
            while True:
                gr.Markdown("one more")

    with pytest.raises(ValueError, match="more than 50 blocks"):
        build()
