"""A button that copies an app on Hugging Face Spaces."""

from __future__ import annotations

import os
import re
from typing import Any, Literal

from .platform_button import PlatformButton

SPACE = re.compile(r"[\w.-]+/[\w.-]+")


class DuplicateButton(PlatformButton):
    """A button that leads to where one makes a Space of one's own of this one. Elsewhere it does nothing, and says so.

    Args:
        value: the text on it.
        variant, size: see `Button`.
        scale: see `Component`; 0 keeps it as narrow as can be.
        button: see `Button`.

    Raises:
        PageError: as of a `Button`.
    """

    client_name = PlatformButton.client_name

    def __init__(
        self,
        value: Any = "Duplicate Space",
        *,
        variant: Literal["primary", "secondary", "stop", "huggingface"] = "huggingface",
        size: Literal["sm", "md", "lg"] = "sm",
        scale: int | None = 0,
        **button: Any,
    ) -> None:
        space = os.environ.get("SPACE_ID", "")
        note: str | None = "It copies apps on Hugging Face Spaces only."
        if SPACE.fullmatch(space):
            note = None
            button.setdefault("link", f"https://huggingface.co/spaces/{space}?duplicate=true")
            button.setdefault("link_target", "_blank")
        super().__init__(value, note=note, variant=variant, size=size, scale=scale, **button)
