"""A Python program of its own, and what the kernel says it costs. Reads /proc: Linux only."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

HERE = Path(__file__).parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What users run is compiled already; the first start, which counts in no measure, compiles it here."""
PORTS = 10_000, 30_000
STARTS_WITHIN, ENDS_WITHIN = 60.0, 15.0


class Server:
    """A script of this folder that serves a page, in its own process.

    Args:
        script: its name, without ".py"; it is called with the port and `arguments`.
        arguments: for the script.
        python: the interpreter.

    Attributes:
        url: the page's address, with a slash at the end.
    """

    def __init__(self, script: str, *arguments: str, python: str = sys.executable) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        command = [python, str(HERE / f"{script}.py"), str(self.port), *arguments]
        self._process = subprocess.Popen(command, cwd=HERE, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        self._proc = Path(f"/proc/{self._process.pid}")

    def __enter__(self) -> Server:
        self.first_page()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.terminate()
        try:
            self._process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def first_page(self) -> bytes:
        """Ask for the page until it comes.

        Raises:
            RuntimeError: the server ended, or none came within a minute.
        """
        deadline = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"{self._process.args!r} ended before it served anything")
            try:
                return get(self.port)
            except ConnectionRefusedError:
                time.sleep(0.002)
        raise RuntimeError(f"{self._process.args!r} serves nothing")

    def cpu(self) -> float:
        """Seconds of processor time so far, of all its threads."""
        return sum(
            int((task / "schedstat").read_text().split()[0]) / 1e9 for task in (self._proc / "task").iterdir()
        )

    def memory(self) -> float:
        """Resident memory, in kB."""
        pages = int((self._proc / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1000

    def threads(self) -> int:
        """How many threads it has."""
        return len(list((self._proc / "task").iterdir()))


def free_port() -> int:
    """A port of the loopback interface at which nobody listens.

    It is none of those that the system gives to whoever asks for any: until it is used, one of the other tests would.
    """
    for port in random.sample(range(*PORTS), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise RuntimeError(f"No port is free of 100 between {PORTS[0]} and {PORTS[1]}.")


def get(port: int, encoding: str = "gzip") -> bytes:
    """The page as it comes, headers and all, compressed where the server offers it."""
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"The page was refused: {answer[:200]!r}")
    return answer
