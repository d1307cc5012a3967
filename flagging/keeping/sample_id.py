"""The id of a sample: a digest of its row, so that nothing has to be written into the data file for it."""

import re
from hashlib import blake2b


def sample_id(row: bytes) -> str:
    """The id of the sample whose row this is: 16 hexadecimal digits.

    Args:
        row: The bytes of the row as they stand in the file, with its end.
    """
    return blake2b(row, digest_size=8).hexdigest()


def is_sample_id(text: str) -> bool:
    """Whether this may be the id of a sample."""
    return re.fullmatch("[0-9a-f]{16}", text) is not None
