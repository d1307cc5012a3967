import warnings

import pytest

import fanlight as gr


def test_elsewhere_it_does_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPACE_ID", raising=False)
    with pytest.warns(
        UserWarning, match="DuplicateButton does nothing here. It copies apps on Hugging Face Spaces"
    ):
        button = gr.DuplicateButton()
    props = button.props()
    assert (props["note"], props["link"]) == ("It copies apps on Hugging Face Spaces only.", None)
    assert (props["variant"], props["size"], props["scale"]) == ("huggingface", "sm", 0)
    assert (button.value, button.client_name) == ("Duplicate Space", "platform_button")


def test_the_warning_names_the_author_s_line() -> None:
    with pytest.warns(UserWarning, match="does nothing") as caught:
        gr.LoginButton()
    assert caught[0].filename == __file__


def test_an_update_says_nothing_again() -> None:
    with pytest.warns(UserWarning, match="does nothing"):
        button = gr.DuplicateButton()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert button.changed({"value": "Copy"}).value == "Copy"


def test_on_a_space_it_leads_to_its_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", "ada/engine-1.0")
    props = gr.DuplicateButton().props()
    assert props["link"] == "https://huggingface.co/spaces/ada/engine-1.0?duplicate=true"
    assert (props["link_target"], props["note"]) == ("_blank", None)


@pytest.mark.parametrize("space", ["ada", "ada/x?y=1", "ada/x/..", "//evil.test/x", "a b/c", ""])
def test_what_is_no_space_leads_nowhere(space: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPACE_ID", space)
    with pytest.warns(UserWarning, match="does nothing"):
        assert gr.DuplicateButton().props()["link"] is None
