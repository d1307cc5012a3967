"""From a mistake that somebody sees to the test that the next model has to pass: flag, review, replay."""

from __future__ import annotations

from pathlib import Path

from browsing import Show
from playwright.sync_api import expect

import fanlight as gr
from fanlight import flagging


def wrong(first: float, second: float) -> float:
    return second - first


def right(first: float, second: float) -> float:
    return first - second


def worse(first: float, second: float) -> float:
    raise ZeroDivisionError


def interface(fn: object, folder: Path) -> gr.Interface:
    return gr.Interface(
        fn,  # type: ignore[arg-type]
        [gr.Number(label="first", render=False), gr.Number(label="second", render=False)],
        gr.Number(label="difference", render=False),
        flagging_options=["wrong sign", "other"],
        flagging_dir=folder,
        flagging_callback=gr.CSVLogger(verbose=False),
        api_name="subtract",
    )


def test_what_an_expert_corrects_is_the_test_of_the_next_model(show: Show, tmp_path: Path) -> None:
    folder = tmp_path / "flagged"
    demo = interface(wrong, folder)
    page = show(gr.TabbedInterface([demo, flagging.review(folder, demo)], ["Demo", "Review"]))
    page.get_by_label("first").fill("3")
    page.get_by_label("second").fill("5")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("difference", exact=True)).to_have_value("2")
    page.get_by_role("button", name="Flag as wrong sign").click()
    expect(page.get_by_text("Saved as “wrong sign”")).to_be_visible()

    page.get_by_role("tab", name="Review").click()
    review = page.get_by_role("tabpanel", name="Review")
    refresh = review.get_by_role("button", name="Refresh")
    refresh.click()
    review.get_by_label("difference, as it should be").fill("-2")
    review.get_by_role("button", name="Accept").click()
    expect(review.get_by_text("difference should be: -2")).to_be_visible()

    outcomes = {
        fn: [one.outcome for one in flagging.replay(interface(fn, folder), folder, function="subtract")]
        for fn in (wrong, right, worse)
    }
    assert outcomes == {wrong: ["still wrong"], right: ["fixed"], worse: ["failed"]}
