from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.replaying.errors import CannotReplay
from fanlight.flagging.replaying.outcome import OUTCOMES
from fanlight.flagging.replaying.result import Difference, Result
from fanlight.flagging.replaying.results_file import ResultsFile

DIFFERENCE = Difference("Sum", "expected", "3 → -3", figures={"difference": -6.0}, picture="pictures/a-0.png")


def keep(path: Path, *tasks: str, resumes: bool = False) -> None:
    file = ResultsFile(path, resumes=resumes)
    for task in tasks:
        file.add(task, "v1", Result(task, "still wrong", differences=(DIFFERENCE,)))
    file.close()


def known(path: Path, *tasks: str) -> list[bool]:
    file = ResultsFile(path, resumes=True)
    found = [file.find(task) == Result(task, "still wrong", differences=(DIFFERENCE,)) for task in tasks]
    file.close()
    return found


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "replay.jsonl"
    keep(path, "a", "b")
    keep(path, "c", resumes=True)
    assert known(path, "a", "b", "c", "d") == [True, True, True, False]


def test_without_resuming_it_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "replay.jsonl"
    keep(path, "a")
    keep(path, "b")
    assert known(path, "a", "b") == [False, True]


@pytest.mark.parametrize("cut", [1, 20, 100])
def test_a_torn_end_is_left_out_and_written_past(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "replay.jsonl"
    keep(path, "a", "b")
    path.write_bytes(path.read_bytes()[:-cut])
    keep(path, "c", resumes=True)
    assert known(path, "a", "b", "c") == [True, cut == 1, True]


@pytest.mark.parametrize("resumes", [True, False])
@pytest.mark.parametrize("content", ['{"flag": "wrong", "timestamp": "2026"}\n', "a,b\n1,2\n", "[1]\n\n"])
def test_a_file_of_something_else_is_left_alone(tmp_path: Path, content: str, resumes: bool) -> None:
    path = tmp_path / "dataset1.jsonl"
    path.write_text(content)
    with pytest.raises(CannotReplay, match=r"dataset1\.jsonl"):
        ResultsFile(path, resumes=resumes)
    assert path.read_text() == content


@given(st.text(), st.sampled_from(OUTCOMES), st.floats(allow_nan=False))
def test_a_result_survives_as_json(text: str, outcome: str, number: float) -> None:
    difference = Difference(text, "flagged", text, text, {text: number})
    result = Result(text, outcome, text, text, text, text, (difference,), text, number)  # type: ignore[arg-type]
    assert Result.from_json(result.as_json()) == result
