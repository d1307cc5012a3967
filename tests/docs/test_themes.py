"""The page on themes tells of every name and every look."""

from __future__ import annotations

from pathlib import Path

from fanlight.blocks.themes.colors import HUES
from fanlight.blocks.themes.looks import READY_MADE
from fanlight.blocks.themes.names import NAMES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "themes.md").read_text("utf-8")


def test_every_name_look_and_hue_is_there() -> None:
    assert [name for name in NAMES if f"`{name}`" not in PAGE] == []
    assert [one.__name__ for one in READY_MADE if f"`{one.__name__}`" not in PAGE] == []
    assert [hue for hue in HUES if hue not in PAGE] == []
