"""A generator's values are shown as they come, and the place says that it waits."""

from collections.abc import Iterator
from queue import Queue

import pytest
from browsing import Show
from playwright.sync_api import expect

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
