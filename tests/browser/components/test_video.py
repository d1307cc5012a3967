from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from audit import audit
from browsing import Serve, Visit
from films import film, light
from playwright.sync_api import Page, expect

import fanlight as gr
from fanlight.components._video import facts

PAUSED = True
PLAYS = "() => document.querySelector('video.fl-player')?.readyState >= 2"


def test_a_film_is_played_and_cut_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("video")
    yours = page.get_by_role("group", name="Yours")
    player = yours.locator("video")
    expect(player).to_have_js_property("duration", 6)
    assert page.locator("track").evaluate("(track) => track.track.mode") == "showing"
    audit(page)

    player.focus()
    page.keyboard.press("Space")
    expect(player).not_to_have_js_property("paused", PAUSED)
    page.keyboard.press("Space")
    expect(player).to_have_js_property("paused", PAUSED)
    page.keyboard.press("End")
    expect(player).to_have_js_property("currentTime", 6)

    yours.get_by_role("button", name="Cut out a part").press("Enter")
    start = yours.get_by_role("slider", name="Start")
    expect(start).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Shift+ArrowRight")
    expect(start).to_have_attribute("aria-valuetext", "0:02.0")
    audit(page)
    yours.get_by_role("button", name="Cut out", exact=True).press("Enter")
    expect(page.get_by_label("What the function got")).to_have_value(re.compile("^morning.mp4, "))
    expect(player).to_have_js_property("currentTime", 0)
    assert 3.9 < player.evaluate("(video) => video.duration") < 4.1
    expect(yours.locator(":focus")).to_have_count(1)
    yours.get_by_role("button", name="Back to the whole video").press("Enter")
    expect(player).to_have_js_property("duration", 6)


def test_a_recording_reaches_the_function(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    with gr.Blocks() as demo:
        small = gr.WebcamOptions(constraints={"width": 160, "height": 120})
        you = gr.Video(label="You", sources="webcam", include_audio=True, webcam_options=small)
        got = gr.Textbox(label="Got")

        def keep(path: str) -> str:
            shutil.copy(path, tmp_path / "kept.webm")
            return Path(path).name

        you.stop_recording(keep, you, got)
    page = visit(serve(demo), permissions=["camera", "microphone"])
    page.get_by_role("button", name="Click to record a video").press("Enter")
    expect(page.get_by_role("button", name="Record", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("timer")).to_have_text("0:01")
    page.get_by_role("button", name="Stop recording").press("Enter")
    expect(page.get_by_label("Got")).to_have_value("recording.webm")
    page.wait_for_function(PLAYS)
    kept = tmp_path / "kept.webm"
    assert facts(kept, "Video").audio == "opus"
    assert light(kept)  # how many pictures there are is the machine's affair


def test_pieces_of_a_stream_play_as_one_film(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        for number, kind in enumerate(("ts", "mp4", "ts")):
            path = tmp_path / f"{number}.{kind}"
            path.write_bytes(film(kind, 0.4))
            yield str(path)

    with gr.Blocks() as demo:
        shown, go, ended = (
            gr.Video(label="Stream", streaming=True, autoplay=True),
            gr.Button("Go"),
            gr.Number(),
        )
        go.click(pieces, None, shown)
        shown.end(lambda: 1, None, ended)
    page = visit(serve(demo))
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("spinbutton")).to_have_value("1")
    ranges = page.locator("video").evaluate(
        "({ buffered }) => [...Array(buffered.length).keys()].map((at) => buffered.end(at))"
    )
    assert len(ranges) == 1
    assert 1.1 < ranges[0] < 1.4
