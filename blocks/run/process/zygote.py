"""A process that does nothing but fork: others are born of it, fresh and each with all that the author's script made.

    server ──fork, once──► zygote ──fork──► worker      a request is a number and a process id; FORK brings along
      │  ▲                  │   ▲  └─fork──► worker      the worker's end of a socket to the server
      │  └── pid, exit code ┘   │
      └── FORK INTERRUPT KILL REAP

Not the `spawn` or `forkserver` of multiprocessing: those import the author's module anew and find a function by its
name there, which lambdas, closures and what was defined in a notebook do not have. The server itself forks once, before
its threads run, for good reason: a lock that another thread holds at that moment stays locked in the child for ever.
The child has the forking thread alone, so whatever it forks later is safe from that.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import signal
import socket
import stat
import struct
import sys
import threading
import traceback
import warnings
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from ...errors import Full

Become = Callable[[socket.socket], NoReturn]
"""What a worker does with its end of the socket, until its life's end."""

FORK, INTERRUPT, KILL, REAP = range(4)
_REQUEST = struct.Struct("!ii")
_ANSWER = struct.Struct("!i")
_PR_SET_PDEATHSIG = 1


class Zygote:
    """The server's side of it. It ends with `close`, with this object, and with the server, however that ends.

    Args:
        become: what each worker does.
    """

    def __init__(self, become: Become) -> None:
        ours, theirs = socket.socketpair()
        with warnings.catch_warnings():
            # From 3.12 on Python warns of a fork while there are threads, those of numpy's BLAS among them, which
            # knows how to be forked. A notebook has some of its own; they have nothing to do with the page.
            warnings.simplefilter("ignore", DeprecationWarning)
            pid = os.fork()
        if pid == 0:
            _never_return(lambda: _Nursery(theirs, become).serve())
        theirs.close()
        self._control = ours
        self._lock = threading.Lock()
        self.close = weakref.finalize(self, _end, ours, pid, os.getpid())

    def fork(self) -> tuple[int, socket.socket]:
        """Start a worker; gives its process id and our end of its socket.

        Raises:
            Full: the system has no room for another process.
            EOFError: the zygote is gone.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                pid = self._ask(FORK, 0, [theirs.fileno()])
                if pid < 0:
                    raise Full(f"No process can be started for this function: {os.strerror(-pid)}.")
            except BaseException:
                ours.close()
                raise
        return pid, ours

    def interrupt(self, pid: int) -> None:
        """Let a worker raise `Interrupted` in its function."""
        self._say(INTERRUPT, pid)

    def kill(self, pid: int) -> None:
        """End a worker, and what it has started, at once."""
        self._say(KILL, pid)

    def reap(self, pid: int) -> int:
        """Kill a worker that may have ended already.

        Returns:
            Its exit code; of a signal, the negative number.

        Raises:
            EOFError: the zygote is gone, and its workers with it.
        """
        return self._ask(REAP, pid, [])

    def _say(self, what: int, pid: int) -> None:
        with contextlib.suppress(OSError):  # it is gone, and its workers with it
            self._control.send(_REQUEST.pack(what, pid))

    def _ask(self, what: int, pid: int, sockets: list[int]) -> int:
        with self._lock:
            try:
                socket.send_fds(self._control, [_REQUEST.pack(what, pid)], sockets)
                answer = self._control.recv(_ANSWER.size, socket.MSG_WAITALL)
            except OSError as error:
                raise EOFError("The zygote is gone.") from error
        if len(answer) < _ANSWER.size:
            raise EOFError("The zygote is gone.")
        code: int = _ANSWER.unpack(answer)[0]
        return code


def _end(control: socket.socket, pid: int, owner: int) -> None:
    if os.getpid() != owner:  # an author's own child of the server ends: the zygote is not its
        return
    with contextlib.suppress(OSError):
        control.shutdown(socket.SHUT_RDWR)
    control.close()
    with contextlib.suppress(ChildProcessError):  # an author's code may have waited for any child
        os.waitpid(pid, 0)


class _Nursery:
    """The zygote's own side: it forks, and it knows who lives."""

    def __init__(self, control: socket.socket, become: Become) -> None:
        os.setsid()  # Ctrl+C in the terminal is for the server
        _forget_signals()
        _let_go_of_sockets(control.fileno())
        gc.freeze()  # what the server dropped is not for its child to finalize, nor are shared pages to be touched
        self._control = control
        self._become = become
        self._living: set[int] = set()
        self._exit_codes: dict[int, int] = {}
        signal.signal(signal.SIGCHLD, self._bury)

    def serve(self) -> None:
        while True:
            request, fds, _, _ = socket.recv_fds(self._control, _REQUEST.size, 1, socket.MSG_WAITALL)
            if len(request) < _REQUEST.size:  # the server is gone
                break
            what, pid = _REQUEST.unpack(request)
            if what == FORK:
                self._answer(self._fork(fds[0]))
            elif what == REAP:
                self._answer(self._reap(pid))
            elif pid in self._living:
                if what == KILL:
                    _kill_group(pid)
                else:
                    os.kill(pid, signal.SIGUSR1)
        for pid in self._living:
            _kill_group(pid)

    def _answer(self, number: int) -> None:
        self._control.sendall(_ANSWER.pack(number))

    def _fork(self, fd: int) -> int:
        """The new worker's process id, or the negative number of the error."""
        zygote = os.getpid()
        try:
            pid = os.fork()
        except OSError as error:
            os.close(fd)
            return -(error.errno or 1)
        if pid == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)  # an author's own children shall end by it
            self._control.close()
            os.set_inheritable(fd, False)  # noqa: FBT003  # it takes no keyword
            _die_with(zygote)
            _never_return(lambda: self._become(socket.socket(fileno=fd)))
        with contextlib.suppress(OSError):  # it is dead already
            os.setpgid(pid, pid)  # what the worker starts is killed with it
        self._living.add(pid)
        os.close(fd)
        return pid

    def _reap(self, pid: int) -> int:
        if pid in self._living:
            _kill_group(pid)
            with contextlib.suppress(ChildProcessError):  # SIGCHLD came before, and `_bury` with it
                _, status = os.waitpid(pid, 0)
                self._living.discard(pid)
                self._exit_codes[pid] = os.waitstatus_to_exitcode(status)
        return self._exit_codes.pop(pid)

    def _bury(self, *_: object) -> None:
        """A child died: kill what it started, which may hold the server's socket open, and keep its exit code."""
        for pid in list(self._living):
            dead, status = 0, 0
            with contextlib.suppress(ChildProcessError):  # `_reap` has just waited for it
                dead, status = os.waitpid(pid, os.WNOHANG)
            if dead:
                self._living.discard(pid)
                self._exit_codes[pid] = os.waitstatus_to_exitcode(status)
                _kill_group(pid)


def _kill_group(pid: int) -> None:
    with contextlib.suppress(OSError):  # none of it lives
        os.killpg(pid, signal.SIGKILL)


def _never_return(live: Callable[[], object]) -> NoReturn:
    """Live and end without the parent's `atexit` functions and the buffers that it had not written out."""
    try:
        live()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def _forget_signals() -> None:
    """Put away the server's handlers: its event loop must not hear of our signals, and its end is ours, no other.

    To ignore is a handler's work here: SIG_IGN would be inherited by the programs that an author's function starts.
    """
    signal.set_wakeup_fd(-1)
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: None)


def _let_go_of_sockets(kept: int) -> None:
    """Put /dev/null in the place of every inherited socket: connections are the server's alone.

    They are replaced, not closed: objects that the server left in our memory still name their numbers, and would
    write to, or close, what is opened under the same number later.
    """
    null = os.open(os.devnull, os.O_RDWR | os.O_CLOEXEC)
    os.dup2(null, 0)
    for number in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        with contextlib.suppress(OSError):  # the listing's own is closed by now
            if number not in (1, 2, kept) and stat.S_ISSOCK(os.fstat(number).st_mode):
                os.dup2(null, number, inheritable=False)
    os.close(null)


def _die_with(parent: int) -> None:
    """Let the kernel kill this process when its parent dies, where it knows how to."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died a moment ago
            os._exit(1)
