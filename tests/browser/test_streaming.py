"""A generator's values are shown as they come, and the place says that it waits."""

import re
import threading
from collections.abc import Iterator
from queue import Queue
from typing import Any

import pytest
from browsing import Faults, Serve, Show, Visit
from playwright.sync_api import Page, expect
from relay import Relay

import fanlight as gr

END = ""


class Story:
    """A page whose generator yields what the test tells it to."""

    def __init__(self, show: Show) -> None:
        self.words: Queue[str] = Queue()
        with gr.Blocks() as demo:
            told = gr.Textbox(label="Told")
            gr.Button("Tell").click(self._tell, None, told)
        self.page = show(demo)
        self.told = self.page.get_by_label("Told")
        self.place = self.page.locator(".fl-textbox")

    def _tell(self) -> Iterator[str]:
        yield from iter(self.words.get, END)

    def start(self) -> None:
        self.page.get_by_role("button", name="Tell").click()


@pytest.fixture
def story(show: Show) -> Iterator[Story]:
    story = Story(show)
    yield story
    story.words.put(END)


def test_each_value_is_shown_before_the_next_one_is_made(story: Story) -> None:
    story.start()
    for words in ("Once", "Once upon", "Once upon a time"):
        story.words.put(words)
        expect(story.told).to_have_value(words)
    story.words.put(END)

    expect(story.place).to_have_attribute("aria-busy", "false")
    expect(story.told).to_have_value("Once upon a time")


def test_the_place_is_busy_until_the_end(story: Story) -> None:
    expect(story.place).to_have_attribute("aria-busy", "false")
    story.start()
    expect(story.place).to_have_attribute("aria-busy", "true")
    story.words.put("Once")
    expect(story.told).to_have_value("Once")
    expect(story.place).to_have_attribute("aria-busy", "true")
    story.words.put(END)

    expect(story.place).to_have_attribute("aria-busy", "false")


def test_the_seconds_are_counted(story: Story) -> None:
    story.start()

    expect(story.place).to_contain_text("1 s")


LINES = "\n".join(f"{number}. " + "word " * 20 for number in range(60))


def text_of(page: Page) -> str:
    """What is selected, in a field or in the page."""
    text: str = page.evaluate(
        """() => {
            const { activeElement: field } = document;
            return "selectionStart" in field
              ? field.value.slice(field.selectionStart, field.selectionEnd)
              : getSelection().toString();
        }"""
    )
    return text


class Growing:
    """A page on which a text and a list grow, in a textbox, as Markdown and as JSON, beside a field to type in."""

    def __init__(self, show: Show) -> None:
        self.go = threading.Semaphore(0)
        self.last = 0
        with gr.Blocks() as demo:
            gr.Textbox(label="Note")
            told = gr.Textbox(label="Told", max_lines=5)
            prose = gr.Markdown(height=150, container=True, label="Prose")
            data = gr.JSON(label="Data")
            gr.Button("Tell").click(self._tell, None, [told, prose, data])
        self.page = show(demo)
        self.page.get_by_role("button", name="Tell").click()
        self.told, self.note = self.page.get_by_label("Told"), self.page.get_by_label("Note")
        self.prose, self.data = self.page.locator(".fl-prose"), self.page.locator(".fl-json-scroll")
        expect(self.data).to_contain_text("step 0")

    def _tell(self) -> Iterator[tuple[str, str, dict[str, Any]]]:
        steps: list[str] = []
        for step in range(200):
            steps.append(f"step {step}")
            yield LINES + "\n".join(steps), LINES.replace("\n", "\n\n") + "\n\n".join(steps), {"steps": steps}
            self.go.acquire()

    def let_grow(self, steps: int) -> None:
        """Let it grow."""
        self.last += steps
        self.go.release(steps)

    def grow(self, steps: int) -> None:
        """Let it grow, and wait until that is drawn."""
        self.let_grow(steps)
        expect(self.told).to_have_value(re.compile(f"step {self.last}$"))


@pytest.fixture
def growing(show: Show) -> Iterator[Growing]:
    growing = Growing(show)
    yield growing
    growing.go.release(1000)


def test_who_types_elsewhere_is_not_disturbed(growing: Growing) -> None:
    growing.note.press_sequentially("one three")
    for _ in range(6):
        growing.note.press("ArrowLeft")
    for letter in " two":
        growing.let_grow(2)
        growing.note.press(letter)
    growing.grow(1)
    expect(growing.note).to_have_value("one two three")
    expect(growing.note).to_be_focused()


def test_what_is_selected_in_a_growing_text_stays_selected_and_in_sight(growing: Growing) -> None:
    page, told = growing.page, growing.told
    told.evaluate("field => { field.focus(); field.scrollTop = 0; field.setSelectionRange(0, 7); }")
    growing.grow(20)
    assert text_of(page) == "0. word"
    assert told.evaluate("field => field.scrollTop") == 0


def test_the_end_of_a_growing_text_is_in_sight_for_who_has_not_scrolled(growing: Growing) -> None:
    growing.grow(20)
    left = growing.told.evaluate("field => field.scrollHeight - field.clientHeight - field.scrollTop")
    assert left < 9


def test_growing_prose_neither_jumps_nor_loses_a_selection(growing: Growing) -> None:
    growing.prose.evaluate("""prose => {
        prose.scrollTop = 40;
        getSelection().selectAllChildren(prose.querySelectorAll("li")[1]);
        document.activeElement.blur();
    }""")
    chosen = text_of(growing.page)
    growing.grow(20)
    assert text_of(growing.page) == chosen != ""
    assert growing.prose.evaluate("prose => prose.scrollTop") == 40


def test_what_was_closed_in_growing_data_stays_closed(growing: Growing) -> None:
    steps = growing.data.get_by_role("treeitem", name=re.compile("^steps"))
    steps.click()
    growing.grow(20)
    expect(steps).to_have_attribute("aria-expanded", "false")
    expect(steps).to_contain_text("21 items")


def test_a_text_that_grows_while_the_connection_is_lost_is_whole_afterwards(
    serve: Serve, visit: Visit, faults: Faults
) -> None:
    faults.foresee("WebSocket connection to .* failed")
    go = threading.Event()

    def tell() -> Iterator[str]:
        for number in range(400):
            yield LINES + " ".join(map(str, range(number)))
            if number == 200:
                go.wait(60)

    with gr.Blocks() as demo:
        told = gr.Textbox(label="Told")
        gr.Button("Tell").click(tell, None, told)
    with Relay(serve(demo)) as relay:
        page = visit(relay.url)
        page.get_by_role("button", name="Tell").click()
        expect(page.get_by_label("Told")).to_have_value(re.compile(" 199$"))
        relay.cut()
        expect(page.get_by_role("status").filter(has_text="Connection lost")).to_be_visible()
        go.set()
        relay.mend()
        expect(page.get_by_label("Told")).to_have_value(LINES + " ".join(map(str, range(399))))
