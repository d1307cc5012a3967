"""A function fails: what its visitor reads, and what not."""

import pytest
from browsing import Serve, Show, Visit
from playwright.sync_api import Page, expect

import fanlight as gr


def failing() -> gr.Blocks:
    """Fails in the way that the visitor writes into the first field."""

    def fail(kind: str) -> str:
        if kind == "told":
            raise gr.Error("Only even numbers, please.", title="Odd", duration=None)
        if kind == "secret":
            raise RuntimeError("the password is swordfish")
        return f"{kind} went well"

    with gr.Blocks() as demo:
        kind = gr.Textbox(label="Kind")
        result = gr.Textbox(label="Result")
        gr.Button("Try").click(fail, kind, result)
    return demo


def attempt(page: Page, kind: str) -> None:
    page.get_by_label("Kind").fill(kind)
    page.get_by_role("button", name="Try").click()


def test_an_error_of_the_author_is_told_on_the_output_and_in_a_toast(show: Show) -> None:
    page = show(failing())
    attempt(page, "told")

    expect(page.get_by_label("Result")).to_have_accessible_description("Only even numbers, please.")
    expect(page.get_by_label("Result")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("Odd")
    expect(page.get_by_role("alert")).to_contain_text("Only even numbers, please.")


def test_any_other_exception_keeps_its_text_to_itself(show: Show, caplog: pytest.LogCaptureFixture) -> None:
    page = show(failing())
    attempt(page, "secret")

    expect(page.get_by_role("alert")).to_contain_text("Something went wrong in this app")
    expect(page.locator("body")).not_to_contain_text("swordfish")
    assert "swordfish" in caplog.text, "its author reads it in the log"


def test_show_error_tells_the_text(serve: Serve, visit: Visit) -> None:
    page = visit(serve(failing(), show_error=True))
    attempt(page, "secret")

    expect(page.get_by_role("alert")).to_contain_text("the password is swordfish")


def test_a_toast_is_closed_by_the_keyboard(show: Show) -> None:
    page = show(failing())
    attempt(page, "told")
    expect(page.get_by_role("alert")).to_be_visible()
    page.keyboard.press("Tab")  # from the button on

    close = page.get_by_role("alert").get_by_role("button", name="Close")
    expect(close).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_the_page_goes_on_after_an_error(show: Show) -> None:
    page = show(failing())
    attempt(page, "told")
    expect(page.get_by_label("Result")).to_have_attribute("aria-invalid", "true")
    attempt(page, "all")

    expect(page.get_by_label("Result")).to_have_value("all went well")
    expect(page.get_by_label("Result")).not_to_have_attribute("aria-invalid", "true")
