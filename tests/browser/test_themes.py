"""What an author says of the look of a page arrives there, and nothing else gets in."""

from __future__ import annotations

from browsing import Faults, Serve, Show, Visit
from playwright.sync_api import Page, expect

import fanlight as gr
from fanlight.themes.builder import builder_page


def ground(page: Page) -> str:
    found: str = page.locator("body").evaluate("(body) => getComputedStyle(body).backgroundColor")
    return found


def test_theme_styles_script_and_head_of_an_author(show: Show) -> None:
    theme = gr.themes.Base(primary_hue="rose").set(
        button_primary_background_fill="linear-gradient(#b00000, darkred)"
    )
    with gr.Blocks(
        theme=theme,
        css=".gradio-container { max-width: 500px } button.primary.lg { outline: 1px solid rgb(1, 2, 3) }"
        " .fl-button.fl-variant-primary { color: var(--neutral-50) }",
        head="<script>window.early = 'head'</script><style>h2 { text-decoration: underline }</style>",
        js="""function greet() {
            const words = document.createElement('h2')
            words.innerText = window.early + ' ' + document.querySelectorAll('button').length
            document.querySelector('.gradio-container').prepend(words)
        }""",
    ) as demo:
        gr.Button("Run", variant="primary")
    page = show(demo)

    heading = page.get_by_role("heading", name="head 1")
    expect(heading).to_have_css("text-decoration-line", "underline")
    button = page.get_by_role("button", name="Run")
    expect(button).to_have_css("color", "rgb(250, 250, 250)")
    expect(button).to_have_css("background-image", "linear-gradient(rgb(176, 0, 0), rgb(139, 0, 0))")
    expect(button).to_have_css("outline-color", "rgb(1, 2, 3)")
    expect(page.locator("body")).to_have_css("width", "500px")
    left, width = page.locator("body").evaluate("(body) => [body.getBoundingClientRect().left, innerWidth]")
    assert abs(left - (width - 500) / 2) < 20  # in the middle, but for a scroll bar


def test_styles_that_nobody_asked_for_do_not_run(show: Show, faults: Faults) -> None:
    with gr.Blocks(head="<script>window.asked = true</script>") as demo:
        gr.Button("Run")
    page = show(demo)
    expect(page.get_by_role("button", name="Run")).to_be_visible()
    faults.foresee("Content Security Policy|Refused to|violates")
    page.evaluate(
        """() => {
            const one = document.createElement('style')
            one.append('button { display: none }')
            document.head.append(one)
        }"""
    )
    expect(page.get_by_role("button", name="Run")).to_be_visible()
    assert page.evaluate("() => window.asked") is True


def test_the_address_and_scripts_say_light_or_dark(serve: Serve, visit: Visit) -> None:
    with gr.Blocks(css=".dark .fl-button { outline: 3px solid rgb(1, 2, 3) }") as demo:
        gr.Button("Change").click(None, js="() => { document.body.classList.toggle('dark') }")
    url = serve(demo)
    page = visit(f"{url}?__theme=dark", color_scheme="light")
    button = page.get_by_role("button", name="Change")
    expect(button).to_have_css("outline-color", "rgb(1, 2, 3)")
    assert ground(page) == "rgb(18, 21, 19)"
    button.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert ground(page) == "rgb(246, 245, 241)"
    seamless = "() => document.documentElement.getBoundingClientRect().height === window.innerHeight"
    assert page.evaluate(seamless), "the pattern of a ground would be cut where the blocks end"


def test_the_builder_shows_a_theme_at_once_and_gives_its_code(show: Show) -> None:
    page = show(builder_page())
    page.get_by_role("combobox", name="Start from").click()
    page.get_by_role("option", name="Monochrome").click()
    expect(page.get_by_role("button", name="Run")).to_have_css("background-color", "rgb(23, 23, 23)")
    page.get_by_role("combobox", name="Neutral hue").click()
    page.get_by_role("option", name="slate").click()
    page.get_by_role("tab", name="Contrast").click()
    expect(page.get_by_role("row", name="text on ground light")).to_be_visible()
    page.get_by_role("tab", name="Code").click()
    expect(page.get_by_text('neutral_hue="slate"')).to_be_visible()
