from collections.abc import AsyncIterator

import pytest_asyncio
from visit import App

import fanlight as gr


@pytest_asyncio.fixture
async def app() -> AsyncIterator[list[App]]:
    apps: list[App] = []
    yield apps
    for one in apps:
        await one.close()


def test_is_closed_at_first() -> None:
    with gr.Blocks(), gr.Modal(label="Save as", allow_user_close=False) as modal:
        box = gr.Textbox()
    props = modal.props()
    assert (props["visible"], props["label"], props["allow_user_close"]) == (False, "Save as", False)
    assert modal.children == [box]
    assert modal.events == ("blur",)


async def test_a_function_opens_it_again_after_the_visitor_closed_it(app: list[App]) -> None:
    with gr.Blocks() as demo:
        with gr.Modal() as modal:
            gr.Markdown("Hello")
        show = gr.Button()
        show.click(lambda: gr.Modal(visible=True), None, modal)
    app.append(App(demo))
    tab = app[0].visit()
    for _ in range(2):  # the server does not hear of its closing
        await tab.run(show, "click")
    told = [one["props"]["visible"] for one in tab.messages("patch") if one["block"] == modal.id]
    assert told == [True, True]
