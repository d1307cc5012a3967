"""What `Interface` was given in earlier years, and what is written today."""

from __future__ import annotations

import warnings
from typing import Any

NO_EFFECT = (
    "layout", "num_shap", "thumbnail", "enable_queue", "encrypt", "capture_session",
    "verbose", "allow_screenshot", "show_tips",
)  # fmt: skip
"""Arguments that change nothing any more."""


def take_old_spellings(arguments: dict[str, Any], call: str) -> dict[str, Any]:
    """Take the old ones out of the arguments of a class, each with a DeprecationWarning.

    Args:
        arguments: what is no parameter of today; the old ones go.
        call: the name of the class.

    Returns:
        What they mean: `flagging_mode` and `api_visibility`, where they were said.
    """
    today: dict[str, Any] = {}
    for name in [name for name in arguments if name in NO_EFFECT]:
        del arguments[name]
        _warn(f"{call}({name}=…) has no effect any more: leave it out.")
    if "allow_flagging" in arguments:
        given = arguments.pop("allow_flagging")
        mode = {True: "manual", False: "never"}.get(given, given) if isinstance(given, bool) else given
        _warn(f'allow_flagging={given!r} is an old spelling: write flagging_mode="{mode}".')
        today["flagging_mode"] = mode
    if "show_api" in arguments:
        visibility = "public" if arguments.pop("show_api") else "undocumented"
        _warn(f'show_api is an old spelling: write api_visibility="{visibility}".')
        today["api_visibility"] = visibility
    return today


def _warn(text: str) -> None:
    warnings.warn(text, DeprecationWarning, stacklevel=4)  # where the interface is made
