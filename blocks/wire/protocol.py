"""Every message of the websocket, both ways. Its twin is client_js/src/core/protocol.ts; a test compares them.

One websocket a tab. The tab says Hello; the server answers Welcome, then both talk:

    tab                                        server
     │ Hello(session?, secret?, seq)              │
     │ ─────────────────────────────────────────► │   a new session, or the one that lost its socket
     │                    Welcome(session, …)     │
     │ ◄───────────────────────────────────────── │
     │ Event(id, block, event, values)            │   only what changed since the last message
     │ ─────────────────────────────────────────► │
     │              {seq, messages: [Patch, Run]} │   frames are numbered and kept until acknowledged
     │ ◄───────────────────────────────────────── │
     │ Ack(seq)                                   │
     │ ─────────────────────────────────────────► │

An Event starts one run for each listener that is bound to (block, event), in the order of declaration;
run n has the id "<event id>.<n>". An event sent again, after a lost connection, starts nothing again.
The server's frames are `Frame`; the tab drops those whose number it has seen. Payloads that hold a file
name it by its handle (`wire/media.py`), never by a path. A value that grows or changes a little may come as
its difference (`wire/diff.py`) from the last one that the server sent for the same prop.

The tab counts the edits of its visitor. Each Event says how many there were, and each Patch of how many of them
the server knew: a value that the visitor has edited since is not overwritten by an answer to the one before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, dataclass, field, fields
from operator import attrgetter
from types import UnionType
from typing import Any, Literal, TypedDict, get_args, get_origin, get_type_hints

from ..errors import BadMessage
from .codec import decode
from .config import BlockConfig, ListenerConfig, Tree

VERSION = 2


@dataclass(frozen=True, slots=True)
class Hello:
    """The tab's first message; `session` and `secret` when it comes back, `seq` the last frame it saw.

    -1 as `seq`: the page was loaded anew and shows nothing of the session yet. `run` is the key of a run's link
    (`?run=`), which a new session shall show.
    """

    v: int
    session: str | None
    secret: str | None
    seq: int
    run: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened at a block. `values`: payloads that changed since the last message, by block id.

    `edit`: how many edits the visitor had made in this tab by then.
    """

    id: str
    block: int
    event: str
    values: dict[str, Any]
    data: Any
    edit: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a listener's JavaScript returned, or why it failed."""

    call: str
    value: Any
    error: str | None


@dataclass(frozen=True, slots=True)
class Ask:
    """Call a method that a component offers to the browser; sent again after a break, until its Reply has come."""

    ask: str
    block: int
    method: str
    args: list[Any]


@dataclass(frozen=True, slots=True)
class Ack:
    """All frames up to `seq` have been applied."""

    seq: int


@dataclass(frozen=True, slots=True)
class Welcome:
    """The server's first message. `resumed` False: the session is new, forget what was in flight.

    `epoch` names this start of the server. `page` is what the config of its pages has under this name: where it is
    another one, the ids that the tab knows stand for other things now.
    """

    v: int
    session: str
    secret: str
    epoch: str
    resumed: bool
    page: str


@dataclass(frozen=True, slots=True)
class Patch:
    """New values of one block's props; `changes` are those that come as differences (`wire/diff.py`).

    `edit`: the last of the visitor's edits that the server knew when it made the value.
    """

    block: int
    props: dict[str, Any] = field(default_factory=dict)
    changes: dict[str, list[Any]] = field(default_factory=dict)
    edit: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The frames between are gone: what follows is all that there is. `runs`: those that have not ended."""

    runs: list[str]


@dataclass(frozen=True, slots=True)
class Run:
    """Where a run stands. `listener` is its index in the graph; `message`: why it failed, or how it was stopped."""

    run: str
    listener: int
    state: Literal["queued", "running", "done", "failed", "skipped", "cancelled"]
    message: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A queued run's place in its lane: how many are `ahead`, and the seconds until it starts, where one can tell."""

    run: str
    ahead: int
    seconds: float | None


class Bar(TypedDict):
    """One bar of a run's progress: `done` of `total`; without one a count of `unit`, or where that is empty a share.

    A share goes from 0 to 1; None as `done`: nobody can tell.
    """

    desc: str | None
    done: float | None
    total: float | None
    unit: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, from the outermost bar to the innermost."""

    run: str
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class Invalid:
    """A validator refused what stands in a block."""

    block: int
    message: str


@dataclass(frozen=True, slots=True)
class Link:
    """The key of a run's link: the page's address with `?run=<key>` shows that run."""

    run: str
    key: str


@dataclass(frozen=True, slots=True)
class Render:
    """What `block` contains from now on, in place of what the last Render put there.

    A block that the tab has already stays as it is, but for the props that come. `edit`: see `Patch`.
    """

    block: int
    blocks: list[BlockConfig]
    tree: Tree
    listeners: list[ListenerConfig]
    edit: int = 0


@dataclass(frozen=True, slots=True)
class Toast:
    """A short message over the page. `duration` in seconds; None stays."""

    level: Literal["info", "success", "warning", "error"]
    title: str
    message: str
    duration: float | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that this client sent was refused; `event` names the message where it has an id."""

    code: str
    message: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Call:
    """Run the JavaScript of a listener in the tab with `args` and send an Answer."""

    call: str
    script: str
    args: list[Any]


@dataclass(frozen=True, slots=True)
class Reply:
    """What a component's method returned to an Ask, or why it did not."""

    ask: str
    value: Any
    error: str | None


ClientMessage = Hello | Event | Answer | Ask | Ack
ServerMessage = (
    Welcome
    | Patch
    | Snapshot
    | Run
    | Place
    | Progress
    | Invalid
    | Link
    | Render
    | Toast
    | Fault
    | Call
    | Reply
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the server sends: its number in this session (0: not numbered) and the messages in order."""

    seq: int
    messages: list[dict[str, Any]]


def as_data(message: ServerMessage | ClientMessage | Frame) -> dict[str, Any]:
    """The message as it travels: its fields and, but for frames, its type under "t".

    What the server says leaves out the fields that are as by default.
    """
    kind = type(message)
    data = dict(zip(_FIELDS[kind], _VALUES[kind](message), strict=True))
    for name in _OPTIONAL.get(kind, ()):
        if not data[name]:
            del data[name]
    if kind is not Frame:
        data["t"] = _TAGS[kind]
    return data


def read_client_message(frame: str | bytes) -> ClientMessage:
    """Decode and check one frame from a tab.

    Raises:
        BadMessage: it is not JSON, of no known type, or a field is missing or of the wrong type.
    """
    data = decode(frame)
    if not isinstance(data, dict):
        raise BadMessage("A message is a JSON object.")
    tag = data.pop("t", None)
    kind = _CLIENT_TYPES.get(tag) if isinstance(tag, str) else None
    if kind is None:
        raise BadMessage(f'A message needs "t", one of {", ".join(_CLIENT_TYPES)}.')
    wanted = _FIELDS[kind]
    if data.keys() != wanted.keys():
        raise BadMessage(f"A {_TAGS[kind]} message has the fields {', '.join(wanted)}.")
    for name, accepted in wanted.items():
        if accepted is not Any and type(data[name]) not in accepted:
            raise BadMessage(f'The field "{name}" of a {_TAGS[kind]} message has the wrong type.')
    message: ClientMessage = kind(**data)
    return message


def _accepted(hint: Any) -> Any:
    """The plain Python types that a field's annotation stands for, or Any."""
    if hint is Any:
        return Any
    members = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    return tuple(get_origin(member) or member for member in members)


def _only(name: str) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(name)
    return lambda message: (get(message),)


_MESSAGES: tuple[type[Any], ...] = (
    Hello, Event, Answer, Ask, Ack, Welcome, Patch, Snapshot, Run, Place, Progress, Invalid, Link, Render, Toast,
    Fault, Call, Reply, Frame,
)  # fmt: skip
_VALUES: dict[type[Any], Callable[[Any], tuple[Any, ...]]] = {
    kind: attrgetter(*names) if len(names := [one.name for one in fields(kind)]) > 1 else _only(names[0])
    for kind in _MESSAGES
}
_TAGS = {kind: kind.__name__.lower() for kind in _MESSAGES}
_FIELDS: dict[type[Any], dict[str, Any]] = {
    kind: {name: _accepted(hint) for name, hint in get_type_hints(kind).items()} for kind in _MESSAGES
}
_OPTIONAL: dict[type[Any], list[str]] = {
    kind: [one.name for one in fields(kind) if one.default == 0 or one.default_factory is not MISSING]
    for kind in get_args(ServerMessage)
}
"""Fields of the server's messages that have a default, which is empty or 0."""
_CLIENT_TYPES: dict[str, type[Any]] = {_TAGS[kind]: kind for kind in (Hello, Event, Answer, Ask, Ack)}
