"""What a tab was last told of each prop, so that of a value that grows it is told what is new."""

from __future__ import annotations

from typing import Any

from ...wire.diff import difference
from ...wire.protocol import Patch

SHORTEST = 64
"""Characters of a text that is worth a difference."""


class Bases:
    """The texts and containers in the frames of a session. Its twin in the tab is client_js/src/core/bases.ts.

    Holds the very values that the session shows, never copies: so it takes no room of its own for long.
    """

    def __init__(self) -> None:
        self._blocks: dict[int, dict[str, Any]] = {}

    def shorten(self, patch: Patch) -> Patch:
        """The patch with differences in place of the values for which they are shorter.

        Each patch that goes into a frame comes through here, in order: the next one is told apart from it.
        """
        told = self._blocks.get(patch.block)
        if told is None:
            large = {name: prop for name, prop in patch.props.items() if _is_large(prop)}
            if large:
                self._blocks[patch.block] = large
            return patch
        props: dict[str, Any] = {}
        changes: dict[str, list[Any]] = {}
        for name, prop in patch.props.items():
            before = told.pop(name, None)
            change = None
            if _is_large(prop):
                told[name] = prop
                change = None if before is None else difference(before, prop)
            if change is None:
                props[name] = prop
            else:
                changes[name] = change
        return Patch(patch.block, props, changes, patch.edit) if changes else patch

    def clear(self) -> None:
        """Forget all: the next of each comes whole."""
        self._blocks.clear()


def _is_large(prop: Any) -> bool:
    kind = type(prop)
    return len(prop) >= SHORTEST if kind is str else kind is list or kind is dict
