"""The review page, used by visitors without a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from flagger import OPERATIONS, Flagger, Photographer, facts_of_run, png
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.tree.block import Block
from fanlight.blocks.tree.component import Component
from fanlight.blocks.tree.page import Page
from fanlight.blocks.tree.request import Request
from fanlight.blocks.wire.media import Media
from fanlight.flagging import JSONLogger, Sample, SQLiteLogger, read
from fanlight.flagging.dataset_logger import DatasetLogger
from fanlight.flagging.review import judging

Opened = Callable[..., "Desk"]


class Desk:
    """A reviewer at the page, who knows its parts by their names."""

    def __init__(self, app: App, page: Page, username: str | None) -> None:
        self.visit: Visit = app.visit(Request(username=username))
        self.page = page

    def part(self, name: str) -> Block:
        """The block with this label, or the button with this text; of those that are shown, the last one."""
        shown = [*self.page.walk(), *(one for part in self.visit.session.regions for _, one in part.blocks())]
        components = [one for one in shown if isinstance(one, Component)]
        found = [one for one in components if name in (one.label, self.visit.session.payload(one))]
        assert found, name
        return found[-1]

    def says(self) -> str:
        """All that stands on the page in Markdown."""
        return "\n".join(str(props.get("value")) for props in self.visit.props.values() if "value" in props)

    def value(self, name: str) -> Any:
        return self.visit.session.payload(self.part(name))  # type: ignore[arg-type]

    async def settle(self) -> None:
        """Wait until nothing runs any more."""
        await self.visit.settle()

    async def open(self, tab: Block | None = None) -> None:
        self.visit.send(self.page if tab is None else tab, "load" if tab is None else "select")
        await self.settle()

    async def press(self, name: str) -> None:
        self.visit.send(self.part(name), "click")
        await self.settle()

    async def enter(self, name: str, value: Any, event: str = "input") -> None:
        part = self.part(name)
        self.visit.send(part, event, {part: value})
        await self.settle()


@pytest.fixture
async def opened(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Opened]:
    """Serves a page; gives a reviewer who is at it."""
    monkeypatch.setattr(judging, "PAUSE", 0)  # these reviewers are quicker than any double click
    apps: dict[Page, App] = {}

    def start(page: Page, username: str | None = None) -> Desk:
        if page not in apps:
            apps[page] = App(page)
        return Desk(apps[page], page, username)

    yield start
    for app in apps.values():
        await app.close()


def only(folder: Path, sample: str) -> Sample:
    (found,) = [one for one in read(folder, raw=True) if one.id == sample]
    return found


async def test_a_folder_that_is_not_there_yet_is_no_error(flagger: Flagger, opened: Opened) -> None:
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    assert "Nothing was flagged yet" in desk.says()
    assert not flagger.folder.exists()
    flagger.flag()
    await desk.press("Refresh")
    assert "1 of 1" in desk.says()


async def test_a_file_of_somebody_else_is_told(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    (flagger.folder / "dataset2.csv").write_bytes(b"\xff\n")
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    assert "The folder cannot be read" in desk.says()
    assert str(flagger.folder.parent.name) not in desk.says()


async def test_the_newest_sample_is_shown_with_what_is_known_of_it(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    failed = facts_of_run("failed", "ZeroDivisionError: *division* by zero")
    flagger.flag((1, "divide", 0, None, "<b>Why?</b>"), "other", "ada", failed)
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    assert [desk.value(name) for name in ("a", "operation", "b", "result")] == [1, "divide", 0, None]
    for said in ("1 of 2", "Flagged as other", "by ada", r"ZeroDivisionError\: \*division\*", r"\<b\>Why\?"):
        assert said in desk.says()
    assert "8880c8b" in desk.says()


async def test_one_goes_to_the_next_and_back(flagger: Flagger, opened: Opened) -> None:
    for number in range(3):
        flagger.flag((number, "add", 0, number, None))
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    seen = []
    for button in ("Next", "Next", "Next", "Previous"):
        await desk.press(button)
        seen.append(desk.value("a"))
    assert seen == [1, 0, 0, 1]


async def test_a_verdict_is_kept_and_leads_on(flagger: Flagger, opened: Opened) -> None:
    older, newer = flagger.flag(), flagger.flag((1, "add", 1, 3, None))
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    await desk.enter("Your name", "Grace", "blur")
    await desk.enter("Comment", "should be 2")
    await desk.enter("result, as it should be", 2)
    await desk.press("Reject")
    (review,) = only(flagger.folder, newer).reviews
    assert (review.verdict, review.by, review.comment, review.expected) == (
        "rejected", "Grace", "should be 2", {"result": 2}
    )  # fmt: skip
    assert review.at.tzinfo is not None
    assert (desk.value("a"), desk.value("Comment")) == (6, "")
    await desk.press("Accept")
    assert only(flagger.folder, older).verdict == "accepted"
    assert only(flagger.folder, older).reviews[0].expected == {}


async def test_nothing_that_was_there_is_changed(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    before = {path.name: path.read_bytes() for path in flagger.folder.glob("*.*")}
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    for button in ("Accept", "Reject", "Accept"):
        await desk.press(button)
    for name, content in before.items():
        assert (flagger.folder / name).read_bytes().startswith(content)
    (sample,) = read(flagger.folder)
    assert [review.verdict for review in sample.reviews] == ["accepted", "rejected", "accepted"]
    assert "Rejected" in desk.says()


async def test_the_second_half_of_a_double_click_judges_nothing(
    flagger: Flagger, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "PAUSE", 3600)
    flagger.flag()
    flagger.flag()
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    await desk.press("Accept")
    await desk.press("Accept")
    assert sorted(str(sample.verdict) for sample in read(flagger.folder)) == ["None", "accepted"]
    await desk.enter("Comment", "seen")
    await desk.press("Reject")
    assert sorted(str(sample.verdict) for sample in read(flagger.folder)) == ["accepted", "rejected"]


async def test_a_comment_is_saved_without_a_verdict(flagger: Flagger, opened: Opened) -> None:
    sample = flagger.flag()
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    await desk.press("Save only")
    assert only(flagger.folder, sample).reviews == ()
    assert desk.visit.messages("toast")[-1]["title"] == "Nothing to save"
    await desk.enter("Comment", "ask Ada")
    await desk.press("Save only")
    assert [(one.verdict, one.comment) for one in only(flagger.folder, sample).reviews] == [(None, "ask Ada")]


async def test_what_was_written_is_not_lost_by_going_on(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    flagger.flag((1, "add", 1, 3, None))
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    await desk.enter("Comment", "half a sent")
    await desk.press("Next")
    assert (desk.value("a"), desk.value("Comment")) == (1, "half a sent")
    assert desk.visit.messages("toast")[-1]["title"] == "Not saved"
    await desk.press("Next")
    assert (desk.value("a"), desk.value("Comment")) == (6, "")


async def test_a_corrected_value_stands_there_the_next_time(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    page = gr.flagging.review(flagger.folder)
    desk, other = opened(page), opened(page)
    await desk.open()
    await desk.enter("result, as it should be", 5)
    await desk.press("Accept")
    await other.open()
    assert other.value("result, as it should be") == 5
    assert other.value("result") == 2


async def test_two_reviewers_at_once_are_both_in_the_history(flagger: Flagger, opened: Opened) -> None:
    sample = flagger.flag()
    page = gr.flagging.review(flagger.folder)
    ada, grace = opened(page), opened(page)
    for desk, name in ((ada, "Ada"), (grace, "Grace")):
        await desk.open()
        await desk.enter("Your name", name, "blur")
    ada.visit.send(ada.part("Accept"), "click")
    grace.visit.send(grace.part("Reject"), "click")
    await ada.settle()
    await grace.settle()
    assert {one.by for one in only(flagger.folder, sample).reviews} == {"Ada", "Grace"}


async def test_whoever_has_logged_in_reviews_under_that_name(flagger: Flagger, opened: Opened) -> None:
    sample = flagger.flag()
    desk = opened(gr.flagging.review(flagger.folder), "grace")
    await desk.open()
    await desk.enter("Your name", "Ada", "blur")
    await desk.press("Accept")
    assert only(flagger.folder, sample).reviews[0].by == "grace"


@pytest.mark.parametrize("logger", [JSONLogger, SQLiteLogger])
async def test_it_does_not_matter_how_samples_are_kept(
    logger: Callable[[], DatasetLogger], flagged: Path, opened: Opened
) -> None:
    flagger = Flagger(flagged, logger())
    sample = flagger.flag(option="wrong sign")
    desk = opened(gr.flagging.review(flagged))
    await desk.open()
    await desk.enter("result, as it should be", 18)
    await desk.press("Reject")
    assert only(flagged, sample).expected == {"result": 18}
    await desk.press("Refresh")
    assert "Rejected (1)" in str(desk.visit.props)
    assert desk.value("result, as it should be") == 18


async def test_filters_leave_what_is_asked(flagger: Flagger, opened: Opened) -> None:
    flagger.flag((1, "add", 1, 2, None), "wrong sign", "ada")
    flagger.flag((2, "add", 2, 4, "too much"), "other", "grace", facts_of_run(git="1f00aa2"))
    flagger.flag((3, "add", 3, 6, None), "other")
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    for name, choice, first in (
        ("Reason", "=wrong sign", 1), ("Flagged by", "=grace", 2), ("Version of the app", "=1f00aa2", 2),
        ("Show", "open", 2), ("Flagged", "today", 2),
    ):  # fmt: skip
        await desk.enter(name, choice)
        assert desk.value("a") == first
        await desk.enter(name, "all" if name == "Show" else "")
        assert desk.value("a") == first  # it is still among the others
    await desk.enter("Search", "TOO much", "submit")
    assert desk.value("a") == 2
    await desk.enter("Show", "rejected")
    assert "No sample is all of that" in desk.says()


async def test_a_long_list_has_pages(flagger: Flagger, opened: Opened) -> None:
    for number in range(30):
        flagger.flag((number, "add", 0, number, None))
    desk = opened(gr.flagging.review(flagger.folder))
    await desk.open()
    assert "1–24 of 30" in desk.says()
    await desk.press("Older ›")
    assert "25–30 of 30" in desk.says()
    assert desk.value("a") == 5
    await desk.press("27 · 3 · add · 0 · 3")
    assert desk.value("a") == 3
    await desk.press("‹ Newer")
    assert desk.value("a") == 29


async def test_files_are_shown_and_a_corrected_one_is_kept(
    photographer: Photographer, opened: Opened
) -> None:
    sample = photographer.flag()
    desk = opened(gr.flagging.review(photographer.folder))
    await desk.open()
    photo = desk.value("Photo")
    assert photo.path.read_bytes() == png()
    session = desk.visit.session
    uploaded = session.files.publish(session.id, Media(png(shade=1), "mine.png", "image/png"))
    await desk.enter("Sepia, as it should be", uploaded.handle())
    await desk.press("Accept")
    expected = only(photographer.folder, sample).expected["Sepia"]
    assert expected.parent.parent == photographer.folder
    assert expected.read_bytes() == uploaded.path.read_bytes()
    assert desk.value("Sepia, as it should be").path.read_bytes() == uploaded.path.read_bytes()
    await desk.press("Accept")
    assert [one.expected.keys() for one in only(photographer.folder, sample).reviews] == [
        {"Sepia": 0}.keys(),
        set(),
    ]


def calculator() -> gr.Blocks:
    with gr.Blocks() as demo:
        a, b = gr.Number(label="a"), gr.Number(label="b")
        operation = gr.Radio(OPERATIONS, label="operation")
        result = gr.Number(label="result", interactive=False)
        gr.Button("Go").click(lambda a, b, operation: a + b, [a, b, operation], result)
    return demo


async def test_a_sample_is_opened_in_the_demo(flagger: Flagger, opened: Opened) -> None:
    flagger.flag((6, "divide", 3, 2, None))
    demo = calculator()
    a, b, operation = (
        next(one for one in demo.walk() if isinstance(one, gr.Component) and one.label == name)
        for name in ("a", "b", "operation")
    )
    with gr.Blocks() as app, gr.Tabs() as tabs:
        with gr.Tab("Demo"):
            demo.render()
        with gr.Tab("Review") as behind:
            gr.flagging.review(flagger.folder, demo)
    desk = opened(app)
    await desk.open(behind)
    desk.visit.props.clear()
    await desk.press("Open in the demo")
    assert [desk.visit.value(one) for one in (a, b, operation)] == [6, 3, "divide"]
    assert desk.visit.props[tabs.id or 0]["selected"] == 0


async def test_behind_a_tab_the_folder_is_read_when_the_tab_is_opened(
    flagger: Flagger, opened: Opened
) -> None:
    flagger.flag()
    review = gr.flagging.review(flagger.folder)
    with gr.Blocks() as app:
        with gr.Tab("Demo"):
            gr.Markdown("demo")
        with gr.Tab("Review") as behind:
            review.render()
    desk = opened(app)
    desk.visit.send(app, "load")
    await desk.settle()
    assert "1 of 1" not in desk.says()
    await desk.open(behind)
    assert "1 of 1" in desk.says()
    flagger.flag()
    await desk.open(behind)
    assert "2 of 2" in desk.says()


async def test_without_the_demo_on_the_page_nothing_leads_there(flagger: Flagger, opened: Opened) -> None:
    flagger.flag()
    desk = opened(gr.flagging.review(flagger.folder, calculator()))
    await desk.open()
    assert not desk.visit.props.get(desk.part("Open in the demo").id or 0, {}).get("visible")
