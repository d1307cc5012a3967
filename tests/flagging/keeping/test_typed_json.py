import json
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.keeping.kept_file import KeptFile
from fanlight.flagging.keeping.typed_json import dumps, loads

TEXT = st.text(st.characters(codec=None) | st.sampled_from("$\ud83d\ude00")) | st.sampled_from(
    ["$float", "$file"]
)
SINGLE = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
VALUE = st.recursive(SINGLE, lambda item: st.lists(item) | st.dictionaries(TEXT, item), max_leaves=10)


@given(VALUE)
def test_every_value_comes_back_exactly(value: Any) -> None:
    assert repr(loads(dumps(value), Path())) == repr(value)


@given(VALUE)
def test_a_strict_parser_reads_every_line(value: Any) -> None:
    line = dumps(value)
    assert "\n" not in line
    orjson.loads(line)


def test_plain_values_are_plain_json() -> None:
    value: Any = {"a": [1, -4.5, None, True, "é😀"], "path": "/etc/passwd"}
    assert json.loads(dumps(value)) == value


def test_a_file_is_a_path_in_the_folder() -> None:
    file = KeptFile("Photo/0123456789abcdef-cat.png", "\ud83d.png", 3)
    assert loads(dumps([file]), Path("flagged")) == [Path("flagged", file.path)]


@pytest.mark.parametrize(
    "text",
    [
        '{"$file": "../secret"}',
        '{"$file": "../0123456789abcdef-secret"}',
        '{"$file": "/etc/0123456789abcdef-secret"}',
        '{"$file": "C:/0123456789abcdef-secret"}',
        '{"$file": null}',
        '{"$float": []}',
        '{"$text": [1e9]}',
        '{"$text": [99999999]}',
        '{"$dict": 1}',
        '{"$other": 1}',
    ],
)
def test_marks_that_no_logger_writes_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\$|path|convert|chr"):
        loads(text, Path("flagged"))
