"""A run tells how far it is, where its result will appear: its place in the line, its bars, how it ended."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import Serve, Show, Visit
from playwright.sync_api import Locator, Page, expect

import fanlight as gr


class Gate:
    """Lets a function on when the test says so."""

    def __init__(self) -> None:
        self._steps = threading.Semaphore(0)

    def open(self, times: int = 1) -> None:
        self._steps.release(times)

    def wait(self) -> None:
        assert self._steps.acquire(timeout=20)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open(1000)


def working(gate: Gate, **options: Any) -> gr.Blocks:
    """A page with a function that has bars, and a button that stops it."""

    def work(name: str, progress: gr.Progress = gr.Progress()) -> str:
        for _ in progress.tqdm(range(2), desc="Pages", unit="pages"):
            for _ in progress.tqdm(range(4), desc="Words"):
                gate.wait()
        return f"{name} is read"

    with gr.Blocks() as demo:
        name = gr.Textbox("Text", label="Name")
        read = gr.Textbox(label="Read", value="an earlier one")
        run = gr.Button("Work").click(work, name, read, **options)
        gr.Button("Stop").click(None, cancels=run)
    return demo


def place(page: Page) -> Locator:
    """Where the result will appear."""
    return page.locator(".fl-textbox", has=page.get_by_label("Read", exact=True))


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def test_bars_that_nest_move_where_the_result_will_appear(show: Show, gate: Gate) -> None:
    page = show(working(gate))
    press(page, "Work")
    pages, words = (place(page).get_by_role("progressbar", name=name) for name in ("Pages", "Words"))
    expect(words).to_have_attribute("aria-valuetext", "0/4 steps · 0 %")
    gate.open(3)
    expect(words).to_have_attribute("aria-valuenow", "75")
    gate.open(2)
    expect(pages).to_have_attribute("aria-valuetext", "1/2 pages · 50 %")
    expect(words).to_have_attribute("aria-valuetext", "1/4 steps · 25 %")
    expect(place(page)).to_contain_text("1/2 pages")
    expect(page.get_by_label("Read", exact=True)).to_have_value("an earlier one")
    gate.open(3)

    expect(page.get_by_label("Read", exact=True)).to_have_value("Text is read")
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_the_time_that_is_left_is_told(show: Show, gate: Gate) -> None:
    page = show(working(gate))
    press(page, "Work")
    expect(place(page)).to_contain_text("0/4 steps")
    expect(place(page)).to_contain_text(
        "3 s"
    )  # what is left is a multiple of it: time enough to see it run down
    gate.open(2)

    expect(place(page)).to_contain_text(re.compile(r"\d+ s · \d+ s left"))


def test_minimal_progress_shows_no_words_and_hidden_progress_nothing(show: Show, gate: Gate) -> None:
    shown = {}
    for how in ("minimal", "hidden"):
        page = show(working(gate, show_progress=how))
        press(page, "Work")
        expect(place(page)).to_have_attribute("aria-busy", "true")
        if how == "minimal":
            expect(place(page).locator(".fl-bar.fl-known")).to_have_count(1)
        shown[how] = place(page).locator(".fl-bar, .fl-clock, .fl-steps").count()
        gate.open(8)
        expect(page.get_by_label("Read", exact=True)).to_have_value("Text is read")

    assert shown == {"minimal": 1, "hidden": 0}


def test_progress_is_shown_on_another_component_where_its_author_wants_it(show: Show, gate: Gate) -> None:
    with gr.Blocks() as demo:
        here, there = gr.Textbox(label="Here"), gr.Textbox(label="There")
        gr.Button("Work").click(gate.wait, None, there, show_progress_on=here)
    page = show(demo)
    press(page, "Work")

    expect(page.locator(".fl-textbox", has=page.get_by_label("Here", exact=True))).to_contain_text("1 s")
    assert page.locator(".fl-clock").count() == 1


def test_whoever_comes_second_sees_how_many_are_ahead(serve: Serve, visit: Visit, gate: Gate) -> None:
    url = serve(working(gate))
    first, second = visit(url), visit(url)
    press(first, "Work")
    expect(first.get_by_role("progressbar", name="Words")).to_be_visible()
    press(second, "Work")
    expect(place(second)).to_contain_text("next in line")
    expect(place(second).locator(".fl-bar.fl-waits")).to_have_count(1)
    expect(second.get_by_role("status").filter(has_text="Read: next in line")).to_have_count(1)
    gate.open(8)

    expect(second.get_by_role("progressbar", name="Words")).to_be_visible()
    expect(place(second).locator(".fl-waits")).to_have_count(0)


def test_a_run_that_is_stopped_says_so_calmly(serve: Serve, visit: Visit, gate: Gate) -> None:
    url = serve(working(gate))
    first, second = visit(url), visit(url)
    for page in (first, second):
        press(page, "Work")
    expect(place(second)).to_contain_text("next in line")
    press(second, "Stop")
    expect(place(second)).to_contain_text("Stopped before it began.")
    expect(place(second)).to_have_attribute("aria-busy", "false")
    press(first, "Stop")
    expect(place(first)).to_contain_text("Stopped")
    expect(first.get_by_role("progressbar")).to_have_count(0)
    expect(first.get_by_label("Read", exact=True)).to_have_value("an earlier one")
    expect(first.get_by_role("alert")).to_have_count(0)
    gate.open(1)  # the function that was stopped sees it at its next step

    press(second, "Work")
    expect(place(second)).not_to_contain_text("Stopped")


def test_what_is_read_out_is_sparse(show: Show, gate: Gate) -> None:
    page = show(working(gate))
    press(page, "Work")
    told = page.get_by_role("status").filter(has_text="Read:")
    for quarter in ("25 %", "50 %", "75 %"):
        gate.open(2)
        expect(told).to_have_text(f"Read: {quarter}")
    gate.open(2)

    expect(told).to_have_text("Read: done")


def test_what_a_validator_refuses_is_said_at_its_field(show: Show) -> None:
    def check(name: str, age: int) -> Any:
        is_name = gr.validate(len(name) > 1, "Your name has two letters at least.")
        return is_name, gr.validate(age >= 18, "Come back later.")

    with gr.Blocks() as demo:
        name, age = gr.Textbox("A", label="Name"), gr.Number(5, label="Age")
        out = gr.Textbox(label="Greeting")
        gr.Button("Greet").click(lambda name, age: f"Hello, {name}!", [name, age], out, validator=check)
    page = show(demo)
    press(page, "Greet")
    name_field, age_field = page.get_by_label("Name"), page.get_by_label("Age", exact=True)
    expect(name_field).to_have_attribute("aria-invalid", "true")
    expect(name_field).to_have_accessible_description("Your name has two letters at least.")
    expect(age_field).to_have_accessible_description("Come back later.")
    expect(page.get_by_label("Greeting")).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_have_count(0)
    name_field.fill("Ada")
    expect(name_field).not_to_have_attribute("aria-invalid", "true")
    expect(age_field).to_have_attribute("aria-invalid", "true")
    age_field.fill("36")
    press(page, "Greet")

    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def test_reduced_motion_stands_still(serve: Serve, visit: Visit, gate: Gate) -> None:
    page = visit(serve(working(gate)), reduced_motion="reduce")
    press(page, "Work")
    expect(page.get_by_role("progressbar", name="Words")).to_be_visible()

    moving = (
        "() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 0).length"
    )
    assert page.evaluate(moving) == 0
