"""What components answer to their twins in the browser, over a real websocket."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, ClassVar

import pytest
from peer import Peer

import fanlight as gr
from fanlight.blocks.run.session.replies import MOST_OPEN
from fanlight.blocks.wire.media import Media

Serve = Callable[..., str]


class Folder(gr.Textbox):
    """A field that knows what is in folders."""

    served: ClassVar[tuple[str, ...]] = ("ls", "wait")
    go_on = threading.Event()
    began = threading.Semaphore(0)
    calls = 0

    def ls(self, *parts: str) -> Any:
        """What is in a folder."""
        Folder.calls += 1
        if not parts:
            raise ValueError("/secret/path")
        if parts == ("gone",):
            raise gr.Error("There is no such folder.")
        return [*parts, self.label, float("nan"), 2**100]

    def wait(self) -> None:
        """Wait."""
        self.began.release()
        assert self.go_on.wait(60)


@pytest.fixture
def folder() -> tuple[gr.Blocks, Folder]:
    Folder.calls = 0
    Folder.go_on.clear()
    with gr.Blocks() as demo:
        return demo, Folder(label="Data")


async def ask(peer: Peer, block: gr.Component, method: str, *args: Any, name: str = "a-1") -> None:
    await peer.say({"t": "ask", "ask": name, "block": block.id, "method": method, "args": list(args)})


async def test_a_method_that_is_served_answers(serve: Serve, folder: tuple[gr.Blocks, Folder]) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        await ask(peer, block, "ls", "a", "ä\ud800")
        reply = await peer.receive("reply")
    assert (reply["ask"], reply["error"]) == ("a-1", None)
    assert reply["value"][:3] == ["a", "ä\ud800", "Data"]
    assert reply["value"][4] == 2**100


@pytest.mark.parametrize(
    ("method", "args", "error"),
    [
        ("ls", ["gone"], "There is no such folder."),
        ("ls", [], "Folder 'Data' could not answer. The app's log says why."),
        ("ls", [{"$file": "stolen"}], "There is no such file in this session"),
        ("validate", ["x"], "answers to no 'validate'"),
        ("__init__", [], "answers to no '__init__'"),
        ("", [], "answers to no ''"),
    ],
)
async def test_what_goes_wrong_is_the_reply(
    serve: Serve, folder: tuple[gr.Blocks, Folder], method: str, args: list[Any], error: str
) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        await ask(peer, block, method, *args)
        assert error in (await peer.receive("reply"))["error"]


async def test_whoever_shows_errors_shows_these_too(serve: Serve, folder: tuple[gr.Blocks, Folder]) -> None:
    demo, block = folder
    async with Peer(serve(demo, show_error=True)) as peer:
        await ask(peer, block, "ls")
        assert (await peer.receive("reply"))["error"] == "/secret/path"


async def test_a_question_that_comes_again_is_asked_once(
    serve: Serve, folder: tuple[gr.Blocks, Folder]
) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        await ask(peer, block, "ls", "a")
        first = await peer.receive("reply")
        again = peer.again()
        async with again:
            await ask(again, block, "ls", "a")
            assert await again.receive("reply") == first
    assert Folder.calls == 1


async def test_a_tab_cannot_ask_without_end(serve: Serve, folder: tuple[gr.Blocks, Folder]) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        for number in range(MOST_OPEN):
            await ask(peer, block, "wait", name=f"a-{number}")
        for _ in range(MOST_OPEN):
            assert Folder.began.acquire(timeout=60)
        await ask(peer, block, "wait", name="b")
        assert "questions of this page are open" in (await peer.receive("reply"))["error"]
        Folder.go_on.set()
        assert {(await peer.receive("reply"))["error"] for _ in range(MOST_OPEN)} == {None}


async def test_a_refused_question_makes_no_room_for_others(
    serve: Serve, folder: tuple[gr.Blocks, Folder]
) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        for number in range(MOST_OPEN):
            await ask(peer, block, "wait", name=f"a-{number}")
        for _ in range(MOST_OPEN):
            assert Folder.began.acquire(timeout=60)
        await ask(peer, block, "validate", name="a-0")
        assert "answers to no" in (await peer.receive("reply"))["error"]
        await ask(peer, block, "wait", name="b")
        assert "questions of this page are open" in (await peer.receive("reply"))["error"]
        Folder.go_on.set()
        assert {(await peer.receive("reply"))["error"] for _ in range(MOST_OPEN)} == {None}


async def test_an_id_that_is_too_long_is_refused(serve: Serve, folder: tuple[gr.Blocks, Folder]) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        await ask(peer, block, "ls", "a", name="x" * 65)
        assert "1 to 64 characters" in (await peer.receive("reply"))["error"]


class Scribe(gr.File):
    """A component that answers with a file."""

    served: ClassVar[tuple[str, ...]] = ("write",)

    def write(self, text: str) -> Media:
        """A file with a text."""
        return Media(text.encode(), "note.txt", "text/plain")


async def test_a_file_in_an_answer_is_kept_for_the_session(serve: Serve) -> None:
    with gr.Blocks() as demo:
        scribe = Scribe()
    async with Peer(serve(demo)) as peer:
        await peer.say({"t": "ask", "ask": "a-1", "block": scribe.id, "method": "write", "args": ["hello"]})
        reply = await peer.receive("reply")
    assert reply["error"] is None
    assert {**reply["value"], "$file": ""} == {
        "$file": "",
        "name": "note.txt",
        "mime": "text/plain",
        "size": 5,
    }


async def test_what_the_browser_tells_of_a_film_is_known_to_the_function_that_comes_next(
    serve: Serve,
) -> None:
    def where(film: gr.Video) -> float:
        return film.playback_position

    with gr.Blocks() as demo:
        film, shown = gr.Video(), gr.Number()
        film.pause(where, film, shown)
    url = serve(demo)
    async with Peer(url) as peer, Peer(url) as other:
        wrongs: list[list[Any]] = [["x"], [-1], [True], []]
        for number, wrong in enumerate(wrongs):
            await ask(peer, film, "playback_position", *wrong, name=f"wrong-{number}")
            assert "takes seconds" in (await peer.receive("reply"))["error"]
        await ask(peer, film, "playback_position", 2.5)
        for tab, seconds in ((peer, 2.5), (other, 0)):
            await tab.run(film, "pause")
            assert tab.value(shown) == seconds


async def test_a_question_with_a_file_that_is_not_there_is_over(
    serve: Serve, folder: tuple[gr.Blocks, Folder]
) -> None:
    demo, block = folder
    async with Peer(serve(demo)) as peer:
        for number in range(MOST_OPEN):
            await ask(peer, block, "ls", {"$file": "stolen"}, name=f"stolen-{number}")
            assert "no such file" in (await peer.receive("reply"))["error"]
        await ask(peer, block, "ls", "a")
        assert (await peer.receive("reply"))["error"] is None
