"""The way out to one tab: a frame that does not leave is given up, those that do are not, and silence is broken."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

import pytest
from starlette.websockets import WebSocket

from fanlight.blocks.run.session.outbox import TooSlow
from fanlight.blocks.serve import sender
from fanlight.blocks.serve.sender import Sender


class Way:
    """A websocket whose frames leave when the test lets them."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.is_free = asyncio.Event()
        self.is_free.set()
        self.news = asyncio.Event()

    async def socket(self) -> WebSocket:
        arrived = [{"type": "websocket.connect"}]

        async def receive() -> MutableMapping[str, Any]:
            return arrived.pop()

        async def send(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "websocket.send":
                await self.is_free.wait()
                self.sent.append(message["text"])
                self.news.set()

        socket = WebSocket({"type": "websocket", "path": "/ws", "headers": []}, receive, send)
        await socket.accept()
        return socket


async def test_a_frame_that_does_not_leave_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "STALLED_AFTER", 0.05)
    way = Way()
    sending = Sender(await way.socket())
    await sending.send(b"one")
    way.is_free.clear()
    sending.task = asyncio.create_task(sending.send(b"two"))
    with pytest.raises(TooSlow):
        await sending.task
    sending.close()
    assert way.sent == ["one"]


async def test_many_frames_that_leave_are_no_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "STALLED_AFTER", 0.02)
    way = Way()
    sending = Sender(await way.socket())
    loop = asyncio.get_running_loop()
    until = loop.time() + 0.1
    while loop.time() < until:
        await sending.send(b"frame")
        await asyncio.sleep(0)
    sending.close()
    assert len(way.sent) > 1


async def test_who_cancels_the_sending_is_not_taken_for_a_stall(monkeypatch: pytest.MonkeyPatch) -> None:
    way = Way()
    way.is_free.clear()
    sending = Sender(await way.socket())
    task = asyncio.create_task(sending.send(b"one"))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    sending.close()


async def test_after_silence_something_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "BEAT_AFTER", 0.01)
    way = Way()
    sending = Sender(await way.socket())
    await asyncio.wait_for(way.news.wait(), 10)
    sending.close()
    assert way.sent[0] == '{"seq":0,"messages":[]}'
