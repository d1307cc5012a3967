"""Several models asked the same, side by side: what people see of each, and of one that fails."""

from __future__ import annotations

import threading
from pathlib import Path

from browsing import Show
from playwright.sync_api import expect

import fanlight as gr
from fanlight import flagging


def test_models_answer_side_by_side_and_one_flag_keeps_all(show: Show, tmp_path: Path) -> None:
    go = threading.Event()

    def quick(text: str) -> str:
        return text.upper()

    def picky(text: str) -> str:
        if text == "Hi":
            raise gr.Error("Too short.", print_exception=False)
        return text.lower()

    def slow(text: str) -> str:
        go.wait(30)
        return text[::-1]

    text = gr.Textbox(label="Text", render=False)
    demo = gr.Parallel(
        gr.Interface(quick, text, "text", title="Quick"),
        gr.Interface(picky, "text", "text", title="Picky"),
        gr.Interface(slow, "text", "text", title="Slow"),
        flagging_dir=tmp_path,
        flagging_callback=gr.CSVLogger(verbose=False),
    )
    page = show(demo)
    outputs = {name: page.get_by_label(name, exact=True) for name in ("Quick", "Picky", "Slow")}
    page.get_by_label("Text").fill("Hi")
    page.get_by_role("button", name="Submit").click()
    expect(outputs["Quick"]).to_have_value("HI")
    expect(outputs["Picky"]).to_have_accessible_description("Too short.")
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    expect(outputs["Slow"]).to_have_value("")
    go.set()
    expect(outputs["Slow"]).to_have_value("iH")
    expect(outputs["Slow"]).not_to_have_accessible_description("Too short.")
    expect(
        page.get_by_role("alert").or_(page.get_by_role("status")).filter(has_text="Too short.")
    ).to_have_count(1)

    page.get_by_role("button", name="Clear").click()
    expect(outputs["Quick"]).to_have_value("")
    expect(outputs["Picky"]).not_to_have_accessible_description("Too short.")

    page.get_by_label("Text").fill("Ho ho")
    page.get_by_role("button", name="Submit").click()
    expect(outputs["Picky"]).to_have_value("ho ho")
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_text("Saved")).to_be_visible()
    (sample,) = flagging.read(tmp_path)
    assert [*sample.items()][:4] == [
        ("Text", "Ho ho"),
        ("Quick", "HO HO"),
        ("Picky", "ho ho"),
        ("Slow", "oh oH"),
    ]
