import csv
import io
import json
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fanlight.flagging.keeping.csv_cell import read_cell, write_cell
from fanlight.flagging.keeping.csv_rows import CsvRows
from fanlight.flagging.keeping.kept_file import KeptFile

FOLDER = Path("flagged")
FILE = KeptFile("Photo/0123456789abcdef-cat.png", "cat.png", 318)
SIGNS = st.characters(codec=None) | st.sampled_from("\"',\n\r\t\0=+-@{}[]0e.\ud83d\ude00\ufeff")
TEXT = st.text(SIGNS)
LOOKALIKE = st.sampled_from(
    ["", "-4", "0.5", "nan", "-inf", "true", "null", "1e5", "1e+16", "[]", "{a}", FILE.path]
)
SINGLE = st.none() | st.booleans() | st.integers() | st.floats() | TEXT | LOOKALIKE
VALUE = st.recursive(SINGLE, lambda item: st.lists(item) | st.dictionaries(TEXT, item), max_leaves=10)


def same(left: Any, right: Any) -> bool:
    """Equal in type as well, with NaN equal to itself."""
    return repr(left) == repr(right)


def through_a_file(values: list[Any]) -> list[Any]:
    rows = CsvRows()
    names = [f"column {place}" for place in range(len(values))]
    content = rows.header(names) + rows.row(dict(zip(names, values, strict=True)))
    (record,) = rows.read(io.BytesIO(content), FOLDER)
    assert list(record) == names
    return list(record.values())


@given(st.lists(VALUE, min_size=1, max_size=4))
@example([None])
@example(["'=1", "''=1", "'tis", "'[x]", "[x", "{}"])
@example([2**53 + 1, -(10**300), -0.0, math.inf, math.nan, 5e-324])
@example(["\ud83d\ude00", {"\ud83d": "\ude00", "$float": "nan"}])
def test_every_value_comes_back_exactly(values: list[Any]) -> None:
    assert same(through_a_file(values), values)


@given(st.lists(TEXT.filter(lambda text: not set(text) & set("\0")), min_size=2, max_size=4))
def test_the_csv_module_sees_the_same_cells(texts: list[str]) -> None:
    row = CsvRows().row(dict(enumerate(texts))).decode()  # type: ignore[arg-type]  # any names do
    (cells,) = csv.reader(io.StringIO(row, newline=""), strict=True)
    assert len(cells) == len(texts)
    for cell, text in zip(cells, texts, strict=True):
        assert cell.startswith('{"$text"') or cell in (text, f"'{text}")


@given(TEXT | LOOKALIKE)
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert not write_cell(text).lstrip('"').startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        ("", '""'),
        (-4, "-4"),
        ("-4", "'-4"),
        (5, "5"),
        ("5", '"5"'),
        (True, "true"),
        ("true", '"true"'),
        (0.5, "0.5"),
        (math.nan, "nan"),
        ("a plain sentence", "a plain sentence"),
        ("it's", "it's"),
        ("'tis", "'tis"),
        ("[1] a reference", "[1] a reference"),
        ("=1+1", "'=1+1"),
        ("＝1", "'＝1"),
        ('say "x", twice', '"say ""x"", twice"'),
        ("two\nlines", '"two\nlines"'),
        ("😀", "😀"),
        ({"a": [1, None]}, '"{""a"": [1, null]}"'),
        (FILE, "Photo/0123456789abcdef-cat.png"),
        (FILE.path, '"Photo/0123456789abcdef-cat.png"'),
        ("007", "007"),
        ("\ufeffmark", '"\ufeffmark"'),
        ("a\0b", '"{""$text"": [""a\\u0000b""]}"'),
        ("a\ud83db", '"{""$text"": [""a"", 55357, ""b""]}"'),
    ],
)
def test_how_a_value_is_written(value: Any, cell: str) -> None:
    assert write_cell(value) == cell


def test_a_file_may_keep_its_name_and_size() -> None:
    cell = write_cell(FILE, bare_files=False)
    assert json.loads(cell[1:-1].replace('""', '"')) == {"$file": FILE.path, "name": "cat.png", "size": 318}


@pytest.mark.parametrize(
    "cell", ['{"$file": "../../etc/passwd"}', '{"$file": 5}', '{"$new": 1}', "{", "[" * 9000 + "]"]
)
def test_json_that_no_logger_wrote_stays_text(cell: str) -> None:
    assert read_cell(cell, quoted=True, folder=FOLDER) == cell


def test_only_a_bare_cell_is_a_file() -> None:
    assert read_cell(FILE.path, quoted=False, folder=FOLDER) == FOLDER / FILE.path
    assert read_cell(FILE.path, quoted=True, folder=FOLDER) == FILE.path
    assert read_cell("../0123456789abcdef-x", quoted=False, folder=FOLDER) == "../0123456789abcdef-x"
