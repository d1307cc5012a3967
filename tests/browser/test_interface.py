"""Interface in the browser: what people do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from audit import resize
from browsing import Show
from playwright.sync_api import Page, expect

import fanlight as gr


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


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


def focused(page: Page) -> str:
    """The name of what has the focus."""
    return page.locator(":focus").aria_snapshot().removeprefix("- ").partition(" [")[0].partition(":")[0]


def test_the_calculator_of_the_guide(show: Show) -> None:
    demo = gr.Interface(
        calculator,
        ["number", gr.Radio(["add", "subtract", "multiply", "divide"]), "number"],
        "number",
        flagging_mode="manual",
        flagging_options=["wrong sign", "off by one", "other"],
        title="Calculator",
    )
    page = show(demo)
    result = page.get_by_label("output")
    page.get_by_label("num1").fill("7")
    page.get_by_label("divide").check()
    page.get_by_label("num2").fill("0")

    page.get_by_role("button", name="Submit").click()
    expect(result).to_have_accessible_description("Cannot divide by zero!")
    expect(page.get_by_label("num1")).to_have_value("7")
    expect(page.get_by_label("divide")).to_be_checked()
    expect(page.get_by_label("num2")).to_have_value("0")

    page.get_by_label("num2").fill("2")
    page.get_by_label("num2").press("Enter")
    expect(result).to_have_value("3.5")
    expect(result).to_have_accessible_description("")
    for reason in ("wrong sign", "off by one", "other"):
        expect(page.get_by_role("button", name=f"Flag as {reason}")).to_be_enabled()

    page.get_by_role("button", name="Clear").click()
    expect(result).to_have_value("")
    expect(page.get_by_label("num1")).to_have_value("")
    expect(page.get_by_label("divide")).not_to_be_checked()


def test_the_tab_key_goes_from_the_inputs_over_the_buttons_to_the_outputs(show: Show) -> None:
    page = show(gr.Interface(lambda a, b: a + b, ["text", "text"], gr.Textbox(buttons=["copy"])))
    stops = []
    for _ in range(6):
        page.keyboard.press("Tab")
        stops.append(focused(page))
    assert stops == [
        'textbox "a"',
        'textbox "b"',
        'button "Submit"',
        'button "Clear"',
        'button "Copy"',
        'textbox "output"',
    ]


def test_stop_takes_the_place_of_submit_while_a_generator_runs(show: Show) -> None:
    go_on = Event()

    def count(to: float) -> Iterator[int]:
        for number in range(int(to)):
            yield number
            go_on.wait(20)

    page = show(gr.Interface(count, gr.Number(3), "number"))
    submit, stop = (page.get_by_role("button", name=name, exact=True) for name in ("Submit", "Stop"))
    expect(submit).to_be_visible()
    expect(stop).to_have_count(0)

    submit.focus()
    page.keyboard.press("Enter")
    expect(stop).to_be_focused()
    expect(submit).to_have_count(0)
    expect(page.get_by_label("output")).to_have_value("0")

    page.keyboard.press("Enter")
    expect(submit).to_be_focused()
    expect(page.get_by_label("output")).to_have_value("0")
    go_on.set()


def test_the_panels_stand_side_by_side_and_on_a_phone_below_each_other(show: Show) -> None:
    page = show(gr.Interface(lambda a: a, "text", "text", title="A title of several long words " * 4))

    def place(name: str) -> tuple[float, float]:
        box = page.get_by_label(name, exact=True).bounding_box()
        assert box is not None
        return box["x"], box["y"]

    for width in (1280, 768, 320):
        resize(page, width)
        (x, y), (right, below) = place("a"), place("output")
        assert (right > x, below > y) == ((True, False) if width > 700 else (False, True)), width
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_each_tab_has_its_own_interface(show: Show) -> None:
    loud = gr.Interface(lambda text: text.upper(), "text", "text", title="Loud")
    kept = gr.State("")
    echo = gr.Interface(
        lambda text, last: (f"{last} {text}", text), ["text", kept], ["text", kept], title="Echo"
    )
    page = show(gr.TabbedInterface([loud, echo], title="Voices"))
    for name, typed, expected in (
        ("Loud", "a", "A"),
        ("Echo", "b", " b"),
        ("Echo", "c", "b c"),
        ("Loud", "d", "D"),
    ):
        page.get_by_role("tab", name=name).click()
        panel = page.get_by_role("tabpanel").filter(visible=True)
        panel.get_by_label("text").fill(typed)
        panel.get_by_role("button", name="Submit").click()
        expect(panel.get_by_label(re.compile("output"))).to_have_value(expected)
