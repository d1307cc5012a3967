"""A generator that yields a growing text: what travels, and how fast."""

from __future__ import annotations

import time

from benchmarks.attended import run
from benchmarks.dialogue import Dialogue, Floor, Ours, page_config
from benchmarks.load import Tab
from benchmarks.process import Server
from benchmarks.result import Result
from benchmarks.turns import in_turns

MOST_BYTES = 3
"""For each byte of the text."""
_WORD = len("word ")


class Story(Floor):
    """A visitor to whom the floor tells all beginnings of a text, each in a message.

    Args:
        words: of the whole text.
    """

    def __init__(self, words: int) -> None:
        super().__init__("/stream")
        self._length = words * _WORD

    def ask(self, *values: str) -> bytes:
        return values[0].encode()

    def is_end(self, text: bytes, socket: object) -> bool:
        return len(text) > self._length


def measure(rounds: int = 10, words: int = 1000) -> list[Result]:
    """Yields per second without a pause; bytes with a pause of 1 ms, in which a reader keeps up."""
    with Server("ours", "stream") as ours, Server("floor") as floor:
        config = page_config(ours.port)
        mine, floors = in_turns(
            rounds,
            lambda: words / _tell(ours, Ours(config, "Tell"), words, 0)[0],
            lambda: words / _tell(floor, Story(words), words, 0)[0],
        )
        size = _tell(ours, Ours(config, "Tell"), words, 0.001)[1] / (words * _WORD)
        floor_size = _tell(floor, Story(words), words, 0)[1] / (words * _WORD)
    sizes = Result(f"bytes sent per byte of text, {words:,} yields", size, floor_size)
    return [
        Result.at_least(f"yields per second, {words:,} of growing text", mine, floors, 0.5),
        sizes.within(f"≤ {MOST_BYTES} (text differences)", MOST_BYTES),
    ]


def _tell(server: Server, dialogue: Dialogue, words: int, pause: float) -> tuple[float, int]:
    """Seconds until the whole text is there, and the bytes that came."""
    return run(_listen(server, Tab(dialogue), f"{words}", f"{pause}"))


async def _listen(server: Server, tab: Tab, words: str, pause: str) -> tuple[float, int]:
    await tab.open(server.port)
    start, before = time.perf_counter(), tab.socket.received
    tab.ask(words, pause)
    await tab.at_rest.wait()
    tab.socket.close()
    return time.perf_counter() - start, tab.socket.received - before
