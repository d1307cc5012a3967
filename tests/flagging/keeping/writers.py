"""Processes that flag: run by test_store.py, which reads the JSON that is printed.

python writers.py together FOLDER KIND PROCESSES FLAGS   all at once; prints the counts that they got
python writers.py killed FOLDER KIND ROUNDS              each in turn, until killed; prints what was confirmed:
                                                         that odd records were kept, and even ones undone again
"""

import io
import json
import os
import random
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO

from fanlight.flagging import CSVLogger, Flag, FlaggingCallback, JSONLogger, SimpleCSVLogger, SQLiteLogger

KINDS: dict[str, Callable[[], FlaggingCallback]] = {
    "csv": lambda: CSVLogger(verbose=False),
    "simple": SimpleCSVLogger,
    "json": JSONLogger,
    "sqlite": SQLiteLogger,
}


class Plain:
    def __init__(self, label: str) -> None:
        self.label = label

    def to_flag(self, sample: Any) -> Any:
        return sample


class Upload:
    name = "upload.bin"

    def __init__(self, content: bytes) -> None:
        self._content = content

    def open(self) -> BinaryIO:
        return io.BytesIO(self._content)


def text(number: int) -> str:
    """The text of record `number`: 1 byte to 200 kB, full of what separates cells and records."""
    size = random.Random(number).choice([1, 10, 1_000, 20_000, 200_000])
    return (f'{number},"\n' * size)[:size]


def ready_logger(kind: str, folder: str) -> FlaggingCallback:
    logger = KINDS[kind]()
    logger.setup([Plain("number"), Plain("text"), Plain("file")], folder)
    return logger


def fork(work: Callable[[int], None]) -> tuple[int, int]:
    """Run `work` in a child, with the writing end of a pipe; return the child and the reading end."""
    reader, writer = os.pipe()
    if child := os.fork():
        os.close(writer)
        return child, reader
    os.close(reader)
    work(writer)
    os._exit(0)


def together(folder: str, kind: str, processes: str, flags: str) -> list[int]:
    def work(first: int, pipe: int) -> None:
        logger = ready_logger(kind, folder)
        for number in range(first, first + int(flags)):
            count = logger.flag([number, text(number), Upload(text(number).encode())])
            os.write(pipe, f"{count}\n".encode())

    children = [
        fork(lambda pipe, first=place * int(flags): work(first, pipe))  # type: ignore[misc]
        for place in range(int(processes))
    ]
    counts: list[int] = []
    for _, reader in children:
        with os.fdopen(reader) as lines:
            counts.extend(map(int, lines))
    assert all(os.waitpid(child, 0)[1] == 0 for child, _ in children)
    return counts


def killed(folder: str, kind: str, rounds: str) -> list[int]:
    chance = random.Random(rounds)
    confirmed: list[int] = []

    def work(pipe: int) -> None:
        logger = ready_logger(kind, folder)
        number = len(confirmed) * 1000 + 1
        while True:
            values = [number, text(number), Upload(text(number).encode())]
            receipt = logger.keep(Flag(values, roles=["input", "input", "output"]))
            if number % 2 == 0:
                assert receipt.sample is not None
                assert logger.undo(receipt.sample)
            os.write(pipe, f"{number}\n".encode())
            number += 1

    for _ in range(int(rounds)):
        child, reader = fork(work)
        with os.fdopen(reader) as lines:
            confirmed.extend(int(lines.readline()) for _ in range(chance.randint(0, 8)))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            confirmed.extend(map(int, lines))
    return confirmed


if __name__ == "__main__":
    modes: dict[str, Callable[..., list[int]]] = {"together": together, "killed": killed}
    sys.stdout.write(json.dumps(modes[sys.argv[1]](*sys.argv[2:])))
