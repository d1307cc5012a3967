"""One file on its way to the store, in one piece or in many."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from ..errors import BadFile, Full
from ..wire.media import StoredFile
from .draft import Draft
from .sniff import sniff

WRONG_OFFSET = "wrong_offset"
"""The code of a piece that does not begin where the file ends, and of one that another has taken the place of."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes of a file that are about to be sent.

    Attributes:
        name: of the file, as the sender calls it.
        key: by which the sender names the upload in its session, so that more pieces can follow; "": this is all.
        offset: how many bytes of the file came before.
        length: bytes of the whole file; None: nobody knows before the piece ends.
    """

    name: str
    key: str = ""
    offset: int = 0
    length: int | None = None


class Upload:
    """A file that grows by pieces.

    Whoever asked last has it: of a connection that died in silence the server hears much later than the sender, and
    what may still come on it must not be written.

    Args:
        draft: where the bytes go.
        length: bytes of the whole file, None as in `Piece`.
        now: what the clock says.

    Attributes:
        touched: when bytes came last, by that clock.
    """

    def __init__(self, draft: Draft, length: int | None, now: float) -> None:
        self.draft = draft
        self.touched = now
        self._length = length
        self._turn = 0
        self._lock = asyncio.Lock()

    async def begin(self, piece: Piece) -> int:
        """Take over for a piece; gives the number that its bytes come with.

        Raises:
            BadFile: the file does not end where the piece begins, or is of another length.
        """
        turn = self._take_over()
        async with self._lock:  # what came before writes its last bytes
            if piece.offset != self.draft.size or piece.length != self._length:
                raise BadFile(
                    f"The server has {self.draft.size:,} bytes of this file: go on from there.",
                    code=WRONG_OFFSET,
                )
        return turn

    async def offset(self) -> int:
        """Take over, and tell how many bytes there are: it is not going to be more."""
        self._take_over()
        async with self._lock:
            return self.draft.size

    async def write(self, turn: int, batch: bytes, now: float) -> None:
        """Append bytes.

        Raises:
            BadFile: another piece took over, or the file gets longer than it was said to be.
            Full: the owner has no room for it, or the disk does not take it.
        """
        async with self._lock:
            self._check(turn)
            if self._length is not None and self.draft.size + len(batch) > self._length:
                raise BadFile(f"More came than the {self._length:,} bytes of this file.", code="too_long")
            try:
                await asyncio.to_thread(self.draft.write, batch)
            except OSError as error:  # nobody knows how much of it is there
                raise Full("The server cannot write the file. Try again later.", code="disk_full") from error
            self.touched = now

    async def end(self, turn: int, name: str) -> StoredFile | None:
        """Keep the file if it is whole.

        Raises:
            BadFile, Full: as `write` does.
        """
        async with self._lock:
            self._check(turn)
            if self._length not in (None, self.draft.size):
                return None
            return await asyncio.to_thread(self.draft.keep, name, sniff(self.draft.head))

    def _take_over(self) -> int:
        self._turn += 1
        return self._turn

    def _check(self, turn: int) -> None:
        if turn != self._turn:
            raise BadFile("Another request goes on with this file.", code=WRONG_OFFSET)
