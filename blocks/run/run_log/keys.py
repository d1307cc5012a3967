"""Names that nobody can guess."""

from __future__ import annotations

import os

BYTES = 16
AT_ONCE = 256
"""How many the system is asked for at a time: to ask costs more than all else that an event needs."""


class Keys:
    """Gives keys of 128 random bits, as 32 hexadecimal digits."""

    def __init__(self) -> None:
        self._random = memoryview(b"")

    def new(self) -> str:
        """A key that was never given before."""
        if not self._random:
            self._random = memoryview(os.urandom(BYTES * AT_ONCE))
        key, self._random = self._random[:BYTES], self._random[BYTES:]
        return key.hex()
