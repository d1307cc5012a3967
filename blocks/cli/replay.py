"""`fanlight flags replay`: flagged samples as the regression test of the next version."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from ...flagging.read import read
from ...flagging.reading.filter import Filter
from ...flagging.replaying.comparing.tolerance import Tolerance
from ...flagging.replaying.errors import BrokenOff
from ...flagging.replaying.outcome import FAIL_ON, OUTCOMES, Outcome
from ...flagging.replaying.replay import replay
from ...flagging.replaying.replayed import Replayed
from .app_file import load_app
from .chosen import choosing
from .hook import hooks, thresholds

BROKEN_OFF = 130
"""The exit code that shells give to a program which Ctrl+C has ended."""
HOOK = "[LABEL=]MODULE:FUNCTION"
NOT_NEGATIVE = click.FloatRange(min=0)


def outcomes(_: click.Context, parameter: click.Parameter, given: str) -> Sequence[Outcome]:
    """The outcomes that are named, with commas between them; `none` names none."""
    names = [] if given == "none" else [one.strip() for one in given.split(",")]
    found: list[Outcome] = [one for one in OUTCOMES if one in names]
    if len(found) != len(set(names)):
        raise click.BadParameter(f"write some of: {', '.join(OUTCOMES)}; or none.", param=parameter)
    return found


@click.command("replay", short_help="Run samples through the app of today, and compare.")
@click.argument("app")
@click.argument("folder", type=click.Path(path_type=Path))
@choosing
@click.option("--function", help="The function that is run, by its name or its API name, where several fit.")
@click.option(
    "--relative", type=NOT_NEGATIVE, default=1e-9, help="By how much numbers may differ, relatively."
)
@click.option("--absolute", type=NOT_NEGATIVE, default=1e-12, help="The same, whatever their size.")
@click.option("--confidence", type=NOT_NEGATIVE, default=1e-3, help="The same of a classifier's confidences.")
@click.option("--pixel", type=NOT_NEGATIVE, default=0.0, help="Levels (0-255) by which a pixel may differ.")
@click.option(
    "--pixels", type=NOT_NEGATIVE, default=0.0, help="Share (0-1) of pixels that may differ by more."
)
@click.option(
    "--metric", metavar=HOOK, multiple=True, callback=hooks, help="Your own measure. May come again."
)
@click.option(
    "--threshold",
    metavar="[LABEL=]NUMBER",
    multiple=True,
    callback=thresholds,
    help="What it must reach; by default 1.",
)
@click.option("--timeout", type=float, help="Seconds that the function may take for a sample.")
@click.option(
    "--workers", type=click.IntRange(min=1), help="Samples at the same time, within the app's limits."
)
@click.option("--over-limit", is_flag=True, help="Let --workers go beyond the app's limits.")
@click.option(
    "--fail-on",
    metavar="OUTCOMES",
    default=", ".join(FAIL_ON),
    show_default=True,
    callback=outcomes,
    help="What makes the exit code 1.",
)
@click.option("--junit", type=click.Path(path_type=Path), help="Write JUnit XML to this file.")
@click.option("--report", type=click.Path(path_type=Path), help="A folder for results.json and pictures.")
@click.option(
    "--results",
    type=click.Path(path_type=Path),
    default=Path("replay.jsonl"),
    show_default=True,
    help="Keeps each result as it comes.",
)
@click.option("--resume", is_flag=True, help="Go on with that file: what it has is not run again.")
@click.option("--app-version", help="Of what the code does not show, such as a model's weights.")
def replay_samples(
    app: str,
    folder: Path,
    chosen: Filter,
    relative: float,
    absolute: float,
    confidence: float,
    pixel: float,
    pixels: float,
    junit: Path | None,
    app_version: str | None,
    **options: Any,
) -> int:
    """Run the samples in FOLDER through today's function of APP, and tell what has changed.

    APP is a file or module, such as app.py, app.py:demo or package.module:demo.

    Exit codes: 0 all is well; 1 samples came out as one of --fail-on; 2 it could not be done.
    """
    samples = read(folder).where(chosen)
    demo = load_app(app)
    tolerance = Tolerance(relative, absolute, confidence, pixel, pixels)
    try:
        done = replay(
            demo,
            samples,
            tolerance=tolerance,
            version=app_version,
            **options,
        )
    except BrokenOff as broken:
        _tell(broken.done, junit)
        click.echo("Broken off. --resume goes on.", err=True)
        return BROKEN_OFF
    _tell(done, junit)
    return 1 if done.failed else 0


def _tell(done: Replayed, junit: Path | None) -> None:
    click.echo(done.table(shutil.get_terminal_size().columns if sys.stdout.isatty() else None))
    if junit is not None:
        done.write_junit(junit)
