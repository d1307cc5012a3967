"""How experts flag in the browser: reasons, an error in between, undo, questions, the keyboard, and nothing twice."""

from __future__ import annotations

import csv
import threading
from pathlib import Path
from typing import Any

from browsing import Serve, Show, Visit
from playwright.sync_api import Locator, Page, expect

import fanlight as gr
from fanlight import flagging
from fanlight.flagging import Flag, Receipt


def calculator(num1: float, operation: str, num2: float) -> float:
    if operation == "add":
        return num1 + num2
    if operation == "subtract":
        return num1 - num2
    if operation == "multiply":
        return num1 * num2
    if num2 == 0:
        raise gr.Error("Cannot divide by zero!")
    return num1 / num2


def interface(folder: Path, **options: Any) -> gr.Interface:
    operations = gr.Radio(["add", "subtract", "multiply", "divide"])
    return gr.Interface(
        calculator,
        ["number", operations, "number"],
        "number",
        flagging_dir=str(folder),
        **{"flagging_callback": gr.CSVLogger(verbose=False), **options},
    )


class Desk:
    """The calculator, as an expert sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.output = page.get_by_label("output", exact=True)
        self.notice = page.locator(".fl-notice")

    def calculate(self, num1: str, operation: str, num2: str) -> None:
        self.page.get_by_label("num1").fill(num1)
        self.page.get_by_label(operation).check()
        self.page.get_by_label("num2").fill(num2)
        self.button("Submit").click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)


def lines(folder: Path) -> list[list[str]]:
    """Of the data file, without its last column, the time."""
    with (folder / "dataset1.csv").open(newline="") as file:
        return [row[:-1] for row in csv.reader(file)]


def test_an_expert_flags_what_is_wrong_with_a_calculator(show: Show, tmp_path: Path) -> None:
    reasons = ["wrong sign", "off by one", "other"]
    desk = Desk(show(interface(tmp_path, flagging_mode="manual", flagging_options=reasons)))
    desk.button("Flag as other").click()
    expect(desk.notice).to_have_text("There is nothing to flag yet: run it first.")

    desk.calculate("3", "subtract", "5")
    expect(desk.output).to_have_value("-2")
    expect(desk.notice).to_have_text("")
    desk.button("Flag as wrong sign").dblclick()
    expect(desk.notice.get_by_role("status")).to_contain_text("Saved as “wrong sign”")

    desk.calculate("3", "divide", "0")
    expect(desk.page.get_by_role("alert")).to_contain_text("Cannot divide by zero!")
    expect(desk.page.get_by_label("num1")).to_have_value("3")
    expect(desk.notice.get_by_role("status")).to_have_text(
        "Saved as “wrong sign”: the result before this one."
    )
    expect(desk.button("Undo")).to_be_visible()
    desk.button("Flag as off by one").click()
    expect(desk.notice.get_by_role("status")).to_have_text("Saved as “off by one”.")

    desk.calculate("3", "divide", "2")
    expect(desk.output).to_have_value("1.5")
    desk.page.get_by_label("num2").fill("4")
    desk.button("Flag as other").click()
    expect(desk.notice.get_by_role("status")).to_have_text(
        "Saved as “other”. It is the run whose result is shown, without what you changed since."
    )
    assert lines(tmp_path) == [
        ["num1", "operation", "num2", "output", "flag"],
        ["3", "subtract", "5", "-2", "wrong sign"],
        ["3", "divide", "0", "", "off by one"],
        ["3", "divide", "2", "1.5", "other"],
    ]


def test_a_flag_is_taken_back_by_keyboard_also_after_a_reload(show: Show, tmp_path: Path) -> None:
    desk = Desk(show(interface(tmp_path)))
    desk.calculate("3", "subtract", "5")
    expect(desk.output).to_have_value("-2")
    desk.button("Flag").press("Enter")
    expect(desk.notice.get_by_role("status")).to_have_text("Saved.")
    desk.page.reload()
    expect(desk.notice.get_by_role("status")).to_have_text("Saved.")
    desk.button("Flag").focus()
    desk.page.keyboard.press("Tab")
    expect(desk.button("Undo")).to_be_focused()
    desk.page.keyboard.press("Enter")

    expect(desk.notice.get_by_role("status")).to_have_text("Taken back: it is not saved any more.")
    expect(desk.notice.get_by_role("status")).to_be_focused()
    expect(desk.button("Undo")).to_have_count(0)
    assert list(flagging.read(tmp_path)) == []


def test_an_expert_answers_corrects_and_comments(show: Show, tmp_path: Path) -> None:
    questions = [gr.Radio(["yes", "no", "unsure"], label="Is it right?"), gr.Textbox(label="Why?")]
    demo = interface(tmp_path, flagging_questions=questions, flagging_comment=True, flagging_correction=True)
    desk = Desk(show(demo))
    page = desk.page
    expect(page.get_by_label("Comment")).not_to_be_editable()
    desk.calculate("3", "multiply", "5")
    expect(desk.output).to_have_value("15")
    expect(page.get_by_label("Comment")).to_be_editable()
    page.get_by_label("no", exact=True).check()
    page.get_by_label("Why?").fill("It is 16")
    page.get_by_role("button", name="Correct the output").click()
    expect(page.get_by_label("Corrected output")).to_have_value("15")
    page.get_by_label("Corrected output").fill("16")
    page.get_by_label("Comment").fill("“Grüße”")
    desk.button("Flag").click()

    expect(desk.notice.get_by_role("status")).to_have_text("Saved.")
    expect(page.get_by_label("Comment")).to_have_value("")
    expect(page.get_by_label("no", exact=True)).not_to_be_checked()
    expect(page.get_by_label("Corrected output")).to_have_value("15")
    (sample,) = flagging.read(tmp_path)
    assert sample.expected == {"output": 16}
    assert lines(tmp_path) == [
        ["num1", "operation", "num2", "output", "corrected output", "Is it right?", "Why?", "comment"],
        ["3", "multiply", "5", "15", "16", "no", "It is 16", "“Grüße”"],
    ]


class Watched(gr.CSVLogger):
    """Tells a test of each sample that it has kept."""

    def __init__(self) -> None:
        super().__init__(verbose=False)
        self.kept = threading.Semaphore(0)

    def keep(self, flag: Flag) -> Receipt:
        receipt = super().keep(flag)
        self.kept.release()
        return receipt


def test_every_run_is_kept_in_the_mode_auto(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    logger = Watched()
    url = serve(interface(tmp_path, flagging_mode="auto", flagging_callback=logger))
    first, second = Desk(visit(url)), Desk(visit(url))
    first.calculate("3", "subtract", "5")
    expect(first.output).to_have_value("-2")
    second.calculate("1", "divide", "0")
    expect(second.page.get_by_role("alert")).to_contain_text("Cannot divide by zero!")
    first.calculate("4", "add", "5")
    expect(first.output).to_have_value("9")
    expect(first.page.get_by_role("button", name="Flag")).to_have_count(0)
    for _ in range(3):
        assert logger.kept.acquire(timeout=20)
    kept = sorted(lines(tmp_path)[1:])
    assert kept == [["1", "divide", "0", ""], ["3", "subtract", "5", "-2"], ["4", "add", "5", "9"]]
