"""What `Interface(interpretation=…)` asks for."""

from __future__ import annotations

import warnings
from typing import Any

from ...errors import PageError
from ...tree.brief import brief
from ...tree.options import Function
from .occlusion import Occlusion

OLD = ("default", "shap", "shapley")
"""What was written up to Gradio 3."""


def interpretation_of(given: Any) -> Occlusion | Function | None:
    """How answers are explained; None: they are not.

    Args:
        given: "occlusion", an `Occlusion`, a function that gives scores, or None. Old forms are taken with a
            DeprecationWarning: "default" and "shap" are occlusion, and so is a list of them, one for each input.

    Raises:
        PageError: it is none of these.
    """
    if given is None or given is False:
        return None
    if (
        isinstance(given, (list, tuple))
        and given
        and all(one is None or isinstance(one, str) for one in given)
    ):
        _warn(f"interpretation={given!r}, one for each input, is an old form: all inputs are explained")
        given = next((one for one in given if one is not None), None)
        return None if given is None else Occlusion()
    if isinstance(given, str) and given.lower() in OLD:
        less = (
            "" if given.lower() == "default" else ", which hides one part at a time and is no Shapley value"
        )
        _warn(f"interpretation={given!r} is an old spelling of occlusion{less}")
        return Occlusion()
    if given == "occlusion":
        return Occlusion()
    if isinstance(given, Occlusion):
        return given
    if callable(given):
        function: Function = given
        return function
    raise PageError(
        f'interpretation={brief(given)} is not known: write "occlusion", gr.Occlusion(…), or a function that gives '
        "scores."
    )


def _warn(text: str) -> None:
    warnings.warn(f'{text}: write interpretation="occlusion".', DeprecationWarning, stacklevel=4)
