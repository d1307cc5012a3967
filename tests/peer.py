"""A tab without a browser: speaks the protocol over a real websocket and checks the sequence of frames."""

from __future__ import annotations

import itertools
from typing import Any

from patches import take
from websockets.asyncio.client import ClientConnection, connect

from fanlight.blocks.tree.block import Block
from fanlight.blocks.wire.codec import decode, encode
from fanlight.blocks.wire.protocol import VERSION

ACK_EVERY = 64
"""Frames."""
ENDED = ("done", "failed", "skipped", "cancelled")


class Peer:
    """One tab. `async with Peer(url) as peer:` connects and says Hello.

    Attributes:
        props: what patches have said so far, by block id.
        welcome: the server's first message.
        seq: the number of the last frame.
        received: the bytes of all frames.
        acknowledges: whether it tells the server what it has seen, as a tab does.
    """

    def __init__(
        self,
        url: str,
        session: str | None = None,
        secret: str | None = None,
        seq: int = 0,
        run: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.url = url
        self._headers = headers
        self.props: dict[int, dict[str, Any]] = {}
        self.welcome: dict[str, Any] = {}
        self.seq = seq
        self.received = 0
        self.acknowledges = True
        self._hello = {
            "t": "hello",
            "v": VERSION,
            "session": session,
            "secret": secret,
            "seq": seq,
            "run": run,
        }
        self._ids = itertools.count(1)
        self._waiting: list[dict[str, Any]] = []
        self.socket: ClientConnection

    async def __aenter__(self) -> Peer:
        self.socket = await connect(
            self.url.replace("http", "ws", 1) + "ws",
            origin=None,
            max_size=2**24,
            additional_headers=self._headers,
        )
        await self.say(self._hello)
        self.welcome = await self.receive("welcome")
        if not self.welcome["resumed"]:
            self.seq = 0
        return self

    async def __aexit__(self, *exception: object) -> None:
        await self.socket.close()

    def again(self) -> Peer:
        """The same tab after its connection was lost."""
        again = Peer(self.url, self.welcome["session"], self.welcome["secret"], self.seq)
        again.props, again._ids = self.props, self._ids
        return again

    def reloaded(self) -> Peer:
        """The same tab after its page was loaded again: it shows nothing yet."""
        again = Peer(self.url, self.welcome["session"], self.welcome["secret"], -1)
        again._ids = self._ids
        return again

    async def say(self, message: dict[str, Any]) -> None:
        """Send a message."""
        await self.socket.send(encode(message).decode())

    async def ask(
        self, block: Block, event: str, values: dict[Block, Any] | None = None, data: Any = None
    ) -> str:
        """Send an event; gives its id."""
        identifier = f"peer-{next(self._ids)}"
        named = {str(component.id): value for component, value in (values or {}).items()}
        await self.say(
            {
                "t": "event",
                "id": identifier,
                "block": block.id,
                "event": event,
                "values": named,
                "data": data,
                "edit": 0,
            }
        )
        return identifier

    async def next(self) -> dict[str, Any]:
        """The next message."""
        while not self._waiting:
            text = await self.socket.recv(decode=False)
            self.received += len(text)
            frame = decode(text)
            if frame["seq"]:
                is_whole = frame["messages"][0]["t"] == "snapshot"
                assert is_whole or frame["seq"] == self.seq + 1, "a frame is missing or came twice"
                self.seq = frame["seq"]
                if self.acknowledges and self.seq % ACK_EVERY == 0:
                    await self.acknowledge()
            self._waiting = frame["messages"]
        message = self._waiting.pop(0)
        if message["t"] == "patch":
            take(self.props, message)
        return message

    async def acknowledge(self) -> None:
        """Say which frames have been seen."""
        await self.say({"t": "ack", "seq": self.seq})

    async def receive(self, kind: str) -> dict[str, Any]:
        """The next message of a kind; others before it are taken in and dropped."""
        while True:
            message = await self.next()
            if message["t"] == kind:
                return message

    async def run(self, block: Block, event: str, values: dict[Block, Any] | None = None) -> dict[str, Any]:
        """Send an event and wait for the end of its first run; gives the message that ended it."""
        identifier = await self.ask(block, event, values)
        return await self.end_of(f"{identifier}.0")

    async def end_of(self, run: str) -> dict[str, Any]:
        """Wait for the end of a run."""
        while True:
            message = await self.receive("run")
            if message["run"] == run and message["state"] in ENDED:
                return message

    def value(self, block: Block) -> Any:
        """The value that the server last sent for a block."""
        assert block.id is not None
        return self.props[block.id]["value"]
