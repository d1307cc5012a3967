"""Results as they come, in a file: what is done stays done when a replay is broken off."""

from __future__ import annotations

import json
import os
from pathlib import Path

from .errors import CannotReplay
from .result import Result

KIND = "fanlight.replay"
"""The mark of a line of ours."""


class ResultsFile:
    """A file of results: one line of JSON for each, appended when it is known.

    Args:
        path: where it lies; its folder is made when it is missing.
        resumes: whether to go on with what is in it; else it begins anew.

    Raises:
        CannotReplay: what is there is no file of results.
        OSError: it cannot be read or written.
    """

    def __init__(self, path: Path, *, resumes: bool) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._done = _read(path) if path.exists() else {}
        if not resumes:
            self._done = {}
            path.write_bytes(b"")
        self._file = path.open("ab")
        if resumes and not _ends_a_line(path):
            self._file.write(b"\n")  # what a crash has torn is left out when it is read

    def find(self, task: str) -> Result | None:
        """The result of a task that was done before."""
        return self._done.get(task)

    def add(self, task: str, version: str, result: Result) -> None:
        """Keep a result; returns when it is on the disk.

        Args:
            task: stands for the sample, the app's version, and all else that the result depends on.
            version: of the app, for people.
            result: what came of it.
        """
        line = {"kind": KIND, "task": task, "version": version, "result": result.as_json()}
        self._file.write(json.dumps(line).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._done[task] = result

    def close(self) -> None:
        """Nothing more comes."""
        self._file.close()


def _read(path: Path) -> dict[str, Result]:
    found: dict[str, Result] = {}
    lines = path.read_bytes().split(b"\n")
    for number, line in enumerate(lines, start=1):
        if not line:
            continue
        try:
            data = json.loads(line)
            if data["kind"] != KIND:
                raise KeyError(data["kind"])
            found[data["task"]] = Result.from_json(data["result"])
        except (ValueError, TypeError, KeyError) as error:
            is_torn = number == len(lines) or (found and isinstance(error, ValueError))
            if not is_torn:
                raise CannotReplay(
                    f"{path} is not a file of results of a replay: name another one, or move it away."
                ) from error
    return found


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            return True
        file.seek(size - 1)
        return file.read(1) == b"\n"
