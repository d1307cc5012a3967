from __future__ import annotations

from collections.abc import Callable

from audit import audit
from browsing import Faults, Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

HEARD = """\
- group "Food":
  - text: Food
  - button "1 of 5": ★
  - button "2 of 5": ★
  - button "3 of 5" [pressed]: ★
  - button "4 of 5": ★
  - button "5 of 5": ★"""


def test_components_of_ones_own_work_under_the_pages_policy(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("html")
    food = page.get_by_role("group", name="Food")
    expect(food.get_by_role("button")).to_have_count(5)
    assert food.aria_snapshot() == HEARD
    audit(page)

    food.get_by_role("button", name="5 of 5").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Verdict")).to_have_value("4.5 of 5")
    expect(food.get_by_role("button", name="5 of 5")).to_be_focused()

    guests = page.get_by_role("group", name="Guests")
    page.get_by_role("button", name="Invite Edsger").click()
    expect(guests.get_by_role("listitem")).to_have_text(["0: Ada", "1: Grace <3", "2: Edsger"])
    page.get_by_role("button", name="In red").click()
    expect(guests.get_by_role("list")).to_have_attribute("style", "color: var(--fl-danger);")

    page.get_by_role("button", name="Chapters").click()
    expect(page.get_by_role("group", name="Book").get_by_role("listitem").first).to_have_text(
        "Emma, chapter 1"
    )
    page.get_by_role("textbox", name="Name").fill("Ada")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada, by button!")


def test_what_strangers_write_does_not_run(serve: Serve, visit: Visit, faults: Faults) -> None:
    faults.foresee("inline event handler|SyntaxError|Failed to parse the rule|404")
    with gr.Blocks() as demo:
        text = gr.Textbox(label="Text")
        shown = gr.HTML(
            label="Shown",
            html_template="<style>p { color: rgb(1, 2, 3) }</style><p>${value}</p>",
            css_template="border: 1px solid ${value}",
        )
        text.change(lambda text: text, text, shown)
    page = visit(serve(demo))
    page.get_by_label("Text").fill(
        "red} body { display: none } <img src=x onerror='document.title=1'><i>x</i>"
    )
    group = page.get_by_role("group", name="Shown")
    expect(group.get_by_text("x", exact=True)).to_be_visible()
    expect(group.get_by_role("paragraph")).to_have_css("color", "rgb(1, 2, 3)")
    expect(page).not_to_have_title("1")
