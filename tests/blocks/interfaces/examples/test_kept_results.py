import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fanlight.blocks.files.payload_walk import replaced
from fanlight.blocks.interfaces.examples.kept_results import MARK, RESULT, KeptResults
from fanlight.blocks.tree.update import Update
from fanlight.blocks.wire.media import Media, StoredFile

FILES = st.binary().map(lambda content: Media(content, "a.bin", "x/y"))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | FILES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just(MARK), inner),
    max_leaves=8,
)


@pytest.fixture
def kept(tmp_path: Path) -> KeptResults:
    return KeptResults(tmp_path / "kept")


def told(value: Any) -> str:
    """A value as text, the files in it as what they hold: equal for NaN, different for 1 and True."""

    def read(one: Any) -> Any:
        if not isinstance(one, (Media, StoredFile)):
            return one
        with one.open() as file:
            return ("file", file.read(), one.name, one.mime)

    return repr(replaced(value, read))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(JSON, max_size=3))
def test_what_is_kept_comes_back(kept: KeptResults, outputs: list[Any]) -> None:
    kept.drop(["it"])
    kept.put("it", outputs)
    assert told(kept.get("it")) == told(outputs)


def test_an_update_comes_back(kept: KeptResults) -> None:
    kept.put("it", [Update({"label": "New", "value": Media(b"abc", "a.txt", "text/plain")}), Update({})])
    found, empty = kept.get("it") or []
    assert empty == Update({})
    assert told(found.changes) == told({"label": "New", "value": Media(b"abc", "a.txt", "text/plain")})


def test_nothing_is_kept_under_another_key(kept: KeptResults) -> None:
    kept.put("it", [1])
    assert kept.get("other") is None


def test_what_is_there_stays(kept: KeptResults) -> None:
    kept.put("it", [1])
    kept.put("it", [2])
    assert kept.get("it") == [1]


def test_what_cannot_be_written_leaves_nothing(kept: KeptResults) -> None:
    with pytest.raises(TypeError):
        kept.put("it", [Media(b"abc", "a", "x/y"), Update({"label": object()})])
    with pytest.raises(FileNotFoundError):
        kept.put("it", [Media(Path("/nowhere/at/all"), "a", "x/y")])
    assert kept.get("it") is None
    assert list(kept.folder.iterdir()) == []


@pytest.mark.parametrize("text", [b"", b"{", b"[1]", b'[{"kind": "value"}]', b'{"a": 1}'])
def test_a_damaged_result_is_none_and_makes_room(kept: KeptResults, text: bytes) -> None:
    kept.put("it", [1])
    (kept.folder / "it" / RESULT).write_bytes(text)
    assert kept.get("it") is None
    kept.put("it", [2])
    assert kept.get("it") == [2]


def test_a_result_whose_file_is_gone_is_none(kept: KeptResults) -> None:
    kept.put("it", [Media(b"abc", "a", "x/y")])
    next(kept.folder.glob("it/*.bin")).unlink()
    assert kept.get("it") is None


def test_no_name_in_a_result_leads_out_of_its_folder(kept: KeptResults) -> None:
    kept.put("it", [Media(b"abc", "a", "x/y")])
    path = kept.folder / "it" / RESULT
    name = next(kept.folder.glob("it/*.bin")).name
    path.write_text(path.read_text().replace(name, "../../../../etc/passwd"))
    assert kept.get("it") is None


KEEPER = """
import sys
from pathlib import Path
from fanlight.blocks.interfaces.examples.kept_results import KeptResults
from fanlight.blocks.wire.media import Media

kept = KeptResults(Path(sys.argv[1]))
for number in range(1_000_000):
    kept.put(f"k{number}", [number, Media(b"x" * 10_000, "a.bin", "x/y")])
    print(number, flush=True)
"""


def test_a_process_that_is_killed_leaves_whole_results(kept: KeptResults) -> None:
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(kept.folder)], stdout=subprocess.PIPE, text=True
    )
    with keeper:
        assert keeper.stdout is not None
        said = [int(keeper.stdout.readline()) for _ in range(20)]
        keeper.kill()
        said += [int(line) for line in keeper.stdout.read().split()]
    for number in said:
        found, file = kept.get(f"k{number}") or [None, None]
        assert found == number
        assert file.path.read_bytes() == b"x" * 10_000
    whole = {entry.name for entry in kept.folder.iterdir() if not entry.name.startswith(".")}
    assert all(kept.get(name) for name in whole)


def test_what_nobody_used_for_a_long_time_goes(kept: KeptResults) -> None:
    kept.sweep()
    for key in ("old", "new", "used"):
        kept.put(key, [1])
    for key in ("old", "used"):
        os.utime(kept.folder / key, (0, 0))
    (kept.folder / ".draft.1").mkdir()
    os.utime(kept.folder / ".draft.1", (0, 0))
    kept.get("used")
    kept.sweep()
    assert sorted(entry.name for entry in kept.folder.iterdir()) == ["new", "used"]
