from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from audit import audit
from browsing import Serve, Visit
from playwright.sync_api import Page, expect

import fanlight as gr

HEARD = """\
- group "One table":
  - text: One table
  - tree "One table":
    - treeitem "data" [level=1]
  - status: Nothing chosen
  - button "Reload\""""


def test_files_are_chosen_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("file_explorer")
    one = page.get_by_role("group", name="One table")
    expect(one.get_by_role("treeitem", name="data")).to_be_visible()
    assert one.aria_snapshot() == HEARD
    files = page.get_by_role("tree", name="Files")
    expect(files.get_by_role("treeitem", name="sun.csv", selected=True)).to_be_visible()
    audit(page)

    files.focus()
    page.keyboard.press("End")
    page.keyboard.press("Space")
    expect(page.get_by_label("Content")).to_have_value("data/2026/sun.csv\nreadme.txt\n")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowLeft")
    expect(files.get_by_role("treeitem", name="data", expanded=False)).to_be_visible()


def test_ten_thousand_entries_of_a_folder_scroll(serve: Serve, visit: Visit, tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").touch()
    with gr.Blocks() as demo:
        gr.FileExplorer(root_dir=tmp_path, label="Many", height=300, interactive=True)
    page = visit(serve(demo))
    tree = page.get_by_role("tree", name="Many")
    expect(tree.get_by_role("treeitem", name="00000.txt")).to_be_visible()
    tree.focus()
    page.keyboard.press("End")
    expect(tree.get_by_role("treeitem", name="09999.txt")).to_be_in_viewport()
    assert tree.get_by_role("treeitem").count() < 60
