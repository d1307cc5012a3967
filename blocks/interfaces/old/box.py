"""`gr.Box`: what a `Group` was called up to Gradio 3."""

from __future__ import annotations

import warnings
from typing import Any

from ...layouts.group import Group


def Box(**arguments: Any) -> Group:
    """A `Group`.

    Args:
        arguments: those of `Group`.
    """
    warnings.warn("gr.Box(…) is an old spelling: write gr.Group(…).", DeprecationWarning, stacklevel=2)
    return Group(**arguments)
