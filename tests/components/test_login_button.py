import pytest

import fanlight as gr


def test_does_nothing_and_says_so() -> None:
    with pytest.warns(
        UserWarning, match="LoginButton does nothing here. One signs in with Hugging Face on its Spaces"
    ):
        button = gr.LoginButton(size="sm")
    assert (button.value, button.logout_value, button.variant) == (
        "Sign in with Hugging Face",
        "Logout ({})",
        "huggingface",
    )
    assert button.props()["note"] == "One signs in with Hugging Face on its Spaces only."
