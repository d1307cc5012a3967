"""What it costs to open a page."""

import json

from browsing import Faults, Show
from playwright.sync_api import expect

import fanlight as gr


def hello() -> gr.Blocks:
    with gr.Blocks(title="Hello") as demo:
        name = gr.Textbox("</script>", label="Name")
        greeting = gr.Textbox(label="Greeting")
        gr.Button("Greet").click(lambda name: f"Hello, {name}!", name, greeting)
    return demo


def test_a_page_is_there_after_five_requests(show: Show, faults: Faults) -> None:
    page = show(hello())
    page.get_by_role("button", name="Greet").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, </script>!")

    assert (
        len(faults.requests) <= 5
    )  # the document, one script, one style sheet, the websocket is not counted


def test_the_config_is_in_the_document_itself(show: Show) -> None:
    page = show(hello())
    config = json.loads(page.locator("#fanlight-config").text_content() or "")

    assert config["title"] == "Hello"
    assert {"textbox", "button"} <= {block["type"] for block in config["blocks"]}
    assert page.get_by_label("Name").input_value() == "</script>"
