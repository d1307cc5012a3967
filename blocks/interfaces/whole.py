"""What a function is part of that calls others: a change of theirs is a change of its own."""

from __future__ import annotations

from collections.abc import Sequence

from .model import Model


class Whole:
    """An interface made of several.

    Attributes:
        models: what its function calls.
    """

    models: Sequence[Model]
