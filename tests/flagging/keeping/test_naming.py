from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.keeping.naming import column_names, file_name, folder_names

HOSTILE = st.text(st.characters(codec=None) | st.sampled_from("./\\:=\0\ud800 '")) | st.sampled_from(
    ["..", "con", ""]
)


def test_labels_name_the_columns() -> None:
    assert column_names([None, "Age", "", "Age", "Age (2)"], []) == [
        "component 0",
        "Age",
        "component 2",
        "Age (2)",
        "Age (2) (2)",
    ]


def test_the_columns_beside_a_sample_keep_their_names() -> None:
    assert column_names(["flag", "timestamp"], ["flag", "timestamp"]) == ["flag (2)", "timestamp (2)"]


@pytest.mark.parametrize(
    ("label", "folder"),
    [
        ("Input image", "Input image"),
        ("हिन्दी 😀", "हिन्दी 😀"),
        ("img/x", "imgx"),
        ("..", "__"),
        ("dataset1.csv", "dataset1_csv"),
        ("=cmd", "cmd"),
        ("a\nb\u202e", "ab"),
        ("NUL", "component 0"),
        ("///", "component 0"),
        ("ü" * 200, "ü" * 50),
    ],
)
def test_what_a_folder_is_called(label: str, folder: str) -> None:
    assert folder_names([label]) == [folder]


@given(st.lists(HOSTILE, max_size=6))
def test_folders_are_distinct_names_below_one_folder(labels: list[str]) -> None:
    names = folder_names(column_names(labels, []))
    assert len(set(names)) == len(labels)
    for name in names:
        assert Path("flagged", name).resolve().parent == Path("flagged").resolve()
        assert "." not in name
        assert len(name.encode()) <= 120


@given(HOSTILE)
def test_a_file_name_is_one_safe_name(name: str) -> None:
    safe = file_name(name)
    assert safe
    assert not set(safe) & set('/\\:,"\0\n')
    assert len(safe.encode()) <= 120


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("cat.png", "cat.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\cat.PNG", "cat.PNG"),
        ("archive.tar.gz", "archive_tar.gz"),
        (".png", "_png"),
        ("", "file"),
        ("a.p/n.g\0", "n.g"),
    ],
)
def test_a_suffix_is_kept(name: str, safe: str) -> None:
    assert file_name(name) == safe
