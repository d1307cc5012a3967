import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from fanlight.flagging import read

Run = Callable[..., Result]
Lines = Callable[..., list[dict[str, Any]]]


def test_a_folder_is_listed_with_what_is_known_and_counted(fanlight: Run, flagged: Path) -> None:
    result = fanlight("flags", "list", flagged)
    assert (result.exit_code, result.stderr) == (0, "")
    head, first, *_ = result.stdout.splitlines()
    assert head.split() == ["id", "flagged", "reason", "user", "run", "review", "values"]
    for known in (read(flagged)[0].id, "wrong sign", "ann", "divide failed", "accepted", "a=1"):
        assert known in first
    assert "3 samples:" in result.stdout
    assert "     1  without a reason" in result.stdout
    assert "\x1b" not in result.stdout
    assert "two lines" in result.stdout


def test_the_newest_are_listed_and_all_counted(fanlight: Run, flagged: Path) -> None:
    result = fanlight("flags", "list", flagged, "--limit", 1)
    assert "写真が違う  ボブ" in result.stdout
    assert "3 samples, the newest 1 shown:" in result.stdout
    assert "wrong sign" not in result.stdout.splitlines()[1]


DAY = datetime.now(timezone.utc).astimezone()


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--reason", "wrong sign"], [0]),
        (["--reason", "wrong sign", "--reason", ""], [0, 1]),
        (["--reason", "bogus"], []),
        (["--user", "ボブ"], [2]),
        (["--user", ""], [1]),
        (["--verdict", "accepted"], [0]),
        (["--verdict", "open"], [1, 2]),
        (["--version", "0123"], [0]),
        (["--version", "abc"], []),
        (
            ["--since", f"{DAY - timedelta(1):%Y-%m-%d}", "--until", f"{DAY + timedelta(1):%Y-%m-%d}"],
            [0, 1, 2],
        ),
        (["--since", f"{DAY + timedelta(2):%Y-%m-%d}"], []),
        (["--until", "2026-01-01T00:00Z"], []),
        (["--user", "ann", "--verdict", "rejected"], []),
    ],
)
def test_samples_are_chosen(lines: Lines, flagged: Path, options: list[str], found: list[int]) -> None:
    ids = list(read(flagged).ids())
    assert [one["sample"] for one in lines("flags", "list", flagged, "--json", *options)] == [
        ids[place] for place in found
    ]


def test_an_empty_choice_says_so(fanlight: Run, flagged: Path) -> None:
    assert fanlight("flags", "list", flagged, "--reason", "bogus").stdout == "No samples.\n"


def test_one_is_shown_with_all_that_is_known(fanlight: Run, lines: Lines, flagged: Path) -> None:
    first = read(flagged)[0].id
    shown = fanlight("flags", "show", flagged, first[:8]).stdout
    for known in (
        f"Sample {first} of dataset1.csv",
        "division by zero",
        "git 0123abc",
        "waited 0.5 s, ran 0.25 s",
        "by bob",
        "so be it",
        "result   7",
    ):
        assert known in shown
    (as_json,) = lines("flags", "show", flagged, first, "--json")
    assert as_json["run"]["state"] == "failed"
    assert as_json["expected"] == {"result": 7}
    assert as_json["reviews"][0]["comment"] == "so be it"


def test_a_text_cannot_command_the_terminal(fanlight: Run, flagged: Path) -> None:
    shown = fanlight("flags", "show", flagged, read(flagged)[1].id).stdout
    assert "a       �[2Jtwo\n          lines\n" in shown


def test_export_follows_the_suffix_and_the_choice(fanlight: Run, flagged: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    result = fanlight("flags", "export", flagged, target, "--user", "ann")
    assert (result.exit_code, result.stdout) == (0, f"{target}: 1 sample\n")
    (line,) = target.read_text().splitlines()
    assert json.loads(line)["flag"] == "wrong sign"


def test_folders_are_merged_once(fanlight: Run, flagged: Path, tmp_path: Path) -> None:
    into = tmp_path / "all"
    said = [fanlight("flags", "merge", flagged, flagged, "--into", into).stdout for _ in range(2)]
    assert said[0] == f"{into}: 3 added; 3 were there, with 0 new reviews\n"
    assert said[1] == f"{into}: 0 added; 6 were there, with 0 new reviews\n"
    assert list(read(into).ids()) == list(read(flagged).ids())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["list", "nowhere"], "no flagged folder at nowhere"),
        (["show", "{flagged}", "zz"], "'zz'"),
        (["list", "{flagged}", "--since", "tomorrow"], "'tomorrow' is no time"),
        (["list", "{flagged}", "--verdict", "fine"], "'fine'"),
        (["export", "{flagged}", "{flagged}/out.csv"], "among flagged samples"),
        (["export", "{flagged}", "{flagged}/dataset1.csv"], "already"),
        (["export", "{flagged}", "out.xls"], "'xls'"),
        (["merge", "{flagged}", "nowhere", "--into", "{flagged}"], "nowhere"),
        (["merge", "{flagged}"], "Missing option '--into'"),
        (["show", "{flagged}"], "Missing argument 'SAMPLE'"),
    ],
)
def test_what_goes_wrong_is_one_line(fanlight: Run, flagged: Path, arguments: list[str], said: str) -> None:
    result = fanlight("flags", *(one.format(flagged=flagged) for one in arguments))
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert result.stderr.startswith("fanlight: ")
    assert result.stderr.count("\n") == 1


def test_a_damaged_folder_is_named(fanlight: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("a,b\n1\n")
    result = fanlight("flags", "list", tmp_path)
    assert result.exit_code == 2
    assert "mine.csv" in result.stderr


def test_it_works_in_a_pipe_without_a_terminal_or_a_locale(flagged: Path) -> None:
    command = [sys.executable, "-m", "fanlight.blocks.cli", "flags", "list", str(flagged)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env={"LC_ALL": "C"}, check=True
    )
    assert "写真が違う" in done.stdout.decode()
    assert done.stderr == b""


def test_a_pipe_that_closes_early_is_no_error(flagged: Path) -> None:
    command = f"{sys.executable} -m fanlight.blocks.cli flags list {flagged} --json | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"{", b"")
