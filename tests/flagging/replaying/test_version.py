from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import fanlight as gr
from fanlight.flagging.replaying.version import code_version

APP = """
import fanlight as gr
import neighbour_of_app

def fn(x):
    return x

with gr.Blocks() as demo:
    gr.Button().click(fn, gr.Textbox(), gr.Textbox())
"""


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], gr.Blocks]]:
    """Load an app that lies beside a module that it uses."""
    (tmp_path / "app_of_version.py").write_text(APP)
    (tmp_path / "neighbour_of_app.py").write_text("WEIGHT = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)  # where there is no commit, which might be another one meanwhile

    def demo() -> gr.Blocks:
        found: gr.Blocks = importlib.import_module("app_of_version").demo
        return found

    yield demo
    for name in ("app_of_version", "neighbour_of_app"):
        monkeypatch.delitem(sys.modules, name, raising=False)


def test_it_changes_with_the_code_committed_or_not(load: Callable[[], gr.Blocks], tmp_path: Path) -> None:
    demo = load()
    first = code_version(demo)
    assert code_version(demo) == first
    (tmp_path / "neighbour_of_app.py").write_text("WEIGHT = 2\n")
    second = code_version(demo)
    (tmp_path / "app_of_version.py").write_text(APP.replace("return x", "return -x"))
    third = code_version(demo)
    assert len({first, second, third}) == 3


def test_what_is_elsewhere_does_not_count(load: Callable[[], gr.Blocks], tmp_path: Path) -> None:
    demo = load()
    first = code_version(demo)
    (tmp_path / "not_loaded.py").write_text("x = 1\n")
    assert code_version(demo) == first
