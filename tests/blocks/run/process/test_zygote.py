"""Processes come from nowhere else, inherit no connection, and none is left over."""

from __future__ import annotations

import asyncio
import os
import signal
import stat
import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from pathlib import Path

import pytest
from isolated import Make, await_end, children_of

from fanlight.blocks.run.process.workers import ProcessEnded
from fanlight.blocks.run.run import current_run
from fanlight.blocks.wire.protocol import Toast


def test_what_a_function_started_dies_with_it(isolated: Make) -> None:
    def start() -> None:
        child = subprocess.Popen(["sleep", "100"])
        run = current_run.get()
        assert run is not None
        run.tell(Toast("info", "", str(child.pid), None))
        os._exit(0)

    call = isolated(start)
    with pytest.raises(ProcessEnded):
        call()
    (toast,) = call.ears.told
    assert isinstance(toast, Toast)
    pid = int(toast.message)
    await_end(pid)


def test_a_dead_worker_is_noticed_though_its_child_lives(isolated: Make) -> None:
    def fork() -> None:
        if os.fork() == 0:
            time.sleep(100)  # with the socket open
        os._exit(0)

    with pytest.raises(ProcessEnded):
        isolated(fork)()


def test_a_zygote_that_was_killed_is_replaced(isolated: Make) -> None:
    before = set(children_of(os.getpid()))
    call = isolated(os.getpid)
    (zygote,) = set(children_of(os.getpid())) - before
    pid = call()
    os.kill(zygote, signal.SIGKILL)
    await_end(pid)
    assert call() != pid


def test_no_connection_of_the_server_is_open_in_a_worker(isolated: Make) -> None:
    def sockets() -> list[int]:
        found = []
        for path in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # the listing's own
                found += [int(path.name)] if stat.S_ISSOCK(path.stat().st_mode) else []
        return found

    async def with_a_connection() -> list[int]:
        server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
        async with server:
            return await asyncio.to_thread(isolated(sockets))

    # its own line to the server, and the two of its event loop
    assert len(asyncio.run(with_a_connection())) == 3


def test_calls_leave_no_descriptor_open(isolated: Make) -> None:
    call = isolated(lambda crashes: os._exit(1) if crashes else None)

    def mixed() -> int:
        call(crashes=False)
        with pytest.raises(ProcessEnded):
            call(crashes=True)
        return len(list(Path("/proc/self/fd").iterdir()))

    before = mixed()
    assert [mixed() for _ in range(5)] == [before] * 5


def test_closing_ends_every_process(isolated: Make) -> None:
    before = set(children_of(os.getpid()))
    call = isolated(os.getpid)
    pid = call()
    call.workers.close()
    assert set(children_of(os.getpid())) == before
    await_end(pid)


def test_nothing_outlives_a_server_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "app.py"
    script.write_text(
        textwrap.dedent("""
        import os, subprocess, time
        import fanlight as gr
        from fanlight.blocks.run.progress.bars import Bars
        from fanlight.blocks.run.calling.stop import Stop
        from fanlight.blocks.run.process.worker import RemoteSession
        from fanlight.blocks.run.process.workers import Workers

        class Voice:
            session = RemoteSession("visit")

            def tell(self, message):
                print(message.message, flush=True)

        def work():
            program = subprocess.Popen(["sleep", "100"])
            gr.Info(f"{os.getpid()} {program.pid}")
            time.sleep(100)

        with gr.Blocks() as page:
            listener = page.load(work, isolate="process")
        workers = Workers(page.graph.listeners, page.blocks)
        workers.function(listener, Voice(), Stop())()
        """)
    )
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        told = server.stdout.readline().split()
        family = [*children_of(server.pid), *map(int, told)]
        assert len(family) == 3  # the zygote, the worker, and the program that its function has started
        server.kill()
    for pid in family:
        await_end(pid)
