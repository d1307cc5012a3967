"""Each tab is a visit of its own."""

from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr


def counter() -> gr.Blocks:
    with gr.Blocks() as demo:
        clicks = gr.State(0)
        shown = gr.Number(label="Count", interactive=False)
        gr.Button("Add").click(lambda clicks: (clicks + 1, clicks + 1), clicks, [clicks, shown])
    return demo


def add(page: Page, *, times: int) -> None:
    for _ in range(times):
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_label("Count").locator("xpath=ancestor::*[@aria-busy]")).to_have_attribute(
            "aria-busy", "false"
        )


def test_two_visitors_count_apart(serve: Serve, visit: Visit) -> None:
    url = serve(counter())
    ada, grace = visit(url), visit(url)
    add(ada, times=3)
    add(grace, times=1)

    expect(ada.get_by_label("Count")).to_have_value("3")
    expect(grace.get_by_label("Count")).to_have_value("1")


def test_two_tabs_of_one_visitor_count_apart(serve: Serve, visit: Visit) -> None:
    url = serve(counter())
    first = visit(url)
    add(first, times=2)
    second = first.context.new_page()
    second.goto(url)
    add(second, times=1)

    expect(first.get_by_label("Count")).to_have_value("2")
    expect(second.get_by_label("Count")).to_have_value("1")


def test_a_page_loaded_again_goes_on_and_one_opened_anew_begins_anew(serve: Serve, visit: Visit) -> None:
    url = serve(counter())
    page = visit(url)
    add(page, times=2)
    page.reload()
    add(page, times=1)
    expect(page.get_by_label("Count")).to_have_value("3")
    page.goto("about:blank")
    page.goto(url)
    add(page, times=1)

    expect(page.get_by_label("Count")).to_have_value("1")


def test_after_going_back_the_function_gets_what_is_seen(serve: Serve, visit: Visit) -> None:
    with gr.Blocks() as demo:
        name, email = gr.Textbox(label="Name"), gr.Textbox(label="Address", type="email")
        strength, agree = gr.Slider(0, 10, 5, label="Strength"), gr.Checkbox(label="Agree")
        got = gr.Textbox(label="Got")
        gr.Button("Send").click(
            lambda *values: " ".join(map(str, values)), [name, email, strength, agree], got
        )
    url = serve(demo)
    page = visit(url)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Address").fill("ada@example.org")
    page.get_by_role("slider", name="Strength").fill("7")
    page.get_by_label("Agree").check()
    page.goto("about:blank")
    page.go_back()
    seen = [page.get_by_label(label).input_value() for label in ("Name", "Address", "Strength (number)")]
    seen.append(str(page.get_by_label("Agree").is_checked()))
    page.get_by_role("button", name="Send").click()

    expect(page.get_by_label("Got")).to_have_value(" ".join(seen))
    expect(page.get_by_role("slider", name="Strength")).to_have_value(seen[2])
