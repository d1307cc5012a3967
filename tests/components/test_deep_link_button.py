import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError


def test_is_a_button_that_says_that_it_copied() -> None:
    button = gr.DeepLinkButton()
    assert (button.value, button.copied_value, button.variant) == (
        "Share via Link",
        "Link Copied!",
        "secondary",
    )
    assert button.client_name == "deep_link_button"
    assert gr.DeepLinkButton("Link", "Done", size="sm").props()["copied_value"] == "Done"
    assert button.events == gr.Button.events


def test_takes_what_gradio_s_takes() -> None:
    with gr.Blocks():
        box = gr.Textbox()
        button = gr.DeepLinkButton(
            lambda text: text, "Copied", inputs=box, variant="primary", size="md", icon="chain.svg", link=None,
            link_target="_self", visible=True, interactive=False, elem_id="share", elem_classes="x", key=1,
            preserved_by_key="value", scale=1, min_width=80, every=None,
        )  # fmt: skip
    assert (button.load_inputs, button.elem_id, button.interactive) == (box, "share", False)


def test_has_two_looks() -> None:
    with pytest.raises(PageError, match="write one of 'primary', 'secondary'"):
        gr.DeepLinkButton(variant="stop")  # type: ignore[arg-type]


def test_an_update_keeps_the_rest() -> None:
    assert gr.DeepLinkButton(copied_value="Done").changed({"value": "Link"}).props()["copied_value"] == "Done"
