"""A tab that checks what it is told: every frame once and in order, every value whole."""

from __future__ import annotations

import asyncio
from typing import Any

import orjson
from benchmarks.dialogue import Ours
from benchmarks.lean_socket import LeanSocket

from fanlight.blocks.wire.diff import applied


class Witness(Ours):
    """A visitor who watches the values of one block, the one output of the button's listener.

    Attributes:
        values: all values that were shown, in their order.
        missing, double: frames that never came, and frames that came again.
    """

    def __init__(self, config: dict[str, Any], button: str) -> None:
        super().__init__(config, button)
        self.values: list[str] = []
        self.missing = 0
        self.double = 0
        self._shown = asyncio.Event()

    async def saw(self, count: int) -> None:
        """Wait until so many values were shown."""
        while len(self.values) < count:
            self._shown.clear()
            await self._shown.wait()

    def is_end(self, text: bytes, socket: LeanSocket) -> bool:
        frame = orjson.loads(text)
        if frame["seq"] == 0:  # a heartbeat
            return False
        if frame["seq"] <= self.seq:
            self.double += 1
            return False
        self.missing += frame["seq"] - self.seq - 1
        self.seq = frame["seq"] - 1
        for message in frame["messages"]:
            if message["t"] == "patch":
                self._see(message)
        return super().is_end(text, socket)

    def _see(self, patch: dict[str, Any]) -> None:
        if "value" in patch.get("props", ()):
            self.values.append(patch["props"]["value"])
        elif "value" in patch.get("changes", ()):
            self.values.append(applied(self.values[-1], patch["changes"]["value"]))
        self._shown.set()
