import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.components._glob import Glob


@pytest.mark.parametrize(
    ("pattern", "fits", "does_not"),
    [
        ("**/*", ["a", "a/b", "a/b/c"], ["", ".a", "a/.b", ".a/b"]),
        ("**/**", ["a", "a/b/c"], [".a"]),
        ("*.csv", ["a.csv", "x/y/a.csv"], ["a.CSV", ".a.csv", "a.csv/b"]),
        ("**/*.csv", ["a.csv", "x/a.csv"], ["a.txt", ".x/a.csv"]),
        ("data/*", ["data/a", "data/b.csv"], ["a", "data/a/b", "x/data/a", "data"]),
        ("./data/*.csv", ["data/a.csv"], ["a.csv"]),
        ("**/components/*.py", ["components/a.py", "x/components/a.py"], ["components/x/a.py"]),
        ("?[ab]", ["xa", "y/xb"], ["a", "xab"]),
        (
            ".*",
            [
                ".env",
            ],
            ["env"],
        ),
        ("**/.env", [".env", "a/.env"], ["env"]),
    ],
)
def test_a_pattern_fits(pattern: str, fits: list[str], does_not: list[str]) -> None:
    glob = Glob(pattern)
    assert [path for path in fits if not glob.fits(path.split("/"))] == []
    assert [path for path in does_not if glob.fits([part for part in path.split("/") if part])] == []


def test_what_is_ignored_may_be_hidden() -> None:
    assert Glob("*.py", hidden=True).fits([".x", ".a.py"])
    assert not Glob("*.py").fits([".x", ".a.py"])


@pytest.mark.parametrize(
    ("pattern", "leads", "does_not"),
    [
        ("**/*", ["", "a", "a/b"], [".a", "a/.b"]),
        ("data/*.csv", ["", "data"], ["other", "data/more"]),
        ("*.csv", ["", "a", "a/b"], [".git"]),
        (".git/*", [".git"], ["a"]),
    ],
)
def test_a_folder_leads_on_where_something_below_could_fit(
    pattern: str, leads: list[str], does_not: list[str]
) -> None:
    def parts(path: str) -> list[str]:
        return path.split("/") if path else []

    glob = Glob(pattern)
    assert [path for path in leads if not glob.leads_on(parts(path))] == []
    assert [path for path in does_not if glob.leads_on(parts(path))] == []


NAMES = st.text("ab.", min_size=1, max_size=3).filter(lambda name: name not in (".", ".."))


@given(
    st.lists(NAMES, min_size=1, max_size=4),
    st.lists(st.sampled_from(["**", "*", "a*", "?", "b"]), max_size=4),
)
def test_what_fits_is_led_to(parts: list[str], steps: list[str]) -> None:
    glob = Glob("/".join(steps) or "*")
    if glob.fits(parts):
        assert all(glob.leads_on(parts[:end]) for end in range(len(parts)))


@given(
    st.lists(st.sampled_from(["**", "*", "a*", "b.c"]), min_size=2, max_size=4),
    st.sampled_from([True, False]),
)
def test_it_finds_what_python_finds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], deep: bool
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"tree-{deep}"
    paths = ["a", "ab/b.c", "ab/ac/a", "b.c", *(["x/y/z/b.c"] if deep else [])]
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).touch()
    if steps[-1] == "**":  # there Python finds folders only
        steps = [*steps, "*"]
    found = {str(path.relative_to(folder)) for path in folder.glob("/".join(steps)) if path.is_file()}
    glob = Glob("/".join(steps))
    assert {path for path in paths if glob.fits(path.split("/"))} == found


def test_many_ways_to_fit_cost_no_more_than_one() -> None:
    glob = Glob("/".join(["**", "a*"] * 20 + ["x"]))
    assert not glob.fits(["a"] * 100)  # tried in turn, this would not end
    assert glob.leads_on(["a"] * 100)
