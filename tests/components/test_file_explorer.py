import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.codec import encode
from fanlight.components.file_explorer import FileExplorer


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """data/{a.csv, b.txt, deep/c.csv}, Readme, .env, .git/config, and links: inside, outside, to nothing, in a ring."""
    root = tmp_path / "root"
    for name in ("data/a.csv", "data/b.txt", "data/deep/c.csv", "Readme", ".env", ".git/config"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (tmp_path / "secret").write_text("secret")
    (root / "inside").symlink_to(root / "data")
    (root / "outside").symlink_to(tmp_path)
    (root / "data" / "leak.csv").symlink_to(tmp_path / "secret")
    (root / "nowhere").symlink_to(tmp_path / "nothing")
    (root / "ring").symlink_to(root / "ring")
    return root


def listed(explorer: FileExplorer, *parts: str) -> tuple[list[str], list[str]]:
    found = explorer.ls(list(parts))
    return [name for name, _ in found["folders"]], found["files"]


def test_lists_folders_first_and_neither_what_is_hidden_nor_what_leads_out(root: Path) -> None:
    explorer = FileExplorer(root_dir=root)
    assert listed(explorer) == (["data", "inside"], ["Readme"])
    assert listed(explorer, "data") == (["deep"], ["a.csv", "b.txt"])
    assert listed(explorer, "inside", "deep") == ([], ["c.csv"])


def test_the_pattern_says_what_can_be_chosen_and_which_folders_lead_there(root: Path) -> None:
    explorer = FileExplorer("data/**/*.csv", root_dir=root)
    assert explorer.ls([]) == {"folders": [("data", False)], "files": [], "left": 0}
    assert explorer.ls(["data"]) == {"folders": [("deep", False)], "files": ["a.csv"], "left": 0}
    assert explorer.preprocess([["data", "deep", "c.csv"]]) == [str(root / "data/deep/c.csv")]
    for parts in (["data", "b.txt"], ["data", "deep"], ["Readme"]):
        with pytest.raises(BadValue, match="a list of entries of its folder"):
            explorer.preprocess([parts])


def test_what_is_ignored_is_not_there_nor_is_what_lies_below_it_nor_behind_a_link(root: Path) -> None:
    explorer = FileExplorer(root_dir=root, ignore_glob="data/deep")
    assert listed(explorer, "data") == ([], ["a.csv", "b.txt"])
    for parts in (["data", "deep", "c.csv"], ["inside", "deep", "c.csv"]):
        with pytest.raises(BadValue):
            explorer.preprocess([parts])
    for parts in (["data", "deep"], ["inside", "deep"]):
        with pytest.raises(BadValue):
            explorer.ls(parts)
    assert listed(FileExplorer(root_dir=root, ignore_glob="*.csv"), "data") == (["deep"], ["b.txt"])


def test_the_function_gets_absolute_paths(root: Path) -> None:
    explorer = FileExplorer(root_dir=root)
    payload = [["data", "a.csv"], ["data"], ["inside", "b.txt"]]
    assert explorer.preprocess(payload) == [str(root / one) for one in ("data/a.csv", "data", "inside/b.txt")]
    assert (explorer.preprocess([]), explorer.preprocess(None)) == ([], None)
    single = FileExplorer(root_dir=root, file_count="single")
    assert single.preprocess([["Readme"]]) == str(root / "Readme")
    assert (single.preprocess([]), single.preprocess(None)) == (None, None)
    with pytest.raises(BadValue, match="one entry"):
        single.preprocess(payload)


def test_a_relative_folder_is_that_of_the_start(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    explorer = FileExplorer(root_dir="data")
    monkeypatch.chdir(root.parent)
    assert explorer.preprocess([["a.csv"]]) == [str(root / "data/a.csv")]


@pytest.mark.parametrize(
    "parts", [["outside", "secret"], ["data", "leak.csv"], ["nowhere"], ["ring"], ["ring", "x"], ["gone"]]
)
def test_a_link_out_of_the_folder_and_what_is_gone_are_refused(root: Path, parts: list[str]) -> None:
    with pytest.raises(BadValue, match="no such file or folder here"):
        FileExplorer(root_dir=root).preprocess([parts])
    with pytest.raises(BadValue, match="no such file or folder here"):
        FileExplorer(root_dir=root).ls(parts)


NAMES = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["..", ".", "", "/", "/etc/passwd", "a/b", "a\0", ".env", ".git", "\ud800", "x" * 300, "~"]
    ),
)
ANYTHING = st.recursive(
    st.one_of(st.none(), st.integers(), st.floats(), NAMES),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(), inner, max_size=2)),
)


@given(st.one_of(st.lists(st.lists(NAMES, max_size=4), max_size=3), ANYTHING))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_stranger_names_stays_below_the_folder(root: Path, payload: Any) -> None:
    explorer = FileExplorer(root_dir=root)
    try:
        paths = explorer.preprocess(payload) or []
    except BadValue:
        return
    real = root.resolve()
    for path in paths:
        assert Path(path).resolve().is_relative_to(real)
        assert not any(part.startswith(".") for part in Path(path).relative_to(root).parts)


@given(ANYTHING)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_stranger_asks_for_is_told_or_refused(root: Path, parts: Any) -> None:
    try:
        told = str(FileExplorer(root_dir=root).ls(parts))
    except BadValue as refusal:
        told = refusal.message
    assert ".env'" not in told.partition("it got")[0]
    assert str(root) not in told


def test_no_path_of_the_server_travels(root: Path) -> None:
    explorer = FileExplorer(root_dir=root, value=[str(root / "data/a.csv"), "Readme"])
    props = explorer.props()
    assert str(root.parent) not in str(encode({**props, "value": explorer.initial()}))
    assert props["tree"] != FileExplorer(root_dir=root / "data").props()["tree"]


def test_shows_paths_below_the_folder_however_they_are_given(root: Path) -> None:
    explorer = FileExplorer(root_dir=root)
    assert explorer.postprocess("data/a.csv") == [["data", "a.csv"]]
    assert explorer.postprocess([root / "data", "./Readme"]) == [["data"], ["Readme"]]
    assert explorer.postprocess(None) is None
    assert explorer.process_example(["data/a.csv", "Readme"]) == "data/a.csv, Readme"


@pytest.mark.parametrize("path", ["/etc/passwd", "../secret", ".", ""])
def test_says_what_does_not_lie_below_the_folder(root: Path, path: str) -> None:
    with pytest.raises(ValueError, match="shows what lies below"):
        FileExplorer(root_dir=root).postprocess(path)
    with pytest.raises(TypeError, match="shows paths"):
        FileExplorer(root_dir=root).postprocess([1])


def test_in_another_folder_nothing_is_chosen_any_more(root: Path, tmp_path: Path) -> None:
    explorer = FileExplorer(root_dir=root)
    (tmp_path / "other").mkdir()
    chosen = [["data", "a.csv"], ["data", "b.txt"]]
    assert explorer.changed({"root_dir": tmp_path / "other"}).kept(chosen) == []
    assert explorer.changed({"glob": "**/*.csv"}).kept(chosen) == [["data", "a.csv"]]
    assert explorer.changed({"label": "Files"}).kept(chosen) is chosen
    assert explorer.changed({"glob": "*.csv"}).kept(None) is None


def test_names_that_are_no_text_are_left_out(root: Path) -> None:
    (root / os.fsdecode(b"\xff.csv")).write_text("x")
    assert listed(FileExplorer(root_dir=root))[1] == ["Readme"]


def test_ten_thousand_entries_are_told_and_more_are_counted(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").touch()
    found = FileExplorer(root_dir=tmp_path).ls([])
    assert (len(found["files"]), found["files"][:2], found["left"]) == (10_000, ["00000.txt", "00001.txt"], 0)


@pytest.mark.parametrize(
    "arguments", [{"root_dir": "/nowhere/at/all"}, {"root_dir": __file__}, {"file_count": "two"}]
)
def test_wrong_arguments_are_said_when_the_page_is_built(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError):
        FileExplorer(**arguments)
