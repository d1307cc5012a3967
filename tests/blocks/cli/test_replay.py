from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

import fanlight as gr
from fanlight.blocks.cli.main import main
from fanlight.flagging import Flag, JSONLogger, RunFacts
from fanlight.flagging.flag import Role

APP = """
import fanlight as gr

def work(a, b, photo):
    return {number}, {image}

with gr.Blocks() as demo:
    inputs = [gr.Number(label="a"), gr.Number(label="b"), gr.Image(label="Photo")]
    outputs = [gr.Number(label="Difference"), gr.Image(label="Inverted")]
    gr.Button("Work").click(work, inputs, outputs)

demo.launch()
"""
RUN = RunFacts("0" * 32, "work", "done", None, datetime(2026, 11, 21, tzinfo=timezone.utc), 0.0, 0.1, {})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the samples of an app that has a bug: 5 - 3 is said to be 8. One of them was corrected."""
    logger = JSONLogger()
    labels = ["a", "b", "Difference", "corrected Difference"]
    numbers = [gr.Number(label=label) for label in labels]
    images = [gr.Image(label="Photo"), gr.Image(label="Inverted")]
    logger.setup([*numbers[:2], images[0], numbers[2], images[1], numbers[3]], tmp_path / "flagged")
    photo = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    roles: list[Role] = ["input", "input", "input", "output", "output", "expected"]
    logger.keep(Flag([5, 3, photo, 8, 255 - photo, 2], "wrong sign", "ann", roles, RUN))
    logger.keep(Flag([5, 0, photo, 5, 255 - photo, None], "right", "ben", roles, RUN))
    return tmp_path


def write_app(folder: Path, number: str, image: str = "255 - photo") -> None:
    (folder / "app.py").write_text(APP.format(number=number, image=image))


def ask(folder: Path, *arguments: str) -> tuple[int, str]:
    """Ask as people do, in a process of its own; gives the exit code and what was printed."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "fanlight.blocks.cli", "flags", "replay", *arguments],
        cwd=folder,
        env={**os.environ, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_flag_becomes_the_test_of_the_next_version(folder: Path) -> None:
    asked = ("app.py", "flagged", "--junit", "junit.xml", "--report", "report", "--resume")
    write_app(folder, "a + b")
    code, said = ask(folder, *asked)
    assert (code, said.splitlines()[:2]) == (1, ["      1  still wrong  ✗", "      1  same"]), said
    assert said.splitlines()[-1].endswith("Difference: 2 → 8")

    write_app(folder, "a - b")
    code, said = ask(folder, *asked)
    assert (code, said.splitlines()[:2]) == (0, ["      1  fixed", "      1  same"]), said
    assert ElementTree.parse(folder / "junit.xml").find("testsuite/testcase/failure") is None

    write_app(folder, "a - b", "photo")
    code, said = ask(folder, *asked, "--fail-on", "failed,still wrong,changed")
    assert (code, said.splitlines()[:2]) == (1, ["      1  still wrong  ✗", "      1  changed      ✗"]), said
    assert "Inverted: 100.00% of the pixels differ" in said
    failures = ElementTree.parse(folder / "junit.xml").findall("testsuite/testcase/failure")
    assert len(failures) == 2
    pictures = sorted((folder / "report" / "pictures").iterdir())
    assert [Image.open(BytesIO(one.read_bytes())).size for one in pictures] == [(28, 4), (28, 4)]
    lines = (folder / "replay.jsonl").read_text().splitlines()
    assert len(lines) == 6  # three versions of the app, and each result once


@pytest.fixture
def here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder as the working one, with an app that is right."""
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", [*sys.path])
    write_app(folder, "a - b")
    return folder


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["flags", "replay", *arguments])


def test_samples_can_be_chosen(here: Path) -> None:
    assert invoke("app.py", "flagged", "--reason", "right").stdout == "      1  same\n"
    assert invoke("app.py", "flagged", "--user", "nobody").stdout == "There was nothing to replay.\n"


def test_tolerances_and_an_outcome_that_fails_may_be_said(here: Path) -> None:
    write_app(here, "a - b + 0.5", "photo")
    assert invoke("app.py", "flagged", "--absolute", "1", "--pixels", "1").exit_code == 0
    assert invoke("app.py", "flagged", "--fail-on", "none").exit_code == 0
    assert invoke("app.py", "flagged", "--reason", "right").exit_code == 0
    assert invoke("app.py", "flagged", "--reason", "right", "--fail-on", "changed").exit_code == 1


def test_a_metric_of_the_authors_own(here: Path) -> None:
    write_app(here, "a - b + 0.5")
    (here / "metrics.py").write_text("def near(before, after, sample):\n    return 1 - abs(before - after)\n")
    asked = ("app.py", "flagged", "--metric", "Difference=metrics.py:near", "--threshold")
    assert invoke(*asked, "0.4").exit_code == 0
    done = invoke(*asked, "Difference=0.6")
    assert done.exit_code == 1
    assert "Difference: near() is 0.5, below 0.6" in done.stdout


@pytest.mark.usefixtures("breaks_off")
def test_what_is_done_when_it_is_broken_off_is_told_and_kept(here: Path) -> None:
    text = APP.replace("return", "if b == 0: _thread.interrupt_main(); time.sleep(0.5)\n    return")
    write_app(here, "a - b")
    app = (here / "app.py").read_text()
    (here / "app.py").write_text("import _thread, time\n" + text.format(number="a - b", image="255 - photo"))
    done = invoke("app.py", "flagged", "--workers", "1")
    assert done.exit_code == 130
    assert done.stdout.startswith("      1  fixed\n\n")
    assert done.stdout.endswith("wrong sign  as expected now\n")
    assert done.stderr == "Broken off. --resume goes on.\n"
    (here / "app.py").write_text(app)
    assert invoke("app.py", "flagged", "--resume").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nope.py", "flagged"], "There is no file nope.py."),
        (["app.py", "nowhere"], "There is no flagged folder at nowhere"),
        (["app.py", "flagged", "--function", "other"], "The app has no function 'other'. It has work."),
        (["app.py", "flagged", "--metric", "near"], "names no function"),
        (["app.py", "flagged", "--metric", "nope.py:near"], "nope.py cannot be loaded"),
        (["app.py", "flagged", "--metric", "math:nope"], "There is nothing called nope in math."),
        (["app.py", "flagged", "--metric", "math:pi"], "pi in math is no function."),
        (["app.py", "flagged", "--threshold", "much"], "could not convert"),
        (["app.py", "flagged", "--fail-on", "worse"], "write some of: failed"),
        (["app.py", "flagged", "--results", "app.py"], "app.py is not a file of results"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_line(here: Path, arguments: list[str], said: str) -> None:
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""
