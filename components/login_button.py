"""A button that is there for those who know it from Gradio."""

from __future__ import annotations

from typing import Any, Literal

from .platform_button import PlatformButton


class LoginButton(PlatformButton):
    """A button to sign in with Hugging Face. It does nothing, and says so: there are no accounts to sign in to.

    Args:
        value: the text on it.
        logout_value: accepted and without effect.
        variant: see `Button`.
        button: see `Button`.

    Raises:
        PageError: as of a `Button`.
    """

    client_name = PlatformButton.client_name

    def __init__(
        self,
        value: Any = "Sign in with Hugging Face",
        logout_value: str = "Logout ({})",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface",
        **button: Any,
    ) -> None:
        self.logout_value = logout_value
        super().__init__(
            value, note="One signs in with Hugging Face on its Spaces only.", variant=variant, **button
        )
