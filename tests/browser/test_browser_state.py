"""What a browser keeps of a page: it is there at the next visit."""

from __future__ import annotations

from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr


def greeter() -> gr.Blocks:
    with gr.Blocks() as demo:
        with gr.Column(visible=False):
            kept = gr.BrowserState({"name": "stranger"}, storage_key="visitor")
        name = gr.Textbox(label="Name")
        greeting, heard = gr.Textbox(label="Greeting"), gr.Textbox(label="Heard")
        gr.Button("Keep").click(lambda name: {"name": name}, name, kept)
        gr.Button("Forget").click(lambda: None, None, kept)
        demo.load(lambda kept: f"Hello {kept['name']}!", kept, greeting)
        kept.change(lambda kept: kept["name"], kept, heard)
    return demo


def keep(page: Page, name: str) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_label("Heard")).to_have_value(name)


def test_a_new_visit_finds_what_the_last_one_kept_before_it_loads(serve: Serve, visit: Visit) -> None:
    url = serve(greeter())
    page = visit(url)
    expect(page.get_by_label("Greeting")).to_have_value("Hello stranger!")
    expect(page.get_by_label("Heard")).to_have_value("stranger")
    keep(page, "Ada")
    again = page.context.new_page()
    again.goto(url)
    expect(again.get_by_label("Greeting")).to_have_value("Hello Ada!")
    expect(again.get_by_label("Heard")).to_have_value("Ada")
    again.get_by_role("button", name="Forget").click()
    expect(again.get_by_label("Heard")).to_have_value("stranger")


def test_a_reload_finds_it_too_and_what_another_tab_has_kept_since(serve: Serve, visit: Visit) -> None:
    url = serve(greeter())
    first = visit(url)
    keep(first, "Ada")
    first.reload()
    expect(first.get_by_label("Greeting")).to_have_value("Hello Ada!")
    second = first.context.new_page()
    second.goto(url)
    keep(second, "Grace")
    first.reload()
    expect(first.get_by_label("Greeting")).to_have_value("Hello Grace!")


def test_it_outlives_the_server(serve: Serve, visit: Visit) -> None:
    with gr.Blocks() as demo:
        count = gr.BrowserState(0)
        shown = gr.Number(label="Visits")
        demo.load(lambda count: (count + 1, count + 1), count, [count, shown])
    url = serve(demo)
    page = visit(url)
    expect(page.get_by_label("Visits")).to_have_value("1")
    page.goto("about:blank")
    demo.close()
    demo.launch(prevent_thread_lock=True, quiet=True, server_port=int(url.rsplit(":", 1)[1].strip("/")))
    page.goto(url)
    expect(page.get_by_label("Visits")).to_have_value("2")


def test_others_do_not_see_it(serve: Serve, visit: Visit) -> None:
    url = serve(greeter())
    keep(visit(url), "Ada")
    expect(visit(url).get_by_label("Greeting")).to_have_value("Hello stranger!")


def test_what_cannot_be_read_is_told_once_and_left(serve: Serve, visit: Visit) -> None:
    url = serve(greeter())
    page = visit(url)
    keep(page, "Ada")
    page.evaluate("for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{')")
    told, again = page.context.new_page(), page.context.new_page()
    told.goto(url)
    expect(told.get_by_role("status").filter(has_text="cannot be read")).to_be_visible()
    expect(told.get_by_label("Greeting")).to_have_value("Hello stranger!")
    again.goto(url)
    expect(again.get_by_label("Heard")).to_have_value("stranger")
    expect(again.get_by_role("status").filter(has_text="cannot be read")).to_have_count(0)


def test_what_the_visit_still_knows_is_kept_again_after_a_reload(serve: Serve, visit: Visit) -> None:
    page = visit(serve(greeter()))
    keep(page, "Ada")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.get_by_label("Greeting")).to_have_value("Hello Ada!")
    expect(page.get_by_label("Heard")).to_have_value("Ada")
    assert "Ada" in page.evaluate("Object.values(localStorage).join()")
