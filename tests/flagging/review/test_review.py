from __future__ import annotations

from pathlib import Path

import pytest

import fanlight as gr


def test_the_folder_is_that_of_the_demo(tmp_path: Path) -> None:
    demo = gr.Interface(str.upper, "text", "text", flagging_dir=tmp_path / "mine")
    assert gr.flagging.review(demo=demo)._album.folder == tmp_path / "mine"
    assert gr.flagging.review(tmp_path / "other", demo)._album.folder == tmp_path / "other"


def test_without_a_demo_it_is_where_interfaces_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    demo = gr.Interface(str.upper, "text", "text")
    assert gr.flagging.review()._album.folder == Path(demo.flagging_dir).absolute()
    monkeypatch.setenv("FANLIGHT_FLAGGING_DIR", "elsewhere")
    assert gr.flagging.review()._album.folder == tmp_path / "elsewhere"
