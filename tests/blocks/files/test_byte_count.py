from __future__ import annotations

import pytest

from fanlight.blocks.errors import PageError
from fanlight.blocks.files.byte_count import FileSize, byte_count


@pytest.mark.parametrize(
    ("size", "count"),
    [
        (5, 5),
        ("5", 5),
        ("5b", 5),
        ("20mb", 20_000_000),
        ("1.5 GB", 1_500_000_000),
        (" 2 KB ", 2000),
        ("1t", 10**12),
        (5 * FileSize.MB, 5 * 1024 * 1024),
    ],
)
def test_sizes(size: str | int, count: int) -> None:
    assert byte_count(size, "room") == count


@pytest.mark.parametrize("size", ["", "mb", "-1", "1 xb", "1,5mb", "1e3", "٣mb", "nan"])
def test_what_is_no_size_says_what_is(size: str) -> None:
    with pytest.raises(PageError, match=r'room=.*"20mb"'):
        byte_count(size, "room")
