from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.examples.rows import rows
from fanlight.blocks.tree.component import Component

WORD_AND_NUMBER: list[Component] = [gr.Textbox(label="Word"), gr.Number(label="Times")]
PICTURE: list[Component] = [gr.Image()]


@pytest.mark.parametrize("examples", [[["a", 1], ["b"]], (("a", 1), ("b", None))])
def test_rows_have_a_value_or_none_for_each_input(examples: Any) -> None:
    assert rows(examples, WORD_AND_NUMBER) == [["a", 1], ["b", None]]


def test_with_one_input_values_are_rows() -> None:
    assert rows(["a", ["b"]], [gr.Textbox()]) == [["a"], ["b"]]
    pixels = np.zeros((2, 2, 3), np.uint8)
    assert rows([pixels], PICTURE)[0][0] is pixels


def test_what_is_too_much_is_left_out_with_a_warning() -> None:
    with pytest.warns(UserWarning, match=r"more values than the 2 inputs \(Textbox 'Word', Number 'Times'\)"):
        assert rows([["a", 1, 2]], WORD_AND_NUMBER) == [["a", 1]]


@pytest.mark.parametrize("examples", [["a"], 5, {"a": 1}, None])
def test_something_else_is_refused(examples: Any) -> None:
    with pytest.raises(PageError, match="Examples"):
        rows(examples, WORD_AND_NUMBER)


def test_a_path_starts_at_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home = Path.cwd()
    assert rows(["cats/a.png", Path("b.png"), "/c.png"], PICTURE) == [
        [str(home / "cats/a.png")],
        [str(home / "b.png")],
        ["/c.png"],
    ]
    assert rows(["https://example.org/a.png"], PICTURE) == [["https://example.org/a.png"]]
    assert rows(["a.png"], [gr.Textbox()]) == [["a.png"]]


def test_the_files_of_a_folder_are_examples(tmp_path: Path) -> None:
    for name in ("b.png", "a.png", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    assert rows(str(tmp_path), PICTURE) == [[str(tmp_path / "a.png")], [str(tmp_path / "b.png")]]


TABLE = 'picture,sure,colour,note\na.png,True,2,"one, two"\n,false,1,\n'


@pytest.mark.parametrize("named", [True, False])
def test_a_table_says_which_values_belong_together(tmp_path: Path, *, named: bool) -> None:
    (tmp_path / "log.csv").write_text(TABLE, "utf-8-sig")
    inputs = [gr.Image(), gr.Checkbox(), gr.Radio([1, 2]), gr.Textbox()]
    path = tmp_path / "log.csv" if named else tmp_path
    assert rows(path, inputs) == [[str(tmp_path / "a.png"), True, 2, "one, two"], [None, False, 1, None]]


def test_columns_without_an_input_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text("word,times,flag\na,3,wrong\n")
    assert rows(tmp_path, WORD_AND_NUMBER) == [["a", "3"]]


def test_the_only_table_of_a_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dataset1.csv").write_text("word,times\na,3\n")
    assert rows(tmp_path, WORD_AND_NUMBER) == [["a", "3"]]
    (tmp_path / "dataset2.csv").write_text("word,times\nb,3\n")
    with pytest.raises(PageError, match=r"need a table in it .*: log.csv"):
        rows(tmp_path, WORD_AND_NUMBER)


def test_a_folder_that_is_not_there_is_named() -> None:
    with pytest.raises(PageError, match=r"there is no folder or CSV file '/nowhere/at/all'"):
        rows("/nowhere/at/all", PICTURE)


def test_the_warning_points_at_the_author_s_line() -> None:
    with gr.Blocks(), pytest.warns(UserWarning, match="more values") as seen:
        gr.Examples([["a", 1, 2]], [gr.Textbox(), gr.Number()])
    assert [one.filename for one in seen] == [__file__]
