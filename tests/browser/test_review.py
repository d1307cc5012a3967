"""The review page, as those use it who look at what was flagged: with the keyboard, mostly."""

from __future__ import annotations

from pathlib import Path

from browsing import Serve, Show, Visit
from flagger import OPERATIONS, Flagger, Photographer, png
from playwright.sync_api import Page, expect

import fanlight as gr
from fanlight.flagging import read


def with_review(folder: Path) -> gr.Blocks:
    """A calculator, and behind another tab what was flagged of it."""
    with gr.Blocks() as demo:
        a, b = gr.Number(label="a"), gr.Number(label="b")
        operation = gr.Radio(OPERATIONS, label="operation")
        result = gr.Number(label="result", interactive=False)
        gr.on(None, lambda a, operation, b: (a or 0) + (b or 0), [a, operation, b], result)
    return gr.TabbedInterface([demo, gr.flagging.review(folder, demo)], ["Demo", "Review"])


def expect_place(page: Page, place: str) -> None:
    expect(page.get_by_text(place, exact=True)).to_be_visible()


def test_samples_are_judged_with_the_keyboard_alone(show: Show, tmp_path: Path) -> None:
    flagger = Flagger(tmp_path / "flagged")
    samples = [flagger.flag((number, "add", 0, number, None), "wrong sign") for number in range(3)]
    page = show(gr.flagging.review(flagger.folder))
    expect_place(page, "1 of 3")
    page.keyboard.press("j")
    expect_place(page, "2 of 3")
    page.keyboard.press("k")
    expect_place(page, "1 of 3")
    expect(page.get_by_role("button", name="Reject")).to_be_enabled()
    page.keyboard.press("r")
    expect_place(page, "2 of 3")
    expect(page.get_by_text("Rejected (1)")).to_be_visible()

    comment = page.get_by_role("textbox", name="Comment")
    comment.focus()
    page.keyboard.type("jar")  # each of them is a shortcut elsewhere
    expect_place(page, "2 of 3")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Accept")).to_be_focused()
    page.keyboard.press("Enter")
    expect_place(page, "3 of 3")
    expect(comment).to_have_value("")
    expect(page.get_by_role("button", name="Accept")).to_be_focused()

    found = {sample.id: sample for sample in read(flagger.folder)}
    assert [found[one].verdict for one in samples] == [None, "accepted", "rejected"]
    assert found[samples[1]].reviews[0].comment == "jar"

    page.get_by_label("Keyboard shortcuts").uncheck()
    expect(page.get_by_role("button", name="Next")).not_to_have_attribute("aria-keyshortcuts", "j")
    page.keyboard.press("k")
    page.get_by_role("radio", name="Rejected").check()
    expect_place(page, "1 of 1")


def test_an_output_is_corrected_and_its_run_opened_in_the_demo(show: Show, tmp_path: Path) -> None:
    flagger = Flagger(tmp_path / "flagged")
    page = show(with_review(flagger.folder))
    review = page.get_by_role("tabpanel", name="Review")
    page.get_by_role("tab", name="Review").click()
    expect(review.get_by_text("Nothing was flagged yet")).to_be_visible()
    flagger.flag((6, "divide", 3, 9, None))
    review.get_by_role("button", name="Refresh").click()
    review.get_by_label("result, as it should be").fill("2")
    review.get_by_role("textbox", name="Your name").fill("Grace")
    review.get_by_role("button", name="Accept").click()
    expect(review.get_by_text("result should be: 2")).to_be_visible()
    expect(review.get_by_text("Accepted by Grace")).to_be_visible()
    assert read(flagger.folder)[0].expected == {"result": 2}

    for _ in range(2):
        page.get_by_role("tab", name="Review").click()
        page.keyboard.press("o")
        expect(page.get_by_role("tab", name="Demo")).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel", name="Demo").get_by_label("a", exact=True)).to_have_value("6")
        expect(page.get_by_role("tabpanel", name="Demo").get_by_label("result")).to_have_value("9")
    page.keyboard.press("r")  # the button is behind the other tab
    page.get_by_role("tab", name="Review").click()
    expect(review.get_by_text("Rejected (0)")).to_be_visible()


def test_pictures_are_shown_on_a_small_screen(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    photographer = Photographer(tmp_path / "flagged")
    photographer.flag(png((60, 80, 3)))
    page = visit(serve(gr.flagging.review(photographer.folder)), viewport={"width": 320, "height": 800})
    expect(page.get_by_role("figure", name="Photo").get_by_role("img")).to_be_visible()
    expect(page.locator(".fl-image img")).to_have_count(3)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
