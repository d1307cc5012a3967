"""Names of tests' parameters that are the same in every process: tests that run in parallel are told apart by them."""

from __future__ import annotations

import re


def named(value: object) -> str:
    """What a value calls itself, without its address."""
    return re.sub(" at 0x[0-9A-Fa-f]+", "", repr(value))
