"""Parameters as Gradio spelled them up to version 5; a DeprecationWarning says what to write today."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

from ..errors import PageError

BUTTONS = {f"show_{name}_button": name for name in ("copy", "download", "fullscreen", "share", "reset")}
"""What showed or hid a button in a component's corner, and its name in `buttons`."""


def with_buttons(
    component: str, given: Mapping[str, Any], own: Sequence[str], default: Sequence[str]
) -> dict[str, Any]:
    """The arguments of a component, with `buttons` for ``show_copy_button=…`` and its like.

    Args:
        component: the name of its class.
        given: the arguments; what is neither known today nor of old stays.
        own: the buttons that the class brings along.
        default: those that stand in its corner where the author says nothing.
    """
    buttons = list(given.get("buttons") or default)
    for old in [name for name in BUTTONS if name in given]:
        button, shown = BUTTONS[old], given[old]
        buttons = [one for one in buttons if one != button]
        if shown and button in own:
            buttons.append(button)
        cure = f"write buttons={buttons!r}" if button in own else "leave it out"
        _warn(f"{component}({old}={shown!r}) is an old spelling: {cure}.", levels=6)
    return {**{name: value for name, value in given.items() if name not in BUTTONS}, "buttons": buttons}


def of_a_listener(given: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a listener, with those of today for ``show_api=…``, ``_js=…`` and ``show_progress=False``."""
    options = dict(given)
    if isinstance(options.get("show_progress"), bool):
        options["show_progress"] = "full" if options["show_progress"] else "hidden"
    if "show_api" in options:
        visibility = "public" if options.pop("show_api") else "undocumented"
        _warn(f'show_api is an old spelling: write api_visibility="{visibility}".', levels=5)
        options.setdefault("api_visibility", visibility)
    if "_js" in options:
        _warn("_js is an old spelling: write js=….", levels=5)
        options.setdefault("js", options.pop("_js"))
    return options


def every_so_often(every: float, events: Sequence[str]) -> float:
    """The seconds of ``demo.load(…, every=1)``, after a warning.

    Raises:
        PageError: something else than the page's opening starts the function.
    """
    if list(events) != ["load"]:
        what = ", ".join(f".{event}(…, every={every!r})" for event in events) or f"on(…, every={every!r})"
        raise PageError(
            f"{what}: only .load takes every=; elsewhere make a gr.Timer({every!r}), and write .tick(…)."
        )
    _warn(f".load(…, every={every!r}) is an old spelling: write gr.Timer({every!r}).tick(…).", levels=5)
    return every


def _warn(text: str, *, levels: int) -> None:
    warnings.warn(text, DeprecationWarning, stacklevel=levels)  # where the author wrote it
