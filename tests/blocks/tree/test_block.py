"""What all blocks have in common: on a page or not, and made anew with other arguments."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


@pytest.mark.parametrize("visible", [True, False, "hidden"])
def test_visible_is_one_of_three(visible: Any) -> None:
    assert gr.Textbox(visible=visible).props()["visible"] == visible


@pytest.mark.parametrize("visible", ["yes", None, 2, []])
def test_any_other_visible_is_refused_with_what_to_write(visible: Any) -> None:
    with pytest.raises(PageError, match='write True, False or "hidden"'):
        gr.Textbox(visible=visible)


@pytest.mark.parametrize(("given", "classes"), [(None, []), ("one", ["one"]), (["a", "b"], ["a", "b"])])
def test_elem_classes_are_a_list(given: Any, classes: list[str]) -> None:
    props = gr.Textbox(elem_id="name", elem_classes=given).props()
    assert (props["elem_id"], props["elem_classes"]) == ("name", classes)


def test_a_block_goes_where_it_is_made() -> None:
    with gr.Blocks() as demo:
        first = gr.Textbox()
        with gr.Row() as row:
            second = gr.Textbox()
    assert demo.children == [first, row]
    assert row.children == [second]
    assert {block.id for block in (demo, first, row, second)} == {0, 1, 2, 3}


def test_render_false_waits_for_render() -> None:
    later = gr.Textbox(render=False)
    with gr.Blocks() as demo:
        gr.Textbox()
        with gr.Row() as row:
            assert later.render() is later
    assert row.children == [later]
    assert later.page is demo


def test_outside_of_a_page_render_says_where_to_write_it() -> None:
    with pytest.raises(PageError, match=r"inside `with gr.Blocks\(\):`"):
        gr.Textbox().render()


def test_the_same_block_twice_says_what_to_do() -> None:
    with gr.Blocks():
        box = gr.Textbox(label="Name")
        with pytest.raises(PageError, match=r"Textbox 'Name' is on the page already.*\.unrender\(\)"):
            box.render()


def test_unrendered_it_can_go_elsewhere() -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        assert box.unrender() is box
        assert box.id is None
        assert box.unrender() is box
        with gr.Row() as row:
            box.render()
    assert demo.children == [row]
    assert row.children == [box]


def test_unrender_takes_a_layouts_children_along() -> None:
    with gr.Blocks() as demo:
        with gr.Row() as row:
            box = gr.Textbox()
        row.unrender()
        assert set(demo.blocks) == {0}
        row.render()
    assert demo.blocks[box.id or 0] is box


def test_a_made_up_parameter_is_refused() -> None:
    makers: list[Any] = [gr.Textbox, gr.Row, gr.Tab, gr.Accordion]
    for make in makers:
        with pytest.raises(TypeError, match="no_such"):
            make(no_such=1)


def test_changed_keeps_what_is_not_named() -> None:
    with gr.Blocks():
        box = gr.Textbox("text", label="Name", lines=3)
    other = box.changed({"label": "Other"})
    assert (other.value, other.label, other.lines, other.id) == ("text", "Other", 3, box.id)
    assert (box.label, other.parent) == ("Name", box.parent)


def test_changed_keeps_what_the_author_has_set_on_it() -> None:
    with gr.Blocks():
        drop = gr.Dropdown(["a"], label="Name")
    drop.label, drop.type = "Later", "index"
    hidden = drop.changed({"visible": False})
    assert (hidden.label, hidden.type, hidden.visible) == ("Later", "index", False)
    assert hidden.changed({"label": "Last"}).changed({"visible": True}).label == "Last"


def test_a_subclass_in_an_app_may_take_fewer_arguments_than_its_parent() -> None:
    class Stars(gr.HTML):
        def __init__(self, most: int, value: int = 0) -> None:
            super().__init__(value=value, html_template="${value} of ${most}", most=most)

    with gr.Blocks():
        stars = Stars(5)
        hidden = stars.changed({"visible": False, "value": 3})
    assert (hidden.visible, hidden.value, hidden.changed({"most": 4}).visible) == (False, 3, False)
    assert stars.parent is not None
    assert len(stars.parent.children) == 1  # type: ignore[attr-defined]


def test_changed_names_an_argument_that_is_none() -> None:
    with gr.Blocks():
        box = gr.Textbox(label="Name")
    with pytest.raises(PageError, match=r"Textbox 'Name' cannot be updated.*no_such"):
        box.changed({"no_such": 1})


def test_positional_arguments_are_kept_by_name() -> None:
    assert gr.Slider(1, 5, 2).given == {"minimum": 1, "maximum": 5, "value": 2}


def test_a_subclass_in_an_app_is_shown_as_its_parent() -> None:
    class Name(gr.Textbox):
        client_props: ClassVar[tuple[str, ...]] = ("extra",)

        def __init__(self) -> None:
            self.extra = 2
            super().__init__()

    assert Name.client_name == "textbox"
    assert Name().props()["extra"] == 2
    assert Name().props()["lines"] == 1
