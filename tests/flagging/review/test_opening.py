from pathlib import Path

import fanlight as gr
from fanlight.flagging import Sample
from fanlight.flagging.review.form import Form, form_of
from fanlight.flagging.review.opening import Opening

SAMPLE = Sample("id", "dataset1.csv", {"a": 1, "b": 2}, {"a": "input", "b": "output"}, {})
BARE = Sample("id", "log.csv", {"a": 1, "b": 2}, {}, {})


def test_inputs_are_found_by_their_labels() -> None:
    with gr.Blocks() as demo:
        a = gr.Number(label="a")
        gr.Number(label="b", interactive=False)
        gr.Number(label="c")
        review = gr.Blocks()
    opening = Opening(demo, None, Path())
    for sample in (SAMPLE, BARE):
        assert opening.targets(form_of(sample), review) == {"a": a}
    assert opening.fill(SAMPLE, {"a": a, "gone": a})[0] == 1
    assert opening.targets(Form(), review) == {}


def test_inputs_that_the_author_names_are_taken_in_their_order() -> None:
    with gr.Blocks() as demo:
        first = gr.Number()
    assert Opening(demo, [first], Path()).targets(form_of(SAMPLE), demo) == {"a": first}


def test_a_demo_that_is_not_on_the_page_has_none() -> None:
    with gr.Blocks() as demo:
        gr.Number(label="a")
    assert Opening(demo, None, Path()).targets(form_of(SAMPLE), gr.Blocks()) == {}


def test_the_review_page_within_the_demo_is_not_the_demo() -> None:
    with gr.Blocks() as demo:
        gr.Number(label="a")
        with gr.Blocks() as review:
            gr.Number(label="a")
    opening = Opening(demo, None, Path())
    assert list(opening.targets(form_of(SAMPLE), review).values()) == [demo.children[0]]


def test_the_tab_is_that_which_both_are_behind() -> None:
    with gr.Blocks():
        with gr.Tabs() as outer:
            gr.Tab("About")
            with gr.Tab("Demo", id="demo"), gr.Tabs(), gr.Tab("Inner"):
                a = gr.Number(label="a")
            with gr.Tab("Review"), gr.Blocks() as review:
                gr.Markdown()
        alone = gr.Number()
    opening = Opening(gr.Blocks(), None, Path())
    assert opening.tab(a, review) == (outer, "demo")
    assert opening.tab(alone, review) == (None, None)
