"""Parts of the page that functions build: they come, stay, go, and nobody loses the place where he types."""

from __future__ import annotations

import re
from base64 import b64decode
from threading import Event

import pytest
from browsing import Faults, Serve, Show, Visit
from playwright.sync_api import Page, expect
from relay import Relay

import fanlight as gr

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)


def tasks() -> gr.Blocks:
    """A list of notes, each with a key; one above removes its first, one below says what was typed."""
    with gr.Blocks() as demo:
        names = gr.State(["a", "b", "c"])
        drop = gr.Button("Drop the first")
        drop.click(lambda names: names[1:], names, names)

        @gr.render(inputs=names)
        def show(these: list[str]) -> None:
            for name in these:
                with gr.Row():
                    note = gr.Textbox(key=name, label=f"Note {name}")
                    said = gr.Textbox(key=("said", name), label=f"Said {name}")
                    gr.Button(f"Say {name}").click(lambda text, name=name: f"{name}: {text}", note, said)
                    gr.Button(f"Remove {name}").click(
                        lambda names, name=name: [one for one in names if one != name], names, names
                    )

    return demo


def caret(page: Page) -> list[int]:
    found: list[int] = page.evaluate(
        "() => [document.activeElement.selectionStart, document.activeElement.selectionEnd]"
    )
    return found


def test_what_is_typed_and_the_caret_stay_while_the_list_changes(show: Show) -> None:
    page = show(tasks())
    note = page.get_by_label("Note b")
    note.fill("window over a door")
    page.get_by_role("button", name="Say b").click()
    expect(page.get_by_label("Said b")).to_have_value("b: window over a door")
    note.press("Home")
    for _ in range(3):
        note.press("ArrowRight")
    page.evaluate("() => document.querySelector('button').click()")  # without taking the focus
    expect(page.get_by_label("Note a")).to_have_count(0)
    expect(note).to_be_focused()
    assert caret(page) == [3, 3]
    page.keyboard.type("ter")
    expect(note).to_have_value("winterdow over a door")
    expect(page.get_by_label("Said b")).to_have_value("b: window over a door")
    page.get_by_role("button", name="Say b").click()
    expect(page.get_by_label("Said b")).to_have_value("b: winterdow over a door")


def test_each_row_is_its_own(show: Show) -> None:
    page = show(tasks())
    page.get_by_role("button", name="Remove b").press("Enter")
    expect(page.get_by_label("Note b")).to_have_count(0)
    page.get_by_label("Note c").fill("last")
    page.get_by_role("button", name="Say c").click()
    expect(page.get_by_label("Said c")).to_have_value("c: last")
    page.get_by_role("button", name="Remove a").click()
    expect(page.get_by_label("Note a")).to_have_count(0)
    expect(page.get_by_label("Note c")).to_have_value("last")


def test_the_list_is_there_after_a_reload(show: Show) -> None:
    page = show(tasks())
    page.get_by_label("Note b").fill("kept")
    page.get_by_role("button", name="Remove a").click()
    expect(page.get_by_label("Note a")).to_have_count(0)
    page.reload()
    expect(page.get_by_label("Note b")).to_have_value("kept")
    expect(page.get_by_label("Note a")).to_have_count(0)


def test_a_render_that_was_missed_comes_with_the_connection(
    serve: Serve, visit: Visit, faults: Faults
) -> None:
    faults.foresee("WebSocket connection to .* failed")
    with gr.Blocks() as demo:
        count = gr.Number(1, label="Count")
        release = Event()

        @gr.render(inputs=count)
        def show(count: float) -> None:
            assert count == 1 or release.wait(20)
            for number in range(int(count)):
                gr.Textbox(label=f"Box {number}")

    with Relay(serve(demo)) as relay:
        page = visit(relay.url)
        expect(page.get_by_label("Box 0")).to_be_visible()
        page.get_by_label("Count").fill("3")
        relay.cut()
        release.set()
        relay.mend()
        expect(page.get_by_label("Box 2")).to_be_visible()


def test_a_server_that_was_started_again_renders_anew(serve: Serve, visit: Visit, faults: Faults) -> None:
    faults.foresee("WebSocket connection to .* failed")
    with gr.Blocks() as demo:
        count = gr.Number(1, label="Count")

        @gr.render(inputs=count)
        def show(count: float) -> None:
            for number in range(int(count)):
                gr.Textbox(label=f"Box {number}")

    url = serve(demo)
    page = visit(url)
    page.get_by_label("Count").fill("2")
    expect(page.get_by_label("Box 1")).to_be_visible()
    page.evaluate("() => document.querySelector('.fl-column').setAttribute('data-old', '')")
    page.get_by_label("Box 1").evaluate("box => box.setAttribute('data-old', '')")
    port = int(url.rsplit(":", 1)[1].strip("/"))
    demo.close()
    demo.launch(prevent_thread_lock=True, quiet=True, server_port=port)
    expect(page.locator("[data-old] textarea, textarea:not([data-old])").last).to_be_visible()
    expect(page.locator("textarea[data-old], input[data-old]")).to_have_count(0)
    expect(page.get_by_label("Box 1")).to_be_visible()


def test_an_error_is_shown_in_its_place_over_what_was_there(show: Show) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")

        @gr.render(inputs=name)
        def greet(name: str) -> None:
            gr.Markdown(f"Hello {name}")
            if name == "b":
                raise gr.Error("Not you.", visible=False)

    page = show(demo)
    expect(page.get_by_text("Hello")).to_be_visible()
    page.get_by_label("Name").fill("b")
    expect(page.get_by_role("alert")).to_contain_text("Not you.")
    expect(page.get_by_text("Hello")).to_be_visible()
    page.get_by_label("Name").fill("c")
    expect(page.get_by_text("Hello c")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 1000])
def test_two_hundred_components_are_one_drawing(serve: Serve, visit: Visit, width: int) -> None:
    with gr.Blocks() as demo:
        count = gr.Number(0, label="Count")

        @gr.render(inputs=count)
        def show(count: float) -> None:
            for number in range(int(count)):
                gr.Textbox(label=f"Box {number}")

    page = visit(serve(demo), viewport={"width": width, "height": 700})
    page.evaluate(
        """() => { window.sizes = []; new MutationObserver(() =>
           sizes.push(document.querySelectorAll('.fl-textbox').length)
        ).observe(document.querySelector('main'), {childList: true, subtree: true}) }"""
    )
    page.get_by_label("Count").fill("200")
    expect(page.get_by_label("Box 199")).to_have_count(1)
    assert set(page.evaluate("sizes")) <= {0, 200}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_javascript_of_a_rendered_listener_runs(show: Show) -> None:
    with gr.Blocks() as demo:
        total = gr.Textbox(label="Total")

        @gr.render()
        def build() -> None:
            for word in ("one", "two"):
                gr.Button(word).click(None, None, total, js=f"() => '{word} from the browser'")

    page = show(demo)
    page.get_by_role("button", name="two").click()
    expect(page.get_by_label("Total")).to_have_value("two from the browser")


def test_a_timer_and_what_runs_every_so_often_live_as_long_as_they_are_shown(show: Show) -> None:
    with gr.Blocks() as demo:
        mode = gr.Radio(["clock", "none"], value="clock", label="Mode")
        ticks = gr.State(0)
        said = gr.Number(label="Ticks")

        @gr.render(inputs=mode)
        def build(mode: str) -> None:
            if mode == "clock":
                gr.Timer(0.1).tick(lambda count: (count + 1, count + 1), ticks, [ticks, said])
                gr.Number(iter(range(1000)).__next__, every=0.1, label="Every")
            else:
                gr.Markdown("stopped")

        asked = gr.Textbox(label="Asked")
        gr.Button("Ask").click(lambda: "answered", None, asked)

    page = show(demo)
    expect(page.get_by_label("Every")).to_have_value(re.compile("[2-9]|..+"))
    expect(page.get_by_label("Ticks")).not_to_have_value("0")
    page.get_by_label("none").check()
    expect(page.get_by_text("stopped")).to_be_visible()
    stood = int(page.get_by_label("Ticks").input_value())
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_label("Asked")).to_have_value("answered")
    assert int(page.get_by_label("Ticks").input_value()) <= stood + 1  # one may have been on its way
    page.get_by_label("clock").check()
    expect(page.get_by_label("Every")).to_have_value(re.compile("."))


def test_a_file_is_uploaded_into_a_rendered_component(show: Show) -> None:
    with gr.Blocks() as demo:
        size = gr.Textbox(label="Size")

        @gr.render()
        def build() -> None:
            picture = gr.Image(label="Picture")
            picture.upload(lambda picture: str(picture.shape), picture, size)

    page = show(demo)
    page.locator("input[type=file]").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": PIXEL}
    )
    expect(page.get_by_label("Size")).to_have_value("(1, 1, 3)")


def test_whoever_types_fast_loses_no_key_to_the_renders_that_each_key_causes(show: Show) -> None:
    with gr.Blocks() as demo:
        notes = gr.State(["", "two"])
        shown = gr.JSON(label="Notes")
        notes.change(lambda notes: notes, notes, shown)

        @gr.render(inputs=notes)
        def build(these: list[str]) -> None:
            for number, text in enumerate(these):

                def write(text: str, notes: list[str], number: int = number) -> list[str]:
                    return [*notes[:number], text, *notes[number + 1 :]]

                with gr.Row():
                    box = gr.Textbox(text, key=number, label=f"Note {number}")
                    gr.Markdown(f"{len(text)} letters")
                box.change(write, [box, notes], notes)

    page = show(demo)
    box = page.get_by_label("Note 0")
    box.click()
    page.keyboard.type("a fanlight is the window over a door", delay=8)
    expect(page.get_by_text("36 letters")).to_be_visible()
    expect(box).to_have_value("a fanlight is the window over a door")
    expect(box).to_be_focused()
    assert caret(page) == [36, 36]
    page.keyboard.press("Home")
    page.keyboard.type("Yes: ", delay=8)
    expect(page.get_by_text("41 letters")).to_be_visible()
    expect(box).to_have_value("Yes: a fanlight is the window over a door")
    assert caret(page) == [5, 5]
    expect(page.get_by_label("Note 1")).to_have_value("two")
