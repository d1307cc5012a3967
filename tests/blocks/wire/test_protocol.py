"""The messages: what is read, what is refused, and that the browser's twin says the same."""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields
from pathlib import Path
from types import UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadMessage
from fanlight.blocks.wire import protocol
from fanlight.blocks.wire.codec import encode
from fanlight.blocks.wire.protocol import (
    Ack,
    Answer,
    Ask,
    Event,
    Frame,
    Hello,
    Patch,
    as_data,
    read_client_message,
)

ROOT = Path(__file__).resolve().parents[3]
FROM_CLIENT: list[protocol.ClientMessage] = [
    Hello(1, None, None, 0, None),
    Hello(1, "session", "secret", 7, "key"),
    Event("a-1", 3, "click", {"4": [1, None]}, {"index": 0}),
    Ask("a-1", 3, "ls", ["folder", 1]),
    Ack(2**60),
]
MESSAGES = (*get_args(protocol.ClientMessage), *get_args(protocol.ServerMessage), Frame)

values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 9) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
near_misses = st.fixed_dictionaries(
    {"t": st.sampled_from(["hello", "event", "answer", "ask", "ack", "patch", "frame"]) | values},
    optional={field.name: values for message in MESSAGES[:5] for field in fields(message)},
)


@pytest.mark.parametrize("message", FROM_CLIENT, ids=repr)
def test_a_message_comes_back_as_it_went(message: protocol.ClientMessage) -> None:
    assert read_client_message(encode(as_data(message))) == message


@pytest.mark.parametrize("message", FROM_CLIENT, ids=repr)
def test_each_field_is_needed_and_no_other_is_taken(message: protocol.ClientMessage) -> None:
    data = as_data(message)
    for name in data:
        with pytest.raises(BadMessage):
            read_client_message(json.dumps({key: value for key, value in data.items() if key != name}))
    with pytest.raises(BadMessage, match="has the fields"):
        read_client_message(json.dumps({**data, "extra": 1}))


@pytest.mark.parametrize(
    "changes",
    [
        {"t": "hello", "v": "1"},
        {"t": "hello", "v": True},
        {"t": "hello", "seq": 0.0},
        {"t": "hello", "session": 5},
        {"t": "hello", "seq": {"$": "NaN"}},
        {"t": "welcome"},
        {"t": "patch"},
        {"t": ["hello"]},
        {"t": {}},
        {"t": None},
    ],
    ids=repr,
)
def test_a_field_of_another_type_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(BadMessage):
        read_client_message(json.dumps({**as_data(FROM_CLIENT[0]), **changes}))


@pytest.mark.parametrize("frame", ["[]", "1", "null", '"hello"', "{}", '{"t": 1}', "", "nonsense", b"\xff"])
def test_what_is_no_message_is_refused(frame: str | bytes) -> None:
    with pytest.raises(BadMessage):
        read_client_message(frame)


@given(values | near_misses)
def test_random_json_is_a_message_or_refused(data: Any) -> None:
    try:
        message = read_client_message(encode(data))
    except BadMessage:
        return
    assert isinstance(message, (Hello, Event, Answer, Ack))


def test_frames_bear_no_tag() -> None:
    assert as_data(Frame(3, [as_data(Patch(1, {"value": 2}))])) == {
        "seq": 3,
        "messages": [{"t": "patch", "block": 1, "props": {"value": 2}}],
    }


@pytest.mark.parametrize(
    ("patch", "told"),
    [
        (Patch(1, {"value": 2}), {"props": {"value": 2}}),
        (Patch(1, {}, {"value": []}), {"changes": {"value": []}}),
        (Patch(1, {"value": None}, edit=3), {"props": {"value": None}, "edit": 3}),
    ],
    ids=repr,
)
def test_the_server_leaves_out_what_is_as_by_default(patch: Patch, told: dict[str, Any]) -> None:
    assert as_data(patch) == {"t": "patch", "block": 1, **told}


def test_the_browsers_twin_has_the_same_messages_fields_and_types() -> None:
    assert twin() == {message.__name__: in_typescript(message) for message in MESSAGES}


def test_the_browsers_unions_have_the_same_messages() -> None:
    text = (ROOT / "client_js/src/core/protocol.ts").read_text()
    for name in ("ClientMessage", "ServerMessage"):
        found = re.search(rf"export type {name} =\s+([^;]+);", text)
        assert found is not None
        members = [member.__name__ for member in get_args(getattr(protocol, name))]
        assert [part.strip() for part in found[1].removeprefix("|").split("|")] == members


def twin() -> dict[str, dict[str, set[str]]]:
    """The interfaces of protocol.ts: fields and the members of their types."""
    text = (ROOT / "client_js/src/core/protocol.ts").read_text()
    interfaces = re.findall(r"export interface (\w+) \{(.*?)\n\}", text, re.DOTALL)
    return {
        name: {field: members(kind) for field, kind in re.findall(r"^  (\w+\??): (.+);$", body, re.MULTILINE)}
        for name, body in interfaces
        if name != "Bar"  # a part of a message
    }


def members(kind: str) -> set[str]:
    return {part.strip() for part in kind.split("|")}


def in_typescript(message: type[Any]) -> dict[str, set[str]]:
    hints = get_type_hints(message)
    says = message in get_args(protocol.ServerMessage)
    found = {
        field.name + "?" * (says and has_default(field)): spelled(hints[field.name])
        for field in fields(message)
    }
    return found if message is Frame else {"t": {f'"{message.__name__.lower()}"'}, **found}


def has_default(field: Field[Any]) -> bool:
    return not (field.default is field.default_factory is MISSING)


def spelled(hint: Any) -> set[str]:
    """A Python type as TypeScript spells it."""
    if isinstance(hint, UnionType):
        return set().union(*map(spelled, get_args(hint)))
    if get_origin(hint) is Literal:
        return {f'"{choice}"' for choice in get_args(hint)}
    if is_typeddict(hint):
        return {hint.__name__}
    if get_origin(hint) is list and is_typeddict(get_args(hint)[0]):
        return {f"{get_args(hint)[0].__name__}[]"}
    names = {
        int: "number",
        float: "number",
        str: "string",
        bool: "boolean",
        type(None): "null",
        Any: "unknown",
        dict[str, Any]: "Record<string, unknown>",
        dict[str, list[Any]]: "Record<string, unknown[]>",
        list[Any]: "unknown[]",
        list[str]: "string[]",
        list[dict[str, Any]]: "ServerMessage[]",
    }
    return {names[hint]}
