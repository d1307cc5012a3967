"""A value that each visit has for itself."""

from __future__ import annotations

import math
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from ..blocks.errors import PageError
from ..blocks.tree.component import Component
from ..blocks.tree.listener import Event


class State(Component):
    """A Python object that each visit has for itself; it stays on the server and has no place on the page.

    Args:
        value: any object that `copy.deepcopy` takes: each visit starts with its own copy; or a function
            that makes it at each visit.
        render: see `Block`.
        time_to_live: in seconds since it was last set, after which it is deleted and the visit starts over with
            `value`; None: as long as the visit.
        delete_callback: called with the value when it is deleted, at the end of its time or of the visit, to free
            what it holds; not with one that a function replaced. It runs on a thread, and what it raises is logged.

    Raises:
        PageError: the value cannot be copied, or `time_to_live` is not above 0.
    """

    client_name = ""

    change = Event("a function sets it to another value")

    def __init__(
        self,
        value: Any = None,
        render: bool = True,
        *,
        time_to_live: float | None = None,
        delete_callback: Callable[[Any], object] | None = None,
    ) -> None:
        if time_to_live is not None and not time_to_live > 0:
            raise PageError(f"State(time_to_live={time_to_live!r}) must be above 0 seconds, or None.")
        self.time_to_live = math.inf if time_to_live is None else time_to_live
        self.delete_callback = delete_callback
        super().__init__(value if callable(value) else _own_copy(value), render=render)

    def empty(self) -> Any:
        return deepcopy(self.initial())

    def forget(self, payload: Any) -> None:
        if self.delete_callback is not None:
            self.delete_callback(payload)


def _own_copy(value: Any) -> Any:
    try:
        return deepcopy(value)
    except Exception as error:  # whatever the object's own copying raises
        raise PageError(
            f"State cannot copy its value, a {type(value).__name__} ({error}). Each visit gets its own copy: "
            "pass a function that makes the value instead, such as `gr.State(lambda: make_it())`."
        ) from error
