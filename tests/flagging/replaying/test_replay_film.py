"""Films that were flagged are files of their own kind, and replayed byte by byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp

import pytest
from films import film

import fanlight as gr
from fanlight.flagging import JSONLogger
from fanlight.flagging.replaying.replay import replay


def kept(path: str) -> str:
    return str(shutil.copy(path, str(Path(mkdtemp(), Path(path).name))))


def another(_path: str) -> str:
    target = Path(mkdtemp(), "film.webm")
    target.write_bytes(film("webm", 0.4))
    return str(target)


def app(fn: Callable[..., object]) -> gr.Blocks:
    with gr.Blocks() as demo:
        taken, given = gr.Video(label="Taken"), gr.Video(label="Given")
        gr.Button().click(fn, taken, given)
    return demo


@pytest.fixture
def flagged(tmp_path: Path) -> Path:
    path, spoken = tmp_path / "film.webm", tmp_path / "film.srt"
    path.write_bytes(film("webm"))
    spoken.write_text("1\n00:00:00,000 --> 00:00:01,000\nHello\n")
    logger = JSONLogger()
    logger.setup([gr.Video(label="Taken"), gr.Video(label="Given")], tmp_path / "flagged")
    logger.flag([str(path), (str(path), str(spoken))])
    return tmp_path / "flagged"


def test_each_is_a_file_of_its_kind(flagged: Path) -> None:
    found = list(flagged.glob("*/*.*"))
    assert [path.suffix for path in found] == [".webm", ".webm"]
    assert {path.read_bytes() for path in found} == {film("webm")}


def test_the_same_film_is_the_same(flagged: Path) -> None:
    assert replay(app(kept), flagged).counts == {"same": 1}
    assert replay(app(another), flagged).counts == {"changed": 1}
    assert replay(app(lambda path: (kept(path), None)), flagged).counts == {"same": 1}
