"""Who comes back gets their own, who stays away is forgotten, and there is a limit to all of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from visit import App

import fanlight as gr
from fanlight.blocks.errors import Full
from fanlight.blocks.run.session.session import REMEMBERED_EVENTS, Change
from fanlight.blocks.run.session.sessions import TIME_TO_LIVE
from fanlight.blocks.tree.request import Request

Start = Callable[..., App]


@pytest.fixture
def demo() -> gr.Blocks:
    with gr.Blocks() as demo:
        text, button = gr.Textbox("first"), gr.Button()
        button.click(lambda value: value, text, text)
    return demo


async def test_only_the_secret_opens_a_session(serve_without_socket: Start, demo: gr.Blocks) -> None:
    sessions = serve_without_socket(demo).sessions
    mine, theirs = sessions.open(Request()), sessions.open(Request())
    assert sessions.find(mine.id, mine.secret) is mine
    for secret in (None, "", theirs.secret, mine.secret[:-1], mine.secret + "x", "\ud800", "ü" * 32):
        assert sessions.find(mine.id, secret) is None
    for identifier in (None, "", "unknown"):
        assert sessions.find(identifier, mine.secret) is None


async def test_no_two_sessions_are_alike(serve_without_socket: Start, demo: gr.Blocks) -> None:
    sessions = serve_without_socket(demo).sessions
    names = {(one.id, one.secret) for one in (sessions.open(Request()) for _ in range(50))}
    assert len(names) == 50
    assert all(len(identifier) >= 16 and len(secret) >= 32 for identifier, secret in names)


async def test_the_limit_holds_and_those_who_left_go_first(
    serve_without_socket: Start, demo: gr.Blocks
) -> None:
    sessions = serve_without_socket(demo, capacity=3).sessions
    first, second, third = (sessions.open(Request()) for _ in range(3))
    with pytest.raises(Full):
        sessions.open(Request())
    sessions.left(second)
    sessions.left(first)
    fourth = sessions.open(Request())
    assert [sessions.get(one.id) for one in (first, second, third, fourth)] == [first, None, third, fourth]


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time passes when the test says so."""

    passed = 0.0

    def time(self) -> float:
        return super().time() + self.passed


def test_who_stays_away_too_long_is_forgotten(demo: gr.Blocks) -> None:
    async def story(loop: Clock) -> None:
        app = App(demo)
        gone, back = app.sessions.open(Request()), app.sessions.open(Request())
        for session in (gone, back):
            app.sessions.left(session)
        loop.passed += TIME_TO_LIVE - 1
        await asyncio.sleep(0)
        app.sessions.connected(back)
        assert app.sessions.find(gone.id, gone.secret) is gone
        loop.passed += 2
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert app.sessions.find(gone.id, gone.secret) is None
        assert app.sessions.find(back.id, back.secret) is back
        await app.close()

    loop = Clock()
    try:
        loop.run_until_complete(story(loop))
    finally:
        loop.close()


async def test_each_visit_starts_with_its_own_copy(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        state = gr.State({"items": []})
    app = serve_without_socket(demo)
    one, other = app.visit().session, app.visit().session
    one.payload(state)["items"].append(1)
    assert (one.payload(state), other.payload(state)) == ({"items": [1]}, {"items": []})


async def test_a_session_remembers_a_bounded_number_of_events(
    serve_without_socket: Start, demo: gr.Blocks
) -> None:
    session = serve_without_socket(demo).visit().session
    assert [session.is_new_event(f"e{n}") for n in range(REMEMBERED_EVENTS + 1)] == [True] * (
        REMEMBERED_EVENTS + 1
    )
    assert not session.is_new_event("e1")
    assert session.is_new_event("e0")


async def test_values_are_taken_all_or_none(serve_without_socket: Start, demo: gr.Blocks) -> None:
    session = serve_without_socket(demo).visit().session
    with pytest.raises(ValueError, match="no block '9'"):
        session.receive({"1": "new", "9": 1})
    assert session.payload(demo.blocks[1]) == "first"  # type: ignore[arg-type]


async def test_a_request_bears_the_sessions_name(serve_without_socket: Start, demo: gr.Blocks) -> None:
    request = Request(headers={"user-agent": "test"})
    assert serve_without_socket(demo).visit(request).session.id == request.session_hash


async def test_a_value_that_was_under_way_does_not_undo_another_runs_update(
    serve_without_socket: Start,
) -> None:
    with gr.Blocks() as demo:
        radio = gr.Radio(["a"])
    session = serve_without_socket(demo).visit().session
    under_way = Change(session.block(radio), {"value": "a"}, "a", has_payload=True)
    session.apply(Change(radio.changed({"choices": ["a", "b"]}), {}, is_update=True))
    session.apply(under_way)
    seen = session.block(radio)
    assert isinstance(seen, gr.Radio)
    assert [value for _, value in seen.choices] == ["a", "b"]
