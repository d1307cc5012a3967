"""Names: shown and saved under, so they must neither deceive nor break a header."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.files.file_name import clean_name, suffix_for


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("photo.png", "photo.png"),
        ("Übung №5 – 写真.jpg", "Übung №5 – 写真.jpg"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\x.txt", "x.txt"),
        ("a\r\nSet-Cookie: b", "a__Set-Cookie: b"),
        ("invoice\u202egnp.exe", "invoice_gnp.exe"),
        ("", "file"),
        ("..", "file"),
        ("folder/", "file"),
        ("\ud800", "_"),
    ],
)
def test_cleaned(name: str, clean: str) -> None:
    assert clean_name(name, 255) == clean


@given(st.text(), st.integers(20, 300))
def test_a_name_is_short_encodable_and_one_step(name: str, limit: int) -> None:
    clean = clean_name(name, limit)
    assert 0 < len(clean.encode()) <= limit
    assert clean not in (".", "..")
    assert not {"/", "\\", "\n", "\r", "\0"} & set(clean)


def test_a_long_name_keeps_its_suffix() -> None:
    clean = clean_name("é" * 300 + ".tar.gz", 255)
    assert clean.endswith("é.gz")
    assert len(clean.encode()) == 255


@pytest.mark.parametrize(
    ("name", "mime", "suffix"),
    [
        ("x.exe", "image/png", ".png"),
        ("data.CSV", "text/plain", ".csv"),
        ("x.tar.gz", "application/octet-stream", ".gz"),
        ("x", "text/plain", ""),
        ("x./../y", "text/plain", ""),
        ("x.averyveryverylongone", "text/plain", ""),
        ("x.é", "text/plain", ""),
    ],
)
def test_the_suffix_is_that_of_the_type_or_a_harmless_one(name: str, mime: str, suffix: str) -> None:
    assert suffix_for(name, mime) == suffix
