"""What buttons have in common that do their work on another platform alone."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar

from .button import Button


class PlatformButton(Button):
    """A button that would do something on Hugging Face Spaces. Elsewhere it says so, unless its click is listened to.

    Args:
        value: the text on it.
        button: see `Button`.

    Attributes:
        note: why it does nothing; None where it works.
    """

    client_props: ClassVar[tuple[str, ...]] = ("note",)

    def __init__(self, value: Any, *, note: str | None, **button: Any) -> None:
        self.note = note
        super().__init__(value, **button)
        # an update makes it anew, and off the page: that was said when the page was built
        if note is not None and button.get("render", True):
            warnings.warn(f"{type(self).__name__} does nothing here. {note}", UserWarning, stacklevel=3)
