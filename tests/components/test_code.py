from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.codec import decode, encode
from fanlight.components.code import Code

LINES = st.text(st.characters(exclude_categories=["Cs"]))


@given(LINES.map(lambda text: f"  {text}."))
def test_a_text_survives_both_ways(text: str) -> None:
    code = Code()
    payload = decode(encode(code.postprocess(f" \n\n{text}\n")))
    assert code.preprocess(payload).strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\n    if a:\n        b\n\n  ", "    if a:\n        b"),
        ("  \n\t\n\n", ""),
        ("", ""),
        ("a", "a"),
        ("\r\n a\r\nb", " a\r\nb"),
    ],
)
def test_empty_lines_around_a_text_are_left_out_and_the_indent_stays(text: str, shown: str) -> None:
    assert Code().postprocess(text) == shown


def test_nothing_entered_is_an_empty_text_and_none_stays_none() -> None:
    assert Code().initial() == Code().empty() == ""
    assert Code().preprocess(Code().postprocess(None)) is None


def test_a_tuple_names_a_file_whose_text_is_shown_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("\nprint('ü')\n", encoding="utf-8")
    assert Code().postprocess((path,)) == Code().postprocess((str(path),)) == "\nprint('ü')\n"
    assert Code((path,)).initial() == "\nprint('ü')\n"


def test_a_file_that_is_no_text_is_an_error_that_names_it(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match=r"a\.bin is no text in UTF-8"):
        Code().postprocess((path,))
    with pytest.raises(FileNotFoundError):
        Code().postprocess((tmp_path / "none",))
    with pytest.raises(ValueError, match="holds the path of one file; this one holds 2"):
        Code().postprocess((path, path))


def test_a_text_is_never_read_as_a_path(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("secret")
    assert Code().postprocess(str(path)) == str(path)


@pytest.mark.parametrize("value", [1, 1.5, True, {"a": 1}, ["a"], b"a", object()])
def test_says_what_it_shows_instead_of_other_things(value: Any) -> None:
    with pytest.raises(TypeError, match="Code 'Source' shows a text or the tuple of a file's path; it got"):
        Code(label="Source").postprocess(value)


@pytest.mark.parametrize("payload", [1, True, ["a"], {"path": "/etc/passwd"}, "a" * (2**20 + 1)])
def test_refuses_what_no_editor_sends(payload: Any) -> None:
    with pytest.raises(BadValue, match="Code 'Source' takes a text"):
        Code(label="Source").preprocess(payload)


def test_a_language_that_is_not_known_is_refused() -> None:
    with pytest.raises(PageError, match=r"language='basic'.*'python', 'c', 'cpp'.*'sql-esper', None"):
        Code(language="basic")  # type: ignore[arg-type]
    assert [Code(language=name).props()["language"] for name in Code.languages] == Code.languages  # type: ignore[arg-type]


def test_it_never_grows_to_fewer_lines_than_it_has() -> None:
    assert Code(lines=9, max_lines=3).max_lines == 9
    assert Code().max_lines is None
