"""Copies of what functions return, so that nobody changes a value that is kept for others."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from PIL.Image import Image


def own_copy(value: Any) -> Any:
    """A copy of containers, arrays and images; whatever else is in it (a model, say) is the same object.

    Raises:
        RecursionError: it contains itself.
    """
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return kind(own_copy(item) for item in value)
    if kind is dict:
        return {name: own_copy(item) for name, item in value.items()}
    if kind in (bytearray, np.ndarray) or isinstance(value, Image):
        return value.copy()
    return value


def size_of(value: Any) -> int:
    """About how many bytes a value takes."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return sys.getsizeof(value) + sum(map(size_of, value))
    if isinstance(value, dict):
        return sys.getsizeof(value) + sum(map(size_of, value)) + sum(map(size_of, value.values()))
    if isinstance(value, Image):
        return 64 + value.width * value.height * 4
    bytes_of_data = getattr(value, "nbytes", None)  # of arrays and tensors, numpy's or not
    return sys.getsizeof(value) if not isinstance(bytes_of_data, int) else 128 + bytes_of_data
