"""Which comparison fits which values."""

from __future__ import annotations

from functools import partial
from typing import Any

from ....blocks.tree.component import Component
from ....blocks.wire.media import StoredFile
from ....components.label import Label
from .comparison import SAME, Comparison, differ
from .file import compare_files
from .label import compare_labels
from .number import compare_numbers, is_number
from .text import compare_texts
from .tolerance import Tolerance
from .tree import compare_trees


def compare(component: Component, before: Any, after: Any, tolerance: Tolerance) -> Comparison:
    """Compare two payloads of a component.

    Args:
        component: whose.
        before: what was flagged, or is expected.
        after: what the function gives today.
        tolerance: how far they may be apart.
    """
    if isinstance(component, Label) and before is not None and after is not None:
        return compare_labels(before, after, tolerance)
    if isinstance(before, (dict, list)) and isinstance(after, (dict, list)):
        return compare_trees(before, after, partial(_compare_single, tolerance=tolerance))
    return _compare_single(before, after, tolerance)


def _compare_single(before: Any, after: Any, tolerance: Tolerance) -> Comparison:
    if isinstance(before, StoredFile) and isinstance(after, StoredFile):
        return compare_files(before, after, tolerance)
    if isinstance(before, str) and isinstance(after, str):
        return compare_texts(before, after)
    if is_number(before) and is_number(after):
        return compare_numbers(before, after, tolerance)
    if type(before) is type(after) and before == after:
        return SAME
    return differ(_named(before), _named(after))


def _named(value: Any) -> Any:
    """A file by its name and type: where it lies is nobody's business."""
    return f"{value.name} ({value.mime})" if isinstance(value, StoredFile) else value
