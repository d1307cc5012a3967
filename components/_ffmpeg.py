"""Calls ffmpeg, where there is one: the program of the machine, else the one that `fanlight[ffmpeg]` brings.

What it reads comes from strangers. So it is called without a shell, opens that one file and no address, knows
no format that names other files (playlists, lists to join), and has only so much time, memory and disk. It
blocks: call it on a thread, never on the event loop.
"""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from threading import BoundedSemaphore, Timer

from ..blocks.errors import BadFile

if sys.platform == "linux":
    import resource

log = logging.getLogger("fanlight")

SECONDS = 600
MEMORY = 3 * 2**30
"""Bytes that one call may hold; where the system is no Linux, bytes that it may ask for at once."""
LARGEST_OUTPUT = 8 * 2**30
LINES, LONGEST_LINE = 200, 1000
"""As many lines of what it says are kept, the last ones, each cut after so many bytes."""
FORMATS = (
    "aac,ac3,aiff,amr,asf,au,avi,caf,flac,flv,gif,h264,hevc,ivf,m4v,matroska,mov,mp3,mpeg,mpegts,"
    "mxf,ogg,voc,w64,wav,wv"
)
"""What it may take a file for, as `ffmpeg -formats` names them; "matroska" is WebM too, "mov" MP4."""
THREADS = 4
_PLACES = BoundedSemaphore(max(2, os.cpu_count() or 1))
"""How many calls run at once; the others wait."""


def program() -> str | None:
    """The path of an ffmpeg, or None where there is none."""
    if found := shutil.which("ffmpeg"):
        return found
    try:
        return str(import_module("imageio_ffmpeg").get_ffmpeg_exe())
    except (ImportError, RuntimeError):  # the package is not there; its wheel has no program for this machine
        return None


def convert(
    source: Path,
    target: Path,
    *options: str,
    subject: str,
    seconds: float = SECONDS,
    reading: Sequence[str] = (),
) -> None:
    """Write `target` from `source`; what it holds and how follows from the target's suffix and the options.

    Args:
        source: a file that a visitor or an author's function gave.
        target: a file that need not be there; nothing is left there where this raises.
        options: of the output, e.g. "-codec:a", "libmp3lame".
        subject: what cannot be done without it, as the beginning of a sentence: "Audio(format='mp3')".
        seconds: as long as it may take.
        reading: options of the input, e.g. "-ss", "3.5".

    Raises:
        BadFile: there is no ffmpeg, the source cannot be read as any of `FORMATS`, or it takes more time,
            memory or disk than it may.
    """
    output = ["-threads", str(THREADS), *options, "-y", f"file:{target.absolute()}"]
    try:
        _run(source, output, subject, seconds, reading)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def described(source: Path, *, subject: str, seconds: float = 30) -> str:
    """What ffmpeg says of a file: its format, length, streams, their codecs and sizes; lines as it prints them.

    Raises:
        BadFile: there is no ffmpeg, or the file cannot be read as any of `FORMATS`.
    """
    return "\n".join(_run(source, ["-codec", "copy", "-t", "0", "-f", "null", "-"], subject, seconds))


def _run(
    source: Path, output: Sequence[str], subject: str, seconds: float, reading: Sequence[str] = ()
) -> list[str]:
    """The last lines that it said. Raises `BadFile` where it failed."""
    executable = program()
    if executable is None:
        raise BadFile(
            f"{subject} needs ffmpeg, which is not there: install ffmpeg, or pip install 'fanlight[ffmpeg]'.",
            code="no_ffmpeg",
        )
    limits = ["-nostdin", "-hide_banner", "-loglevel", "info", "-nostats", "-max_alloc", str(MEMORY // 2)]
    safely = ["-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, "-threads", str(THREADS)]
    command = [executable, *limits, *safely, *reading, "-i", f"file:{source.absolute()}", *output]
    with (
        _PLACES,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process,
    ):
        assert process.stderr is not None
        limit = Timer(seconds, process.kill)
        limit.start()
        try:
            _confine(process.pid)
            lines = iter(partial(process.stderr.readline, LONGEST_LINE), b"")
            said = deque((line.decode(errors="replace").rstrip() for line in lines), LINES)
            code = process.wait()
        except BaseException:  # the run was broken off
            process.kill()
            raise
        finally:
            limit.cancel()
    if code != 0:
        raise BadFile(f"{subject}: {_failure(code, list(said), seconds)}")
    return list(said)


def _confine(pid: int) -> None:
    """Bound the memory and the output of a process that has just begun."""
    if sys.platform == "linux":
        try:
            resource.prlimit(pid, resource.RLIMIT_DATA, (MEMORY, MEMORY))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (LARGEST_OUTPUT, LARGEST_OUTPUT))
        except ProcessLookupError:  # it has ended already
            pass


def _failure(code: int, said: Sequence[str], seconds: float) -> str:
    """Why it failed; what it said itself names paths, and is for the log."""
    log.info("ffmpeg ended with %s: %s", code, " / ".join(said[-10:]))
    if code == -signal.SIGKILL:
        return f"this took more than {seconds:g} seconds."
    return "the file is damaged, incomplete, too large, or of a format that ffmpeg does not know."
