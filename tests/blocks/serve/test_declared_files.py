"""Files that the page itself names: they are shown wherever they lie, and open no other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import numpy as np
import pytest
from PIL import Image

import fanlight as gr


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder from which an app may show nothing: it is neither the working folder nor for temporary files."""
    for name in ("work", "temporary", "elsewhere"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr("fanlight.blocks.files.file_store.gettempdir", lambda: str(tmp_path / "temporary"))
    for name in ("first.png", "sample.png", "other.png"):
        Image.fromarray(np.zeros((2, 2, 3), np.uint8)).save(tmp_path / "elsewhere" / name)
    return tmp_path / "elsewhere"


def test_a_first_value_and_a_sample_are_shown(elsewhere: Path, serve: Callable[..., str]) -> None:
    with gr.Blocks() as demo:
        photo = gr.Image(str(elsewhere / "first.png"))
        gr.Examples([[str(elsewhere / "sample.png")]], photo)
    assert httpx.get(serve(demo)).text.count("$file") == 2


async def test_a_click_on_an_example_may_show_its_file_and_no_neighbour(elsewhere: Path) -> None:
    with gr.Blocks() as demo:
        photo = gr.Image()
        gr.Examples([[str(elsewhere / "sample.png")]], photo)
    files = demo.server.files
    shown, neighbour = (photo.postprocess(str(elsewhere / name)) for name in ("sample.png", "other.png"))
    assert files.publish_all("", shown).name == "sample.png"
    with pytest.raises(PermissionError, match="allowed_paths"):
        files.publish_all("", neighbour)
    await demo.server.close()
