"""What a function has returned for examples, on the disk, for the next start of the app."""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...errors import BadMessage
from ...files.payload_walk import replaced
from ...tree.update import Update
from ...wire.codec import decode, encode
from ...wire.media import Media, StoredFile

RESULT = "result.json"
MARK = "$kept"
"""In the place of a file: the name under which it lies beside the result."""
UNUSED = 90 * 86_400
"""Seconds after which a result that nobody has asked for is removed."""
CHUNK = 1 << 20
DAMAGED = (OSError, BadMessage, AttributeError, KeyError, TypeError)
"""What reading a result may raise after somebody else has changed it."""


class KeptResults:
    """Results by key, each in a folder of its own that appears when it is whole. For any thread and many processes.

    Args:
        folder: where; it is made when the first result comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> list[Any] | None:
        """What is kept under a key: a payload or an `Update` for each output. None where nothing is, or no longer."""
        home = self.folder / key
        try:
            outputs = [_restored(output, home) for output in decode((home / RESULT).read_bytes())]
        except DAMAGED:
            return None
        with suppress(PermissionError):  # who may only read it can use it all the same
            os.utime(home)
        return outputs

    def put(self, key: str, outputs: Sequence[Any]) -> None:
        """Keep what a function returned; what is there under the key stays.

        Args:
            key: a file's name.
            outputs: a payload or an `Update` for each output.

        Raises:
            OSError: the disk does not take it, or a file of it is gone.
            TypeError: an `Update` names what is no JSON.
        """
        draft = self.folder / f".{key}.{secrets.token_hex(4)}"
        draft.mkdir(parents=True)
        try:
            result = encode([_stored(output, draft) for output in outputs])
            _write(draft / RESULT, [result])
            if self.get(key) is None:  # else another process was quicker
                self.drop([key])
                with suppress(FileExistsError):
                    _move(draft, self.folder / key)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget what is kept under keys."""
        for key in keys:
            shutil.rmtree(self.folder / key, ignore_errors=True)

    def sweep(self) -> None:
        """Remove what nobody has used for a long time."""
        before = time.time() - UNUSED
        with suppress(FileNotFoundError):
            for entry in os.scandir(self.folder):
                with suppress(FileNotFoundError):
                    if entry.is_dir(follow_symlinks=False) and entry.stat().st_mtime < before:
                        shutil.rmtree(entry.path, ignore_errors=True)


def _stored(output: Any, home: Path) -> dict[str, Any]:
    """An output as JSON; the files in it are copied into a folder."""
    names: list[str] = []

    def copied(value: Any) -> Any:
        if not isinstance(value, (Media, StoredFile)):
            return value
        names.append(f"{len(names)}-{secrets.token_hex(4)}.bin")
        with value.open() as source:
            _write(home / names[-1], iter(lambda: source.read(CHUNK), b""))
        return {MARK: names[-1], "name": value.name, "mime": value.mime}

    kind, content = ("update", output.changes) if isinstance(output, Update) else ("value", output)
    return {"kind": kind, "content": replaced(content, copied), "files": names}


def _restored(output: dict[str, Any], home: Path) -> Any:
    names = output["files"]

    def found(value: Any) -> Any:
        if not isinstance(value, dict) or value.get(MARK) not in names:
            return value
        path = home / Path(value[MARK]).name
        return StoredFile("", value["name"], value["mime"], path.stat().st_size, path)

    content = replaced(output["content"], found) if names else output["content"]
    return Update(content) if output["kind"] == "update" else content


def _write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file, and return when it is on the disk."""
    with path.open("xb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


def _move(draft: Path, target: Path) -> None:
    """Give a folder its name.

    Raises:
        FileExistsError: another one has it.
    """
    if target.is_dir():
        raise FileExistsError(target)
    try:
        draft.rename(target)
    except OSError as error:  # ENOTEMPTY, on some systems EEXIST or EACCES
        if target.is_dir():
            raise FileExistsError(target) from error
        raise
