"""Examples: filling a form with a click, turning pages, results that are there already."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from browsing import Show
from PIL import Image
from playwright.sync_api import expect

import fanlight as gr


def test_a_click_fills_the_form_and_nothing_else_does(show: Show) -> None:
    with gr.Blocks() as demo:
        word, times, result = gr.Textbox(label="Word"), gr.Number(label="Times"), gr.Textbox(label="Result")
        gr.Button("Say").click(lambda word, times: f"{word} {times}", [word, times], result)
        gr.Examples([["ha", 3], ["tick", 5]], [word, times])
    page = show(demo)
    page.get_by_label("Word").fill("mine")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Result")).to_have_value("mine 0")

    page.get_by_role("row", name="tick").click()  # anywhere in the row
    expect(page.get_by_label("Word")).to_have_value("tick")
    expect(page.get_by_label("Times")).to_have_value("5")
    page.get_by_role("button", name="Say").click()
    expect(page.get_by_label("Result")).to_have_value("tick 5")


def test_the_keyboard_turns_pages_and_chooses(show: Show) -> None:
    with gr.Blocks() as demo:
        word, result = gr.Textbox(label="Word"), gr.Textbox(label="Result")
        word.change(str.upper, word, result)
        gr.Examples([f"word {number}" for number in range(35)], word)
    page = show(demo)
    expect(page.get_by_role("listitem")).to_have_count(10)
    page.get_by_role("button", name="Page 4").press("Enter")
    expect(page.get_by_role("listitem")).to_have_text([f"word {number}" for number in range(30, 35)])
    expect(page.get_by_role("button", name="Page 4")).to_be_focused()
    page.get_by_role("button", name="word 34").press("Space")
    expect(page.get_by_label("Result")).to_have_value("WORD 34")


def test_pictures_are_seen_and_go_into_the_form(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, light in (("dark", 10), ("bright", 250)):
        Image.fromarray(np.full((30, 40, 3), light, np.uint8)).save(f"{name}.png")
    with gr.Blocks() as demo:
        photo, mean = gr.Image(label="Photo"), gr.Number(label="Light")
        photo.change(lambda pixels: float(pixels.mean()), photo, mean)
        gr.Examples(["dark.png", "bright.png"], photo)
    page = show(demo)
    pictures = page.get_by_role("list").get_by_role("img")
    expect(pictures).to_have_count(2)
    page.wait_for_function(
        "() => [...document.querySelectorAll('li img')].every((one) => one.naturalWidth === 40)"
    )
    page.get_by_role("button", name="bright.png").click()
    expect(page.get_by_label("Light")).to_have_value("250")


def test_kept_results_are_shown_without_a_call(
    show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    calls: list[str] = []

    def answer(question: str) -> str:
        calls.append(question)
        return f"{question} Yes."

    demo = gr.Interface(
        answer,
        gr.Textbox(label="Question"),
        gr.Textbox(label="Answer"),
        examples=["Is it late?", "Will it rain?"],
        cache_examples=True,
    )
    page = show(demo)
    assert calls == ["Is it late?", "Will it rain?"]
    expect(page.get_by_label("Answer")).to_have_value("Is it late? Yes.")
    page.get_by_role("button", name="Will it rain?").click()
    expect(page.get_by_label("Question")).to_have_value("Will it rain?")
    expect(page.get_by_label("Answer")).to_have_value("Will it rain? Yes.")
    assert len(calls) == 2
