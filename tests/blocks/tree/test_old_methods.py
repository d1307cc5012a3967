from __future__ import annotations

import pytest

import fanlight as gr


def test_a_classs_update_is_an_update() -> None:
    with pytest.warns(DeprecationWarning, match=r"return gr\.Textbox\(…\) or gr\.update") as warned:
        assert gr.Textbox.update("new", visible=False) == gr.update(value="new", visible=False)
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match="an old spelling"):
        assert gr.Dropdown.update(choices=["a"]) == gr.update(choices=["a"])
    with pytest.warns(DeprecationWarning, match="an old spelling"):
        assert gr.Textbox.update(None) == gr.update(value=None)


def test_a_style_that_is_known_changes_the_block() -> None:
    with pytest.warns(DeprecationWarning, match=r"write Textbox\(…, container=False\)") as warned:
        text = gr.Textbox().style(container=False, full_width=True)
    assert warned[0].filename == __file__
    assert isinstance(text, gr.Textbox)
    assert not text.container
    with pytest.warns(DeprecationWarning, match="leave it out"):
        gr.Button().style(rounded=True)


def test_how_an_answer_was_explained_is_said_elsewhere_now() -> None:
    with pytest.warns(DeprecationWarning, match=r"interpretation=gr\.Occlusion") as warned:
        image = gr.Image().set_interpret_parameters(segments=16)
    assert warned[0].filename == __file__
    assert isinstance(image, gr.Image)
