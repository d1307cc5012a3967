"""Several pages in one app: their addresses, and whose blocks and events are whose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.tree.route import RESERVED, path_of


def test_blocks_have_ids_of_one_app_and_stand_on_their_own_page() -> None:
    with gr.Blocks() as demo:
        first = gr.Textbox()
    with demo.route("Second") as second:
        box = gr.Textbox()
    assert demo.children == [first]
    assert second.children == [box]
    assert len({demo.id, first.id, second.id, box.id}) == 4
    assert demo.blocks[box.id or 0] is box


def test_what_is_said_of_the_apps_loading_is_meant_of_the_page_where_it_is_said() -> None:
    with gr.Blocks() as demo:
        here = demo.load(lambda: None)
    with demo.route("Second") as second:
        one = demo.load(lambda: None)
        other = second.load(lambda: None)
        gone = demo.unload(lambda: None)
        clock = gr.Textbox(lambda: "now")
    assert demo.graph.started_by(demo.id or 0, "load") == [here]
    *both, loader = demo.graph.started_by(second.id or 0, "load")
    assert (both, loader.outputs) == ([one, other], [clock])
    assert demo.graph.started_by(second.id or 0, "unload") == [gone]


def test_a_page_written_elsewhere_may_be_rendered_on_it() -> None:
    with gr.Blocks() as written:
        box = gr.Textbox()
        loads = written.load(lambda: "x", None, box)
    with gr.Blocks() as demo:
        pass
    with demo.route("Second") as second:
        written.render()
    assert second.children == [written]
    assert demo.graph.started_by(second.id or 0, "load") == [loads]


def test_a_page_may_be_declared_inside_and_gone_on_with() -> None:
    with gr.Blocks() as demo:
        late = gr.Textbox(render=False)
        with demo.route("Second") as second:
            button = gr.Button()
            button.click(lambda: None, None, late)
        late.render()
    with second:
        gr.Markdown("more")
    assert [type(block) for block in second.children] == [gr.Button, gr.Markdown]
    assert len(demo.graph.started_by(button.id or 0, "click")) == 1


def test_a_value_of_another_page_may_be_an_input() -> None:
    with gr.Blocks() as demo:
        state = gr.State(3)
    with demo.route("Second"):
        button = gr.Button()
        button.click(lambda value: None, state)
    assert demo.graph.started_by(button.id or 0, "click")[0].inputs == [state]


@pytest.mark.parametrize(
    ("name", "path", "taken", "found"),
    [
        ("Second page", None, [], "second-page"),
        ("Über & Äther/x", None, [], "uber-ather-x"),
        ("Second page", None, ["second-page"], "second-page-2"),
        ("日本", None, [], "page"),
        ("Upload", None, [], "upload-2"),
        ("Second", "/second", [], "second"),
        ("Second", "Zwei.html/", [], "Zwei.html"),
    ],
)
def test_the_path_is_the_authors_or_says_the_name(
    name: str, path: str | None, taken: list[str], found: str
) -> None:
    assert path_of(name, path, taken) == found


@pytest.mark.parametrize("path", ["/", "", "a/b", "ä", "a b", "..", ".", "?x", "ws", "upload", "taken"])
def test_a_path_that_cannot_be_one_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="path"):
        path_of("Second", path, ["taken"])


@given(st.text(), st.sets(st.text(alphabet="page-2", max_size=6)))
def test_every_name_has_a_path_that_is_free(name: str, taken: set[str]) -> None:
    path = path_of(name, None, taken)
    assert path not in taken | RESERVED
    assert path_of(name, path, []) == path
