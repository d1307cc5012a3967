"""Sound in Chromium, whose microphone beeps here: recorded, cut by keys, streamed in both directions."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from audit import audit
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

RATE = 24_000
HUM = """() => {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const hum = new OscillatorNode(context, { frequency: 441 });
    const heard = new MediaStreamAudioDestinationNode(context);
    hum.connect(new GainNode(context, { gain: 0.5 })).connect(heard);
    hum.start();
    return heard.stream;
  };
}"""
"""A microphone that hears one pure tone: each of its numbers follows from the two before."""
PIECE = (np.sin(np.arange(RATE // 5) / 9) * 9000).astype(np.int16)


def test_a_voice_is_recorded_heard_and_cut_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("audio")
    voice = page.get_by_role("group", name="Your voice")
    record = voice.get_by_role("button", name="Record")
    record.focus()
    page.keyboard.press("Enter")
    expect(voice.get_by_role("button", name="Stop")).to_be_focused()
    assert re.search(r"status: \d:\d\d", voice.aria_snapshot())
    assert 'meter "Loudness"' in voice.aria_snapshot()
    audit(page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(voice.get_by_role("button", name="Resume")).to_be_focused()
    page.keyboard.press("Enter")
    expect(voice.get_by_role("status")).not_to_have_text(re.compile("^0:0[01]$"))  # more than a second
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")

    wave = voice.get_by_role("slider", name="Position")
    expect(wave).to_have_attribute("aria-valuetext", re.compile(r"0:00 of \d+:\d\d"))
    wave.press("End")
    voice.get_by_role("button", name="Cut out a part").press("Enter")
    start = voice.get_by_role("slider", name="Start")
    expect(start).to_be_focused()
    start.press("PageUp")
    expect(start).to_have_attribute("aria-valuetext", "0:01.0")
    audit(page, 320)
    voice.get_by_role("button", name="Keep this part").press("Enter")
    expect(wave).to_have_attribute("aria-valuetext", re.compile(r"\d+:\d\d of \d+:\d\d"))
    expect(voice.locator(":focus")).to_have_count(1)
    voice.get_by_role("button", name="Undo").press("Enter")
    expect(voice.get_by_role("button", name="Undo")).to_have_count(0)
    scissors = voice.get_by_role("button", name="Cut out a part")
    scissors.press("Enter")
    voice.get_by_role("button", name="Cancel").press("Enter")
    expect(scissors).to_be_focused()


def test_what_is_recorded_reaches_the_function_whole_and_a_stream_is_played_to_its_end(
    serve: Serve, visit: Visit
) -> None:
    recorded: list[Any] = []
    pieces: list[Any] = []
    events: list[str] = []
    heard = threading.Event()

    def begin() -> None:
        events.append("play")
        heard.set()

    def speak() -> Iterator[Any]:
        yield RATE, PIECE
        assert heard.wait(20)  # the rest is made when the beginning was heard
        for _ in range(3):
            yield RATE, PIECE

    def whole(sound: Any) -> str:
        events.append("whole")
        return f"{len(sound[1])} samples"

    with gr.Blocks() as demo:
        once, live = gr.Audio(label="Once"), gr.Audio(label="Live", streaming=True)
        answer = gr.Audio(label="Answer", streaming=True, autoplay=True, interactive=False)
        said, told = gr.Button("Speak"), gr.Textbox(label="Told")
        done = gr.Textbox(label="Done")
        kept = gr.Textbox(label="Kept")
        once.stop_recording(recorded.append, once).then(lambda: "once", None, kept)
        live.stream(pieces.append, live, stream_every=0.1)
        live.stop_recording(lambda: "live", None, done)
        said.click(speak, None, answer)
        answer.play(begin)
        answer.stop(lambda: events.append("stop")).then(whole, answer, told)

    page = visit(serve(demo))
    page.evaluate(HUM)
    said_button = page.get_by_role("button", name="Speak")
    said_button.click()
    for name in ("Once", "Live"):
        page.get_by_role("group", name=name).get_by_role("button", name="Record").click()
    expect(page.get_by_label("Told")).to_have_value(f"{4 * len(PIECE)} samples")
    assert events == ["play", "stop", "whole"]
    answer_player = page.get_by_role("figure", name="Answer")
    expect(answer_player.get_by_role("button", name="Play")).to_be_visible()
    expect(answer_player.locator("audio")).to_have_attribute("src", re.compile("audio.wav"))

    live_group = page.get_by_role("group", name="Live")
    expect(live_group.get_by_role("status")).not_to_have_text("0:00")
    seconds = page.evaluate("() => performance.now() / 1000")
    live_group.get_by_role("button", name="Stop").click()
    expect(page.get_by_label("Done")).to_have_value("live")
    page.get_by_role("group", name="Once").get_by_role("button", name="Stop").click()
    expect(page.get_by_role("group", name="Once").get_by_role("button", name="Play")).to_be_visible()
    expect(page.get_by_label("Kept")).to_have_value("once")
    rate, numbers = recorded[0]
    assert rate in (44_100, 48_000)
    assert numbers.dtype == np.int16
    assert 1 <= len(numbers) / rate <= seconds + 30
    assert len(pieces) > 1
    assert {one[0] for one in pieces} == {rate}
    assert 1 <= sum(len(one[1]) for one in pieces) / rate <= len(numbers) / rate + 30
    assert max(_jumps(rate, [one[1] for one in pieces])) < 4  # nothing is missing between two pieces


def _jumps(rate: int, pieces: list[Any]) -> list[float]:
    """How far the first number of each piece is from the one that the tone has there."""
    sound = np.concatenate(pieces).astype(float)
    edges = np.cumsum([len(piece) for piece in pieces])[:-1]
    swing = 2 * np.cos(2 * np.pi * 441 / rate)
    return [abs(sound[at] - swing * sound[at - 1] + sound[at - 2]) for at in edges]
