"""One visitor's tab, or one API client: its values, its changed blocks, what it is owed. Touches no socket."""

from __future__ import annotations

import asyncio
import copy
import logging
import math
import secrets
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Protocol

from ...errors import BadValue
from ...files.file_store import FileStore
from ...files.payload_walk import files_in, ids_in, in_languages, to_wire
from ...tree.block import Block, block_id
from ...tree.component import Component
from ...tree.page import Page
from ...tree.part import Part
from ...tree.request import Request
from ...wire.codec import SAFE_INTEGER, tag
from ...wire.i18n import preferred
from ...wire.protocol import Link, Patch, Run, ServerMessage, Snapshot
from .browser_calls import BrowserCalls
from .disposal import Disposal
from .latest_runs import LatestRuns
from .outbox import Outbox
from .regions import Regions, SessionGraph
from .replies import Replies
from .shown import Shown

log = logging.getLogger("fanlight")

REMEMBERED_EVENTS = 1000
"""How many event ids a session knows again."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a run does to one block.

    Attributes:
        block: the block as it is now.
        props: its new props as they travel, the value among them.
        payload: its new payload, where `has_payload`.
        is_other: whether that differs from the payload before; None: compare them.
        is_update: whether the run changed the block itself, and not its value alone.
        shown: what a render shows in the block from now on.
        clock: the session's when the render was asked for: what the visitor has edited since stays.
    """

    block: Block
    props: dict[str, Any]
    payload: Any = None
    has_payload: bool = False
    is_other: bool | None = None
    is_update: bool = False
    shown: Shown | None = None
    clock: int = 0

    @property
    def is_recorded(self) -> bool:
        """Whether the run log may know of it."""
        return bool(self.props) and not (isinstance(self.block, Component) and self.block.is_secret)

    def without_value(self) -> Change:
        """The same, but for the value."""
        props = {name: prop for name, prop in self.props.items() if name != "value"}
        return Change(self.block, props, is_update=self.is_update)


class OpenRun(Protocol):
    """What a session needs to know of a run that has not ended."""

    @property
    def id(self) -> str: ...

    @property
    def inputs(self) -> list[Any]: ...

    @property
    def started(self) -> float | None: ...

    def standing(self) -> list[ServerMessage]:
        """The messages that say where it stands."""
        ...


class Session:
    """What the server knows of one tab. It outlives the tab's connection; all of it happens on the event loop.

    Args:
        page: what the author declared.
        initial: the payloads that each visit starts with, by block id.
        files: where its files are kept.
        disposal: frees the values that it lets go of.
        request: who came, for functions that ask.

    Attributes:
        root: the page that the tab shows, of an app that has several.
        id: its public name.
        secret: proves that a socket or an upload is the same tab's.
        languages: those that its visitor reads, the best one first.
        outbox: what the tab has not acknowledged yet.
        browser_calls: what the tab was asked to run.
        replies: what the tab has asked components.
        loop: the event loop on which all of it happens.
        clock: counts the messages that brought values.
        edit: how many of the edits that the tab counts have come here.
        served: how many runs have been done for it.
        is_over: whether it is about to be forgotten: nothing follows any more from what its runs do.
        open_runs: the runs that have not ended, by id.
        held: the blocks that show a run from a link: their values are not for the page's `load` to set.
    """

    def __init__(
        self,
        page: Page,
        initial: Mapping[int, Any],
        files: FileStore,
        disposal: Disposal,
        request: Request,
    ) -> None:
        self.page = page
        self.root: Block = page
        self.id = secrets.token_urlsafe(12)
        self.secret = secrets.token_urlsafe(24)
        self.request = request
        self.languages = preferred(request.headers.get("accept-language", ""))
        self.outbox = Outbox()
        self.files = files
        self.files.admit(self.id)
        self.clock = 0
        self.edit = 0
        self.served = 0
        self.is_over = False
        self.open_runs: dict[str, OpenRun] = {}
        self.held: set[int] = set()
        self.latest_runs = LatestRuns()
        self._link: Link | None = None
        self.regions = Regions(page, files, self.id, self.languages)
        self._initial = initial
        self._disposal = disposal
        self.loop = asyncio.get_running_loop()
        self._payloads: dict[int, Any] = {}
        self._blocks: dict[int, Block] = {}
        self._props: dict[int, dict[str, Any]] = {}
        self._events: OrderedDict[str, list[Run]] = OrderedDict()
        self._edits: dict[int, int] = {}
        self.browser_calls = BrowserCalls(self.outbox)
        self.replies = Replies(self.outbox)
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._at_close: list[Callable[[], None]] = []

    @property
    def graph(self) -> SessionGraph:
        """The listeners that this session can start."""
        return self.regions.graph

    def find(self, identifier: int) -> Block | None:
        """The block with this id, where this session has one."""
        block = self.page.blocks.get(identifier)
        return self.regions.find(identifier) if block is None else block

    def block(self, block: Block) -> Block:
        """The block as this session sees it: with the props that functions changed."""
        changed = self._blocks.get(block_id(block))
        return self._declared(block) if changed is None else changed

    def payload(self, component: Component) -> Any:
        """The component's payload in this session."""
        identifier = block_id(component)
        with suppress(KeyError):
            return self._payloads[identifier]
        first = self._first(component)
        if component.is_server_side:
            first = copy.deepcopy(first)
        if self.is_over or self.find(identifier) is None:  # another render has replaced it
            return first
        # functions ask on threads: of two copies made at once, both get the same one
        payload = self._payloads.setdefault(identifier, first)
        if component.time_to_live < math.inf:
            self.loop.call_soon_threadsafe(self._keep, identifier, component)
        return payload

    def admit(self, run: OpenRun, inputs: Sequence[Component]) -> list[Any]:
        """Note a run that has not ended, and give it the payloads to work on: those of now, however long it waits.

        In place of a server-side one is None: that is read when the function is called.
        """
        self.open_runs[run.id] = run
        return [None if one.is_server_side else self.payload(one) for one in inputs]

    def receive(self, values: Mapping[str, Any], edit: int = 0) -> None:
        """Take the payloads that the visitor changed.

        Args:
            values: by block id.
            edit: how many edits the visitor had made by then.

        Raises:
            Refused: a block is unknown or takes no values, or a file is not this session's.
        """
        takers = {key: self._taker(key) for key in values}
        accepted = {taker: values[key] for key, taker in takers.items() if taker is not None}
        self.clock += 1
        for component, value in accepted.items():
            identifier = block_id(component)
            payload = self.files.resolve(self.id, value) if component.holds_files else value
            self._payloads[identifier] = payload
            self._edits[identifier] = self.clock
        self.edit = max(self.edit, min(edit, SAFE_INTEGER))

    def edited_since(self, block: Block, clock: int) -> bool:
        """Whether the visitor changed the block's value after the session's clock stood at `clock`."""
        return self._edits.get(block_id(block), 0) > clock

    def apply(self, change: Change) -> bool:
        """Take over what a run did to a block and tell the tab.

        Returns:
            Whether the block's payload is another one now.
        """
        identifier = block_id(change.block)
        if self.find(identifier) is None:  # another render has replaced it
            return False
        if change.shown is not None:
            self._show(change.shown, change.clock)
            return True
        if change.is_update:
            self._blocks[identifier] = change.block
            self.page.scripts.take(change.block.own_scripts)
        is_other = False
        if change.has_payload:
            before = self._payloads[identifier] if identifier in self._payloads else self._first(change.block)
            # compared in lists, where NaN equals itself
            is_other = [before] != [change.payload] if change.is_other is None else change.is_other
            self._payloads[identifier] = change.payload
            self._keep(identifier, change.block)
        if change.props:
            self._props.setdefault(identifier, {}).update(change.props)
            self.outbox.put(Patch(identifier, change.props, edit=self.edit))
        return is_other

    def show_link(self, link: Link) -> None:
        """Tell the tab under which link the run is found that it has asked for, now and after it was loaded again."""
        self._link = link
        self.outbox.put(link)

    def forget_event(self, identifier: str) -> None:
        """An event was refused: should it come again, it is refused again."""
        self._events.pop(identifier, None)

    def is_new_event(self, identifier: str) -> bool:
        """Whether an event comes for the first time. One that comes again is told once more how its runs ended."""
        endings = self._events.get(identifier)
        if endings is not None:
            for ending in endings:
                self.outbox.put(ending)
            return False
        self._events[identifier] = []
        if len(self._events) > REMEMBERED_EVENTS:
            self._events.popitem(last=False)
        return True

    def end_run(self, ending: Run) -> None:
        """Tell the tab how a run ended, now and when it asks again."""
        run = self.open_runs.pop(ending.run, None)
        self.served += run is not None and run.started is not None
        event = ending.run.partition(".")[0]
        if event in self._events:
            self._events[event].append(ending)
        self.outbox.put(ending)

    def snapshot(self) -> None:
        """Put all that differs from a fresh page into the outbox.

        That is what runs changed and what the visitor entered, where the open runs stand, and the scripts that the
        tab has not answered yet.
        """
        self.outbox.put(Snapshot(list(self.open_runs)))
        for shown in self.regions:
            self.outbox.put(shown.message(shown.configs, self.edit))
        for identifier, props in self._props.items():
            self.outbox.put(Patch(identifier, dict(props), edit=self.edit))
        for identifier in self._edits:
            value = tag(to_wire(self._payloads[identifier]))
            self.outbox.put(Patch(identifier, {"value": value}, edit=self.edit))
        for message in [one for run in self.open_runs.values() for one in run.standing()]:
            self.outbox.put(message)
        for call in self.browser_calls:
            self.outbox.put(call)
        if self._link is not None:
            self.outbox.put(self._link)

    def files_in_use(self) -> set[str]:
        """The ids of the files that its values hold and its blocks show."""
        payloads = [
            p for i, p in list(self._payloads.items()) if self._holds_files(i)
        ]  # functions ask on threads
        payloads += [run.inputs for run in list(self.open_runs.values())]
        held = {file.id for payload in payloads for file in files_in(payload)}
        held.update(ids_in([list(props.values()) for props in list(self._props.values())]))
        return held.union(self.latest_runs.files(), *(one.files() for one in self.regions))

    def _holds_files(self, identifier: int) -> bool:
        block = self.find(identifier)
        return isinstance(block, Component) and block.holds_files

    def at_close(self, end: Callable[[], None]) -> None:
        """Call `end` when the session is over, or at once where it is; a second time does no harm. For any thread."""
        self._at_close.append(end)
        if self.is_over:
            end()

    def close(self) -> None:
        """Give back its files and values."""
        self.is_over = True
        for end in self._at_close:
            end()
        for timer in self._timers.values():
            timer.cancel()
        payloads, self._payloads = self._payloads, {}
        components = ((self.find(identifier), payload) for identifier, payload in payloads.items())
        self._disposal.take([(one, payload) for one, payload in components if isinstance(one, Component)])
        self.files.drop(self.id)

    def _keep(self, identifier: int, block: Block) -> None:
        """Let a value that lives for a limited time live that long from now on."""
        timer = self._timers.pop(identifier, None)
        if timer is not None:
            timer.cancel()
        assert isinstance(block, Component)
        if identifier in self._payloads and block.time_to_live < math.inf:
            self._timers[identifier] = self.loop.call_later(
                block.time_to_live, self._forget, identifier, block
            )

    def _forget(self, identifier: int, block: Block | None) -> None:
        timer = self._timers.pop(identifier, None)
        if timer is not None:
            timer.cancel()
        assert isinstance(block, Component)
        self._disposal.take([(block, self._payloads.pop(identifier))])

    def _declared(self, block: Block) -> Block:
        """The block as the page or its newest render has it."""
        found = self.find(block_id(block))
        return block if found is None else found

    def _first(self, block: Block) -> Any:
        """The payload that a component starts with."""
        home = self._declared(block).page
        first = (home.initial if isinstance(home, Part) else self._initial).get(block_id(block))
        return in_languages(first, self.languages)

    def _show(self, shown: Shown, clock: int) -> None:
        """Put what was rendered in its region's place, and let go of what stood there and is gone."""
        edited = {identifier for identifier, at in self._edits.items() if at > clock}
        message, kept, gone = self.regions.show(shown, self.edit, edited)
        for identifier, block in gone.items():
            self._let_go(identifier, block, frozenset())
        for identifier, names in kept.items():
            self._let_go(identifier, self.regions.find(identifier), names)
        self.outbox.put(message)

    def _let_go(self, identifier: int, block: Block | None, kept: Set[str]) -> None:
        """Forget what the visitor and functions made of a block, but for the props that are kept."""
        if "value" not in kept and identifier in self._payloads:
            self._forget(identifier, block)
            self._edits.pop(identifier, None)
        props = {name: prop for name, prop in self._props.pop(identifier, {}).items() if name in kept}
        if props:
            self._props[identifier] = props
        changed = self._blocks.pop(identifier, None)
        given = {} if changed is None else {n: a for n, a in changed.given.items() if n in kept - {"value"}}
        if given and block is not None:
            self._blocks[identifier] = block.changed(given)

    def _taker(self, key: str) -> Component | None:
        """The component whose value a tab sends; None where another render has replaced it meanwhile."""
        identifier = int(key) if key.isdecimal() and len(key) < 16 else -1
        if self.regions.was_shown(identifier):
            return None
        block = self.find(identifier)
        if not isinstance(block, Component) or block.is_server_side:
            raise BadValue(f"There is no block {key[:20]!r} on this page that takes a value.")
        return block
