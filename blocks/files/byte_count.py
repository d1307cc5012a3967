"""Sizes as people write them."""

from __future__ import annotations

import re

from ..errors import PageError


class FileSize:
    """Sizes in bytes, to count with: ``max_file_size=5 * gr.FileSize.MB``; each is 1,024 of the one before."""

    B = 1
    KB = 1024 * B
    MB = 1024 * KB
    GB = 1024 * MB
    TB = 1024 * GB


def byte_count(size: str | int, parameter: str) -> int:
    """Bytes, of a number or a text such as "20mb" or "1.5 GB" (decimal prefixes).

    Args:
        size: what was given.
        parameter: as what.

    Raises:
        PageError: it is neither.
    """
    if isinstance(size, int):
        return size
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?)b?\s*", size, re.IGNORECASE | re.ASCII)
    if match is None:
        raise PageError(
            f'{parameter}={size!r} is not a size: write a number of bytes, or a text such as "20mb".'
        )
    return int(float(match[1]) * 1000 ** ("kmgt".find(match[2].lower()) + 1 if match[2] else 0))
