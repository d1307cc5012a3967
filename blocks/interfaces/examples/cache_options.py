"""Whether and where the results of examples are kept: as the author says, or else the environment."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ...errors import PageError
from ...serve.launch import setting

Mode = Literal["eager", "lazy"]
FOLDER = ".fanlight/cached_examples"


def mode_of(asked: bool | Literal["lazy"] | None, mode: Mode | None, *, can_run: bool) -> Mode | None:
    """When results are computed: before the app is served ("eager"), with the first click ("lazy"), or not at all.

    Args:
        asked: what the author wants; None: what FANLIGHT_CACHE_EXAMPLES says ("true", "lazy").
        mode: the same as to when; None: what FANLIGHT_CACHE_MODE says, else "eager".
        can_run: whether there is a function, and outputs for what it returns.

    Raises:
        PageError: results are wanted of no function, or a word is none of those.
    """
    if mode not in ("eager", "lazy", None):
        raise PageError(f'Examples(cache_mode={mode!r}) is not known: write "eager" or "lazy".')
    if asked is None:
        said = (setting("CACHE_EXAMPLES") or "").strip().lower()
        asked = "lazy" if said == "lazy" else said in ("true", "1", "yes", "eager")
        asked = asked if can_run else False  # what the environment says is meant for those that can
    if not asked:
        return None
    if not can_run:
        raise PageError(
            "Examples(cache_examples=True) needs to know what to compute: give it fn= and outputs=."
        )
    said = (setting("CACHE_MODE") or "").strip().lower()
    return "lazy" if "lazy" in (asked, mode or said) else "eager"


def cache_folder() -> Path:
    """Where results are kept: FANLIGHT_EXAMPLES_CACHE, else a folder below the working folder."""
    return Path(setting("EXAMPLES_CACHE") or FOLDER).absolute()


def starts_anew() -> bool:
    """Whether FANLIGHT_RESET_EXAMPLES_CACHE asks to compute all results again."""
    return (setting("RESET_EXAMPLES_CACHE") or "").strip().lower() in ("true", "1", "yes")
