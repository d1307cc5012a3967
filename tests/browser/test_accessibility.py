"""What a screen reader finds, and what axe-core finds fault with: nothing."""

from __future__ import annotations

import runpy
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from audit import SCHEMES, audit, overhang, resize, violations
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

ROOT = Path(__file__).parents[2]
DEMOS = sorted((ROOT / "demos").glob("*.py"))


def open_demo(name: str, serve: Serve, visit: Visit, **options: object) -> Page:
    page = visit(serve(runpy.run_path(str(ROOT / "demos" / f"{name}.py"))["demo"]), **options)
    expect(page.get_by_role("main")).to_be_visible()
    expect(page.locator(".fl-loading")).to_have_count(0)
    return page


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("path", DEMOS, ids=lambda path: path.stem)
def test_axe_finds_no_fault_in_a_demo(path: Path, serve: Serve, visit: Visit) -> None:
    page = open_demo(path.stem, serve, visit, bypass_csp=True, reduced_motion="reduce")
    for tab in page.get_by_role("tab").all():
        tab.click()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert violations(page) == [], f"{scheme}, tab {tab.inner_text()}"
    audit(page, 320, 1440)
    resize(page, 768)
    assert overhang(page) == []


EMPTY_FRAME = """\
    - text: Image
    - button "Drop an image here, paste, or click to choose"
    - button "Paste"
    - button "Camera"
    - alert"""
SEPIA = f"""\
- main:
  - heading "Fanlight" [level=1]
  - group "Image":
{EMPTY_FRAME}
  - text: Slider
  - slider "Slider": "0.5"
  - spinbutton "Slider (number)": "0.5"
  - group "Image":
{EMPTY_FRAME}
  - button "Flag"
- status
- status
- region "Messages\""""


def test_the_sepia_demo_is_heard_as_it_is_seen(serve: Serve, visit: Visit) -> None:
    page = open_demo("sepia_flagging", serve, visit)

    assert page.locator("body").aria_snapshot() == SEPIA


def test_axe_finds_no_fault_where_things_happen(serve: Serve, visit: Visit) -> None:
    def fail() -> str:
        gr.Info("A word beside it.", duration=None)
        raise gr.Error("It did not work.", duration=None)

    go_on = Event()
    with gr.Blocks() as demo:
        failed, waiting = (
            gr.Textbox(label="Failed", info="How it goes"),
            gr.Label({"cat": 0.9}, label="Waiting"),
        )
        with gr.Row():
            gr.Image(np.zeros((20, 30, 3), np.uint8), label="Black", interactive=True)
            gr.Image(np.zeros((20, 30, 3), np.uint8), label="Shown", interactive=False)
        gr.JSON({"a": [1, None, "text"]}, label="Data")
        gr.Markdown("# Title\n\nText, `code`, [link](https://example.org)\n\n| a | b |\n|---|---|\n| 1 | 2 |")
        with gr.Group():
            gr.Radio(["a", "b"], value="a", label="Choice", info="One of two", interactive=False)
            gr.Checkbox(label="Agree", info="Or not", interactive=False)
        with gr.Row():
            gr.Button("Off", interactive=False)
            gr.Button("Away", link="https://example.org", variant="huggingface")
        with gr.Accordion("More"):
            gr.Slider(0, 1, label="Moved", interactive=False)
        gr.Button("Fail").click(fail, None, failed)
        gr.Button("Wait").click(lambda: go_on.wait(60) and None, None, waiting)
    page = visit(serve(demo), bypass_csp=True, reduced_motion="reduce")
    page.get_by_role("button", name="Fail").click()
    expect(page.get_by_role("alert").filter(has_text="It did not work.")).to_be_visible()
    page.get_by_role("button", name="Wait").click()
    expect(page.get_by_role("group", name="Waiting")).to_contain_text("1 s")
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    go_on.set()
    page.get_by_role("figure", name="Shown").get_by_role("button", name="Fullscreen").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []


def test_axe_finds_no_fault_where_one_waits(serve: Serve, visit: Visit) -> None:
    go_on = Event()

    def work(progress: gr.Progress = gr.Progress()) -> None:
        for _ in progress.tqdm("ab", desc="Letters"):
            progress(None, desc="Nobody knows")
            go_on.wait(60)

    with gr.Blocks() as demo:
        name = gr.Textbox("A", label="Name")
        working, waiting, stopped = (
            gr.Textbox(label="Working"),
            gr.JSON(label="Waiting"),
            gr.Textbox(label="Stopped"),
        )
        gr.Button("Work").click(work, None, working, concurrency_id="one")
        gr.Button("Wait").click(work, None, waiting, concurrency_id="one")
        late = gr.Button("Stop me").click(work, None, stopped, concurrency_id="one")
        gr.Button("Stop").click(None, cancels=late)
        refuse = gr.Button("Refuse")
        refuse.click(
            print, name, None, validator=lambda name: gr.validate(len(name) > 1, "Two letters at least.")
        )
    page = visit(serve(demo), bypass_csp=True, reduced_motion="reduce")
    for button in ("Work", "Wait", "Stop me"):
        page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("progressbar")).to_have_count(2)
    expect(page.get_by_text("1 ahead", exact=True)).to_be_visible()
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped before it began.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Refuse").click()
    expect(page.get_by_label("Name")).to_have_accessible_description("Two letters at least.")
    audit(page)
    go_on.set()
