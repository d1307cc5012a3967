"""Flagging in an interface: what is kept of which run, once, and how it is taken back."""

from __future__ import annotations

import errno
import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.interfaces.flag_panel import ledger
from fanlight.blocks.interfaces.flag_panel.flag_options import FlagOptions
from fanlight.blocks.interfaces.flag_panel.flag_panel import FlagPanel
from fanlight.blocks.tree.block import Block
from fanlight.components.notice import Notice
from fanlight.flagging import Flag, Receipt
from fanlight.flagging.column import Column
from fanlight.flagging.errors import StorageFailed

Start = Callable[..., App]


class Shelf(gr.FlaggingCallback):
    """Keeps samples in memory, or fails as it is told to."""

    def __init__(self) -> None:
        self.labels: list[str | None] = []
        self.folder: str | Path = ""
        self.flags: list[Flag] = []
        self.undone: list[str] = []
        self.failure: Exception | None = None

    def setup(self, components: Sequence[Column], flagging_dir: str | Path) -> None:
        self.labels, self.folder = [one.label for one in components], flagging_dir

    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        raise AssertionError("keep() is asked")

    def keep(self, flag: Flag) -> Receipt:
        if self.failure is not None:
            raise self.failure
        self.flags.append(flag)
        return Receipt(len(self.flags), f"sample {len(self.flags)}")

    def undo(self, sample: str) -> bool:
        if self.failure is not None:
            raise self.failure
        self.undone.append(sample)
        return True

    @property
    def values(self) -> list[Any]:
        """Of the last sample."""
        return list(self.flags[-1].values)


class Stage:
    """A page with a function and the panel below it, and what its visitors do."""

    def __init__(
        self,
        function: Callable[..., Any] = lambda name: f"Hello {name}!",
        output: gr.Component | None = None,
        shelf: gr.FlaggingCallback | None = None,
        **options: Any,
    ) -> None:
        self.shelf = Shelf()
        with gr.Blocks() as self.demo:
            self.name = gr.Textbox(label="name")
            self.output = (output or gr.Textbox(label="greeting", render=False)).render()
            self.submit, self.clear = gr.Button("Submit"), gr.Button("Clear")
            given = FlagOptions.of(flagging_callback=shelf or self.shelf, flagging_dir="kept", **options)
            self.panel = FlagPanel(given, [self.name], [self.output])
            run = self.submit.click(function, self.name, self.output)
            self.panel.follow(run, self.clear)
        self.follows = 1 + sum(
            one.event == "then" for each in self.demo.graph.listeners for one in each.triggers
        )
        blocks = self.demo.blocks.values()
        self.notice = next((one for one in blocks if isinstance(one, Notice)), Notice())
        self.by_label = {one.label: one for one in blocks if isinstance(one, gr.Component)}

    def button(self, text: str) -> gr.Button:
        return next(
            one for one in self.demo.blocks.values() if isinstance(one, gr.Button) and one.value == text
        )

    async def run(self, tab: Visit, name: str) -> None:
        """Submit a name, and wait until the panel is ready for what came of it."""
        tab.send(self.submit, "click", {self.name: name})
        await tab.endings(self.follows)

    async def flag(self, tab: Visit, button: str = "Flag", **filled: Any) -> str | None:
        """Fill fields in, press a button, and read the notice."""
        values: dict[Block, Any] = {
            self.by_label[label.replace("_", " ")]: value for label, value in filled.items()
        }
        assert (await tab.run(self.button(button), "click", values))["state"] == "done"
        return self.said(tab)

    def said(self, tab: Visit) -> str | None:
        """The text of the notice."""
        notice = tab.value(self.notice)
        return None if notice is None else " ".join(notice["text"]).format(name=notice["name"])

    def offered(self, tab: Visit) -> Any:
        """What the notice offers to undo."""
        offer = tab.value(self.notice)["offer"]
        return None if offer is None else offer["data"]

    async def undo(self, tab: Visit, sample: Any) -> str | None:
        """Take what the notice offers, and read what it says then."""
        await tab.run(self.notice, "take", data={"offer": sample})
        return self.said(tab)


async def test_a_flag_is_the_run_that_was_seen(serve_without_socket: Start) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit(gr.Request(username="ada"))
    await stage.run(tab, "Ada")
    assert await stage.flag(tab) == "Saved."
    (flag,) = stage.shelf.flags
    assert (stage.shelf.labels, stage.shelf.folder) == (["name", "greeting"], "kept")
    assert (flag.values, flag.option, flag.username) == (["Ada", "Hello Ada!"], None, "ada")
    assert flag.roles == ["input", "output"]
    assert flag.run is not None
    assert (flag.run.state, flag.run.message, flag.run.function) == ("done", None, "<lambda>")
    assert flag.run.asked.utcoffset() is not None
    assert flag.run.ran is not None
    assert flag.run.ran >= 0
    assert set(flag.run.version) == {"git", "page"}


async def test_before_a_run_there_is_nothing_to_flag(serve_without_socket: Start) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    assert await stage.flag(tab, name="Ada") == "There is nothing to flag yet: run it first."
    assert stage.shelf.flags == []


async def test_inputs_that_were_edited_since_are_not_flagged(serve_without_socket: Start) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    said = await stage.flag(tab, name="Grace")
    assert said == "Saved. It is the run whose result is shown, without what you changed since."
    assert stage.shelf.values == ["Ada", "Hello Ada!"]


async def test_each_button_has_its_reason(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=[("Rude!", "rude"), ("Too short", "short")])
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert await stage.flag(tab, "Rude!") == "Saved as “Rude!”."
    assert await stage.flag(tab, "Too short") == "Saved as “Too short”."
    assert [flag.option for flag in stage.shelf.flags] == ["rude", "short"]


async def test_a_reason_is_called_without_flag_as(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=["wrong sign"])
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert await stage.flag(tab, "Flag as wrong sign") == "Saved as “wrong sign”."


async def test_what_is_flagged_twice_is_kept_once(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=["a", "b"], flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab, "Flag as a", Comment="hm")
    assert await stage.flag(tab, "Flag as a") == "Saved as “a” already."
    assert await stage.flag(tab, "Flag as a", Comment="hm") == "Saved as “a” already."
    assert stage.offered(tab) == "sample 1"
    assert await stage.flag(tab, "Flag as a", Comment="and so") == "Saved as “a”."
    assert await stage.flag(tab, "Flag as b") == "Saved as “b”."
    assert [(flag.option, flag.values[-1]) for flag in stage.shelf.flags] == [
        ("a", "hm"),
        ("a", "and so"),
        ("b", None),
    ]
    await stage.run(tab, "Ada")
    assert await stage.flag(tab, "Flag as a") == "Saved as “a”."


async def test_two_clicks_at_once_are_one_record(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=[("One", "same"), ("Two", "same")])
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    tab.send(stage.button("One"), "click")
    tab.send(stage.button("Two"), "click")
    await tab.endings(2)
    assert len(stage.shelf.flags) == 1


async def test_two_visitors_do_not_mix(serve_without_socket: Start) -> None:
    stage = Stage()
    app = serve_without_socket(stage.demo)
    ada, bob = app.visit(), app.visit()
    await stage.run(ada, "Ada")
    await stage.run(bob, "Bob")
    assert await stage.flag(ada) == "Saved."
    assert await stage.flag(bob) == "Saved."
    assert [flag.values[0] for flag in stage.shelf.flags] == ["Ada", "Bob"]
    assert await stage.undo(bob, "sample 1") == "This cannot be undone any more."
    assert stage.shelf.undone == []


async def test_a_flag_can_be_taken_back(serve_without_socket: Start) -> None:
    stage = Stage(flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab, Comment="hm")
    assert tab.value(stage.by_label["Comment"]) == ""
    assert stage.offered(tab) == "sample 1"
    assert 0 < tab.value(stage.notice)["offer"]["seconds"] <= 60
    assert await stage.undo(tab, "sample 1") == "Taken back: it is not saved any more."
    assert stage.shelf.undone == ["sample 1"]
    assert tab.value(stage.by_label["Comment"]) == "hm"
    assert await stage.flag(tab) == "Saved."
    assert stage.shelf.values[-1] == "hm"


async def test_what_was_flagged_before_can_be_taken_back_after_that(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=["a", "b"])
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab, "Flag as a")
    await stage.flag(tab, "Flag as b")
    said = await stage.undo(tab, stage.offered(tab))
    assert said == "Taken back: it is not saved any more. Saved as “a”, still."
    await stage.undo(tab, stage.offered(tab))
    assert stage.shelf.undone == ["sample 2", "sample 1"]
    assert stage.offered(tab) is None


async def test_what_was_taken_back_is_not_taken_back_again(serve_without_socket: Start) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab)
    await stage.undo(tab, "sample 1")
    assert await stage.undo(tab, "sample 1") == "This cannot be undone any more."
    assert stage.shelf.undone == ["sample 1"]


async def test_after_a_minute_it_is_too_late(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab)
    monkeypatch.setattr(ledger, "UNDO_WITHIN", 0.0)
    assert await stage.undo(tab, "sample 1") == "This cannot be undone any more."
    assert stage.offered(tab) is None
    assert stage.shelf.undone == []


async def test_a_page_that_is_loaded_again_offers_what_is_left_of_the_minute(
    serve_without_socket: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab)
    monkeypatch.setattr(ledger, "UNDO_WITHIN", 30.0)
    await tab.run(stage.demo, "load")
    assert (stage.said(tab), stage.offered(tab)) == ("Saved.", "sample 1")
    assert tab.value(stage.notice)["offer"]["seconds"] <= 30
    monkeypatch.setattr(ledger, "UNDO_WITHIN", 0.0)
    await tab.run(stage.demo, "load")
    assert stage.said(tab) is None


async def test_the_run_before_can_still_be_undone(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=["a"], flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab, "Flag as a", Comment="hm")
    await stage.run(tab, "Bob")
    assert tab.value(stage.notice)["after"] == "Saved as “{name}”: the result before this one."
    await tab.run(stage.demo, "load")
    assert (stage.said(tab), stage.offered(tab)) == ("Saved as “a”: the result before this one.", "sample 1")
    assert await stage.undo(tab, "sample 1") == "Taken back: it is not saved any more."
    assert tab.value(stage.by_label["Comment"]) == ""


async def test_a_page_that_is_loaded_again_offers_the_same(serve_without_socket: Start) -> None:
    stage = Stage(flagging_options=["a", "b"])
    tab = serve_without_socket(stage.demo).visit()
    await tab.run(stage.demo, "load")
    await stage.run(tab, "Ada")
    await stage.flag(tab, "Flag as a")
    await stage.flag(tab, "Flag as b")
    await stage.flag(tab, "Flag as a")
    await tab.run(stage.demo, "load")
    assert (stage.said(tab), stage.offered(tab)) == ("Saved as “a” already.", "sample 1")


async def test_an_event_that_comes_again_flags_nothing_again(serve_without_socket: Start) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    for _ in range(2):
        tab._ids = itertools.count(1000)
        await stage.flag(tab)
    assert len(stage.shelf.flags) == 1


@pytest.mark.parametrize(
    ("failure", "why"),
    [
        (StorageFailed(errno.ENOSPC, "Nothing in /srv/secret"), "The server's disk is full."),
        (StorageFailed(errno.EACCES, "Nothing in /srv/secret"), "The server could not write to its disk."),
        (gr.Error("Ask Grace."), "Ask Grace."),
        (ZeroDivisionError("/srv/secret"), "Something went wrong on the server."),
    ],
)
async def test_a_failure_is_said_and_what_was_filled_in_stays(
    serve_without_socket: Start, failure: Exception, why: str, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    stage.shelf.failure = failure
    said = await stage.flag(tab, Comment="important")
    assert said == f"Not saved. {why} What you filled in is still here."
    assert tab.value(stage.notice)["tone"] == "failed"
    assert "value" not in tab.props[stage.by_label["Comment"].id or 0]
    assert "was not kept" in caplog.text
    stage.shelf.failure = None
    assert await stage.flag(tab) == "Saved."
    assert stage.shelf.values[-1] == "important"


async def test_what_cannot_be_taken_back_says_so(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage()
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    await stage.flag(tab)
    stage.shelf.failure = StorageFailed(errno.EROFS, "/srv/secret")
    assert await stage.undo(tab, "sample 1") == "It is still saved. The server could not write to its disk."
    assert "could not be taken back" in caplog.text
    stage.shelf.failure = None
    assert await stage.undo(tab, "sample 1") == "Taken back: it is not saved any more."


async def test_a_callback_of_ones_own_has_no_undo(serve_without_socket: Start) -> None:
    class Mine(gr.FlaggingCallback):
        def setup(self, components: Sequence[Column], flagging_dir: str | Path) -> None:
            self.kept: list[Any] = []

        def flag(
            self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None
        ) -> int:
            self.kept.append((flag_data, flag_option, username))
            return len(self.kept)

    mine = Mine()
    stage = Stage(shelf=mine, flagging_options=["bad"])
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert await stage.flag(tab, "Flag as bad") == "Saved as “bad”."
    assert mine.kept == [(["Ada", "Hello Ada!"], "bad", None)]
    assert stage.offered(tab) is None


async def test_a_failed_run_can_be_flagged_too(serve_without_socket: Start) -> None:
    def fail(name: str) -> str:
        raise gr.Error(f"No {name}.")

    stage = Stage(fail)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert await stage.flag(tab) == "Saved."
    flag = stage.shelf.flags[-1]
    assert flag.run is not None
    assert (flag.values, flag.run.state, flag.run.message) == (["Ada", None], "failed", "No Ada.")


async def test_a_run_that_goes_on_is_flagged_as_it_was_shown(serve_without_socket: Start) -> None:
    go = threading.Event()

    def count(name: str) -> Iterator[str]:
        yield "one"
        go.wait(20)
        yield "two"

    stage = Stage(count)
    tab = serve_without_socket(stage.demo).visit()
    tab.send(stage.submit, "click", {stage.name: "Ada"})
    await tab.receive("patch")
    assert await stage.flag(tab) == "Saved."
    go.set()
    await tab.endings(stage.follows)
    assert await stage.flag(tab) == "Saved."
    assert [list(flag.values) for flag in stage.shelf.flags] == [["Ada", "one"], ["Ada", "two"]]
    assert [flag.run and flag.run.state for flag in stage.shelf.flags] == ["running", "done"]


async def test_what_was_cleared_away_is_not_flagged(serve_without_socket: Start) -> None:
    stage = Stage(flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    comment = stage.by_label["Comment"]
    await tab.run(stage.clear, "click", {comment: "hm"})
    assert tab.value(comment) == ""
    assert await stage.flag(tab) == "There is nothing to flag yet: run it first."
    await stage.run(tab, "Bob")
    assert await stage.flag(tab) == "Saved."


async def test_the_fields_open_with_the_first_run(serve_without_socket: Start) -> None:
    question = gr.Radio(["yes", "no"], label="Right")
    stage = Stage(flagging_questions=[question], flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    comment = stage.by_label["Comment"]
    assert (question.interactive, comment.interactive) == (False, False)
    await stage.run(tab, "Ada")
    assert [tab.props[one.id or 0]["interactive"] for one in (question, comment)] == [True, True]


async def test_answers_are_columns_of_the_record(serve_without_socket: Start) -> None:
    questions = [gr.Radio(["yes", "no"], label="Right"), gr.Number(label="Stars")]
    stage = Stage(flagging_questions=questions, flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert await stage.flag(tab, Right="no", Stars=4) == "Saved."
    assert stage.shelf.labels == ["name", "greeting", "Right", "Stars", "comment"]
    assert stage.shelf.flags[-1].roles == ["input", "output", "answer", "answer", "comment"]
    assert stage.shelf.values == ["Ada", "Hello Ada!", "no", 4, None]
    assert [tab.value(one) for one in questions] == [None, None]


async def test_answers_that_were_not_saved_are_pointed_at_after_the_next_run(
    serve_without_socket: Start,
) -> None:
    stage = Stage(flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert stage.notice.id not in tab.props
    tab.send(stage.submit, "click", {stage.name: "Bob", stage.by_label["Comment"]: "of Ada"})
    await tab.endings(2)
    assert stage.said(tab) == (
        "What is filled in here was meant for the result before: see whether it fits this one."
    )
    assert "value" not in tab.props[stage.by_label["Comment"].id or 0]


async def test_a_correction_begins_with_the_output_and_is_kept_if_it_was_changed(
    serve_without_socket: Start,
) -> None:
    stage = Stage(flagging_correction=True, flagging_options=["a", "b"])
    tab = serve_without_socket(stage.demo).visit()
    twin = stage.by_label["Corrected greeting"]
    await stage.run(tab, "Ada")
    assert (tab.value(twin), tab.props[twin.id or 0]["interactive"]) == ("Hello Ada!", True)
    await stage.flag(tab, "Flag as a")
    assert stage.shelf.labels == ["name", "greeting", "corrected greeting"]
    assert stage.shelf.flags[-1].roles == ["input", "output", "expected"]
    assert stage.shelf.values == ["Ada", "Hello Ada!", None]
    await stage.flag(tab, "Flag as b", Corrected_greeting="Good day, Ada.")
    assert stage.shelf.values == ["Ada", "Hello Ada!", "Good day, Ada."]
    assert tab.value(twin) == "Hello Ada!"
    await stage.run(tab, "Bob")
    assert tab.value(twin) == "Hello Bob!"


async def test_a_correction_that_cannot_be_read_is_not_kept(serve_without_socket: Start) -> None:
    stage = Stage(lambda name: {"name": name}, gr.JSON(label="data", render=False), flagging_correction=True)
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    said = await stage.flag(tab, Corrected_data='{"name": ')
    assert said is not None
    assert said.startswith("Not saved. “Corrected data” is no JSON: ")
    assert stage.shelf.flags == []
    await stage.flag(tab, Corrected_data='{"name": "Grace"}')
    assert stage.shelf.values == ["Ada", {"name": "Ada"}, {"name": "Grace"}]


async def test_every_run_is_kept_by_itself_in_the_mode_auto(serve_without_socket: Start) -> None:
    def greet(name: str) -> str:
        if name == "Nobody":
            raise gr.Error("Who?")
        return f"Hello {name}!"

    stage = Stage(greet, flagging_mode="auto", flagging_comment=True)
    tab = serve_without_socket(stage.demo).visit(gr.Request(username="ada"))
    for name in ("Ada", "Nobody", "Ada"):
        await stage.run(tab, name)
    found = [(flag.values, flag.run and flag.run.state) for flag in stage.shelf.flags]
    assert found == [
        (["Ada", "Hello Ada!"], "done"),
        (["Nobody", None], "failed"),
        (["Ada", "Hello Ada!"], "done"),
    ]
    assert {flag.username for flag in stage.shelf.flags} == {"ada"}
    assert stage.shelf.labels == ["name", "greeting"]


async def test_of_a_generator_the_last_value_is_kept(serve_without_socket: Start) -> None:
    def count(name: str) -> Iterator[str]:
        yield "one"
        yield "two"

    stage = Stage(count, flagging_mode="auto")
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert [list(flag.values) for flag in stage.shelf.flags] == [["Ada", "two"]]


async def test_what_is_not_kept_by_itself_is_logged_and_harms_no_visitor(
    serve_without_socket: Start, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(flagging_mode="auto")
    stage.shelf.failure = StorageFailed(errno.ENOSPC, "full")
    tab = serve_without_socket(stage.demo).visit()
    await stage.run(tab, "Ada")
    assert tab.value(stage.output) == "Hello Ada!"
    assert tab.messages("toast") == []
    assert "was not kept" in caplog.text


def test_never_is_nothing_at_all() -> None:
    stage = Stage(flagging_mode="never", flagging_comment=True)
    assert stage.shelf.labels == []
    assert len(stage.demo.graph.listeners) == 1
    assert not any(isinstance(one, Notice) for one in stage.demo.blocks.values())


def test_without_buttons_nothing_can_be_flagged() -> None:
    stage = Stage(flagging_options=[], flagging_comment=True)
    assert len(stage.demo.graph.listeners) == 1


@pytest.mark.parametrize("mode", ["manual", "auto"])
def test_what_never_leaves_the_server_is_not_kept(mode: Any) -> None:
    shelf = Shelf()
    with gr.Blocks() as demo:
        password, state = gr.Textbox(type="password", label="password"), gr.State()
        FlagPanel(FlagOptions.of(flagging_mode=mode, flagging_callback=shelf), [password], [state])
    assert (shelf.labels, len(demo.blocks)) == ([], 3)
