"""A component of today for one that was asked for in an old way."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from ...tree.component import Component


def spelled(old: str, make: Callable[..., Component], *, now: str = "", **arguments: Any) -> Component:
    """Make a component; a DeprecationWarning says how it is written today.

    Args:
        old: how it was written.
        make: the class of today.
        now: what it is called today; without it as before.
        arguments: its arguments; None: not said.
    """
    said = {name: given for name, given in arguments.items() if given is not None}
    today = ", ".join(f"{name}={given!r}" for name, given in said.items())
    warnings.warn(
        f"gr.{old}(…) is an old spelling: write gr.{now or old.rpartition('.')[2]}({today}).",
        DeprecationWarning,
        stacklevel=3,  # where the author wrote it
    )
    return make(**said)
