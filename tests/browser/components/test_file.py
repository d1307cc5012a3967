from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import audit
from browsing import Faults, Serve, Visit
from playwright.sync_api import Page, expect
from relay import Line, Relay

import fanlight as gr


def test_files_are_reordered_sent_and_removed_by_keyboard(
    open_demo: Callable[[str], Page], tmp_path: Path
) -> None:
    page = open_demo("file")
    parts = page.get_by_role("group", name="Parts")
    heard = parts.aria_snapshot()
    assert 'button "Move one.txt"' in heard
    assert 'link "Download three.csv"' in heard
    assert "2.35 MB" in heard
    audit(page)

    page.get_by_role("button", name="Move three.csv", exact=True).focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(parts.get_by_role("listitem").first).to_contain_text("three.csv")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # Remove three.csv
    expect(page.get_by_role("button", name="Remove one.txt")).to_be_focused()

    sent = tmp_path / "four.txt"
    sent.write_text("4444")
    parts.locator("input[type=file]").set_input_files(sent)
    expect(parts.get_by_role("listitem").last).to_contain_text("four.txt")
    joined = page.get_by_role("figure", name="Joined")
    with page.expect_download() as download:
        joined.get_by_role("link", name="Download joined.bin").click()
    assert Path(download.value.path()).read_bytes().endswith(b"4444")


def test_an_upload_that_is_cut_goes_on_when_the_line_is_back(
    serve: Serve, visit: Visit, faults: Faults, tmp_path: Path
) -> None:
    faults.foresee("Failed to load resource|WebSocket connection")
    with gr.Blocks() as demo:
        file = gr.File(label="Film", interactive=True)
        size = gr.Number(label="Size")
        file.upload(lambda path: Path(path).stat().st_size, file, size)
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(20_000_000))
    with Relay(serve(demo), Line(delay=0.005)) as relay:
        page = visit(relay.url)
        group = page.get_by_role("group", name="Film")
        group.locator("input[type=file]").set_input_files(film)
        bar = group.get_by_role("progressbar", name="Sending film.bin")
        expect(bar).to_be_visible()
        page.wait_for_function("() => document.querySelector('progress')?.value > 0.2")
        relay.cut()
        expect(group.get_by_text("Waiting for the connection")).to_be_visible()
        relay.mend()
        expect(page.get_by_label("Size")).to_have_value("20000000", timeout=20_000)


def test_a_list_of_a_thousand_files_is_no_higher_than_others(serve: Serve, visit: Visit) -> None:
    with gr.Blocks() as demo:
        gr.Files(
            [f"https://example.org/{number}.bin" for number in range(1_000)], label="Many", interactive=False
        )
    page = visit(serve(demo))
    rows = page.get_by_role("figure", name="Many").get_by_role("listitem")
    expect(rows.first).to_be_visible()
    assert rows.count() < 60
    page.get_by_role("list").evaluate("(list) => list.scrollTo(0, list.scrollHeight)")
    expect(page.get_by_text("999.bin")).to_be_in_viewport()
