"""The run that a visitor saw, for the function of another listener."""

from __future__ import annotations

import math
from typing import Any

from ..errors import BadFile
from ..files.payload_walk import replaced
from ..tree.block import Block, block_id
from ..tree.component import Component
from ..tree.listener import Listener
from ..tree.looks_back import LooksBack
from ..wire.codec import untag
from ..wire.media import file_id
from .run import Run, current_run
from .run_log.record import Record


class LastRun(LooksBack):
    """The run of a listener that the visitor saw: ``def keep(reason, run=LastRun(submit))``.

    It is the run that the same event led to, where the listeners are chained; else the one whose outputs stood on
    the page when the event happened, whatever has been entered or asked for since.

    Args:
        listener: whose runs.

    Attributes:
        record: what is known of the run; None: there was none yet.

    Raises:
        PageError: this is no listener.
    """

    def __init__(self, listener: Listener) -> None:
        super().__init__(listener)
        self.record: Record | None = None
        self._run: Run | None = None

    def for_run(self) -> LastRun:
        """The one that was seen when the function that is about to be called was asked for."""
        found = LastRun(self.listener)
        run = current_run.get()
        if isinstance(run, Run):  # a function in another process has no session to look into
            found._run = run
            found.record = self._seen(run)
        return found

    def inputs(self) -> list[Any]:
        """The payloads that the run worked on, in the order of the listener's inputs; of server-side ones None."""
        payloads = {} if self.record is None else self.record.inputs
        return [payloads.get(block_id(one)) for one in self.listener.inputs]

    def outputs(self) -> list[Any]:
        """The payloads that its outputs showed, in the order of the listener's outputs; None where it gave none."""
        return [self._output(block) for block in self.listener.outputs]

    @property
    def looked_at(self) -> float:
        """When the function that looks back was asked for, by the monotonic clock."""
        return math.inf if self._run is None else self._run.asked

    def now(self, component: Component) -> Any:
        """The payload that a component has by now; of server-side and secret ones None."""
        if self._run is None or component.is_server_side or component.is_secret:
            return None
        return self._run.session.payload(component)

    def _seen(self, run: Run) -> Record | None:
        if run.follows is not None and run.follows.listener == self.listener.index:
            return run.follows
        event = run.id.partition(".")[0]
        return run.session.latest_runs.seen(self.listener, event, _shown(run.data, self.listener))

    def _output(self, block: Block) -> Any:
        if self.record is None or self._run is None or not isinstance(block, Component):
            return None
        props = self.record.outputs.get(block_id(block), {})
        if "value" in props:
            payload = untag(props["value"])
            return replaced(payload, self._stored) if block.holds_files else payload
        # a run that left this output alone (gr.skip()) let the value before it stand
        return self._run.session.payload(block) if self.record.state == "done" else None

    def _stored(self, value: Any) -> Any:
        identifier = file_id(value)
        if identifier is None or self._run is None:
            return value
        try:
            return self._run.session.files.find(self._run.session.id, identifier)
        except BadFile:
            return None


def _shown(data: Any, listener: Listener) -> str | None:
    """The run of a listener that the tab showed when it sent an event with this data."""
    match data:
        case {"shown_runs": dict(shown)}:
            run = shown.get(str(listener.index))
            return run if isinstance(run, str) else None
    return None
