"""A server in a process of its own, which can be killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path


class Process:
    """Runs a script that calls `launch()`. `with Process(script) as process:` waits until it serves.

    Args:
        script: its text; the port is in `sys.argv[1]`.
        folder: where it is kept.
        port: 0 for any.

    Attributes:
        url: where it serves.
    """

    def __init__(self, script: str, folder: Path, port: int = 0) -> None:
        self._path = folder / "served.py"
        self._path.write_text(script)
        self._port = port
        self._process: subprocess.Popen[str]

    def __enter__(self) -> Process:
        self._process = subprocess.Popen(
            [sys.executable, str(self._path), str(self._port)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.url = self.line().split()[-1]
        return self

    def __exit__(self, *exception: object) -> None:
        self._process.kill()
        self._process.communicate()

    def line(self) -> str:
        """The next line that it prints."""
        assert self._process.stdout is not None
        return self._process.stdout.readline()

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def end(self) -> tuple[int, str]:
        """Wait until it ends; gives its return code and what it wrote to stderr."""
        _, errors = self._process.communicate(timeout=25)
        return self._process.returncode, errors
