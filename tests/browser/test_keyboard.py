"""All of a page can be reached and used without a mouse, and one sees where one is."""

from __future__ import annotations

import pytest
from browsing import Show
from playwright.sync_api import Page, expect

import fanlight as gr


@pytest.fixture
def page(show: Show) -> Page:
    with gr.Blocks() as demo:
        with gr.Tab("First"):
            name = gr.Textbox(label="Name")
            strength = gr.Slider(0, 10, 5, step=1, label="Strength")
            agree = gr.Checkbox(label="Agree")
            size = gr.Radio(["small", "large"], value="small", label="Size")
            send = gr.Button("Send")
        with gr.Tab("Second"):
            gr.Textbox(label="Behind")
        with gr.Accordion("More", open=False):
            gr.Textbox(label="Inside")
        result = gr.Textbox(label="Result")
        send.click(lambda *values: " ".join(map(str, values)), [name, strength, agree, size], result)
    return show(demo)


def focused(page: Page) -> str:
    """The name of what has the focus."""
    snapshot = page.locator(":focus").aria_snapshot()
    return snapshot.removeprefix("- ").partition(" [")[0].partition(":")[0]


def test_the_tab_key_goes_through_the_page_in_its_order(page: Page) -> None:
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(focused(page))

    assert stops == [
        'tab "First"',
        'textbox "Name"',
        'slider "Strength"',
        'spinbutton "Strength (number)"',
        'checkbox "Agree"',
        'radio "small"',
        'button "Send"',
        'button "More"',
        'textbox "Result"',
    ]


def test_the_focus_is_seen_at_each_stop(page: Page) -> None:
    for _ in range(9):
        page.keyboard.press("Tab")
        name = focused(page)
        with_focus = page.screenshot(animations="disabled")
        page.evaluate("() => document.activeElement.blur()")
        assert page.screenshot(animations="disabled") != with_focus, name


def test_a_form_is_filled_in_and_sent_by_keys_alone(page: Page) -> None:
    press = page.keyboard.press
    for _ in range(2):
        press("Tab")
    page.keyboard.type("Ada")
    press("Tab")
    press("ArrowRight")
    press("ArrowRight")
    for _ in range(2):
        press("Tab")
    press("Space")
    press("Tab")
    press("ArrowDown")
    expect(page.get_by_role("radio", name="large")).to_be_checked()
    press("Tab")
    press("Enter")

    expect(page.get_by_label("Result")).to_have_value("Ada 7 True large")


def test_arrows_change_the_tab(page: Page) -> None:
    page.get_by_role("tab", name="First").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Second")).to_be_focused()
    expect(page.get_by_role("tab", name="Second")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Behind")).to_be_focused()
    page.get_by_role("tab", name="Second").focus()
    page.keyboard.press("Home")

    expect(page.get_by_label("Name")).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_an_accordion_opens_by_key(page: Page, key: str) -> None:
    more = page.get_by_role("button", name="More")
    more.focus()
    expect(page.get_by_label("Inside")).to_be_hidden()
    page.keyboard.press(key)
    expect(more).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")

    expect(page.get_by_label("Inside")).to_be_focused()


def test_the_focus_stays_while_results_come(page: Page) -> None:
    send = page.get_by_role("button", name="Send")
    send.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Result")).to_have_value(" 5 False small")

    expect(send).to_be_focused()
