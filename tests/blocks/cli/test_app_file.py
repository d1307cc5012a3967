from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from fanlight.blocks.cli.app_file import load_app

HEAD = """
import fanlight as gr

def app(title="An app"):
    with gr.Blocks(title=title) as made:
        gr.Button().click(lambda x: x, gr.Textbox(), gr.Textbox())
    return made
"""
Write = Callable[..., str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write an app's file; gives its path."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    before = {*sys.modules}

    def written(text: str, name: str = "app.py") -> str:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(HEAD + text)
        return str(path)

    yield written
    for name in {*sys.modules} - before:
        del sys.modules[name]


def refusal(where: str) -> str:
    with pytest.raises(click.ClickException) as refused:
        load_app(where)
    assert "\n" not in refused.value.message
    return refused.value.message


def test_demo_comes_first_else_the_only_one(write: Write) -> None:
    assert load_app(write("other = app()\ndemo = app('This')\n")).title == "This"
    assert load_app(write("mine = same = app('That')\n")).title == "That"


def test_a_launch_serves_nothing_and_a_script_is_not_started(write: Write) -> None:
    text = """
demo = app()
_, address, _ = demo.queue().launch(server_port=7860, inbrowser=True)
demo.title = f"launched at {address!r}"
if __name__ == "__main__":
    raise SystemExit("started")
"""
    assert load_app(write(text)).title == "launched at ''"


def test_a_name_is_that_of_an_app_or_of_what_makes_it(write: Write) -> None:
    path = write("one = app('One')\ntwo = app('Two')\n")
    assert load_app(f"{path}:two").title == "Two"
    assert load_app(f"{path}:app").title == "An app"


def test_a_module_is_found_from_the_working_folder(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("demo = app('Inside')\n", "cli_pack/inner.py")
    monkeypatch.chdir(tmp_path)
    assert load_app("cli_pack.inner").title == "Inside"
    assert load_app("cli_pack.inner:demo").title == "Inside"


def test_what_lies_beside_the_file_can_be_imported_and_pickled_names_are_found(write: Write) -> None:
    write("VALUE = 3\n", "beside_the_app.py")
    demo = load_app(write("import beside_the_app\ndemo = app(str(beside_the_app.VALUE))\n", "app_of_cli.py"))
    assert demo.title == "3"
    assert "app_of_cli" in sys.modules


def test_a_file_may_be_called_like_a_module_that_is_loaded(write: Write) -> None:
    assert load_app(write("demo = app('Mine')\n", "click.py")).title == "Mine"
    assert sys.modules["click"] is click


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("import no_such_module\n", r"ModuleNotFoundError: No module named 'no_such_module' \(line 8\)"),
        ("raise SystemExit('no model')\n", "SystemExit: no model"),
        ("x = = 1\n", r"SyntaxError: invalid syntax \(line 8\)"),
        ("", "It has no app. Write"),
        ("one = app()\ntwo = app()\n", "It has one, two. Write .*:NAME"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(write: Write, text: str, said: str) -> None:
    path = write(text)
    message = refusal(path)
    assert path in message
    assert re.search(said, message), message


def test_a_name_that_is_not_there_or_no_app_is_told(write: Write, tmp_path: Path) -> None:
    path = write("demo = app()\nnumber = 3\ndef fails():\n    return 1 / 0\n")
    assert "nothing called dmo" in refusal(f"{path}:dmo")
    assert "It has demo." in refusal(f"{path}:number")
    assert "fails() of" in refusal(f"{path}:fails")
    assert "There is no file" in refusal(str(tmp_path / "nope.py"))
    assert "No module named 'no_such_package'" in refusal("no_such_package.app")
