from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest

from fanlight.blocks.wire.media import Media, StoredFile

Store = Callable[[Media], StoredFile]
Watch = Callable[[], AbstractContextManager[list[Any]]]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Does what the server's file store does: keeps a file under a name of its own."""
    folder = tmp_path_factory.mktemp("store")
    numbers = itertools.count()

    def keep(media: Media) -> StoredFile:
        with media.open() as stream:
            content = stream.read()
        identifier = f"{next(numbers):032x}"
        path = folder / identifier
        path.write_bytes(content)
        return StoredFile(identifier, media.name, media.mime, len(content), path)

    return keep


@pytest.fixture(scope="session")
def watch_files() -> Watch:
    """A context in which every file that Python opens is noted (sys.addaudithook; there is no way to take one off)."""
    watched: list[list[Any]] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event in ("open", "socket.connect", "subprocess.Popen") and watched:
            watched[-1].append((event, arguments))

    sys.addaudithook(note)

    @contextmanager
    def watch() -> Iterator[list[Any]]:
        watched.append([])
        try:
            yield watched[-1]
        finally:
            watched.pop()

    return watch
