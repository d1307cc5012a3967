"""What a function's progress looks like to its visitor while it runs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from visit import ENDED, App

import fanlight as gr

Bars = list[dict[str, Any]]


class Seen:
    """Runs a function and keeps what its tab is told; the function may wait for that.

    Args:
        start: makes an `App` of a page.

    Attributes:
        bars: what was told, in order.
    """

    def __init__(self, start: Callable[..., App]) -> None:
        self.bars: list[Bars] = []
        self._start = start
        self._news = threading.Condition()

    async def run(self, fn: Callable[..., Any], **options: Any) -> list[Bars]:
        """Run a function without arguments, which must go well; gives all that was told.

        `options` are those of its listener.
        """
        with gr.Blocks() as demo:
            button, out = gr.Button(), gr.Textbox()
            button.click(fn, None, out, **options)
        visit = self._start(demo).visit()
        visit.send(button, "click")
        while (message := await visit.next()).get("state") not in ENDED:
            if message["t"] == "progress":
                with self._news:
                    self.bars.append(message["bars"])
                    self._news.notify_all()
        assert message["state"] == "done", message["message"]
        return self.bars

    def until(self, *bars: dict[str, Any]) -> None:
        """Wait, on a thread of the function, until these bars have been told."""
        with self._news:
            assert self._news.wait_for(lambda: list(bars) in self.bars, 10), self.bars
