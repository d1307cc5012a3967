"""A button that copies a link to the page with what is entered there."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar, Literal

from ..blocks.tree.component import check_choice
from .button import Button


class DeepLinkButton(Button):
    """A button that copies a link: whoever opens it finds the page with what is entered there now.

    The link itself holds the values, after its ``#``, which browsers send to no server. Files, passwords and what
    cannot be seen are not part of it, nor are results: `Blocks(run_links=True)` gives links to those.

    Args:
        value: the text on it.
        copied_value: the text on it for a moment, when the link has been copied.
        variant: "primary" or "secondary".
        icon: see `Button`; None: a chain.
        button: see `Button`. A `link` has no effect.

    Raises:
        PageError: as of a `Button`.
    """

    client_props: ClassVar[tuple[str, ...]] = ("copied_value",)

    def __init__(
        self,
        value: Any = "Share via Link",
        copied_value: str = "Link Copied!",
        *,
        variant: Literal["primary", "secondary"] = "secondary",
        icon: str | Path | None = None,
        **button: Any,
    ) -> None:
        check_choice("DeepLinkButton", "variant", variant, ("primary", "secondary"))
        self.copied_value = copied_value
        super().__init__(value, variant=variant, icon=icon, **button)
