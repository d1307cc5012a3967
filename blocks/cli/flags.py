"""`fanlight flags`: what was flagged, in a terminal."""

import shutil
import sys
from pathlib import Path

import click

from ...flagging.export.export import Format, export
from ...flagging.export.plain import json_line
from ...flagging.merge.merge import merge
from ...flagging.read import read
from ...flagging.reading.filter import Filter
from ...flagging.reading.record import nested
from .chosen import choosing
from .listing import Listing, newest
from .sheet import sheet

FOLDER = click.argument("folder", type=click.Path(path_type=Path))

LISTED = 50


@click.group(no_args_is_help=False)
def flags() -> None:
    """Look at flagged samples, take them elsewhere, test with them."""


@flags.command("list", short_help="List samples, and count their reasons.")
@FOLDER
@choosing
@click.option(
    "--limit", type=click.IntRange(min=0), help="At most so many, the newest. By default 50; as JSON, all."
)
@click.option("--json", "as_json", is_flag=True, help="A JSON object per line, with all that is known.")
def list_samples(folder: Path, chosen: Filter, limit: int | None, *, as_json: bool) -> None:
    """List the samples in FOLDER, and count for which reasons they were flagged."""
    samples = filter(chosen, read(folder, raw=True))  # in one go: each is read once
    if as_json:
        for sample in samples if limit is None else newest(samples, limit):
            click.echo(json_line(nested(sample)))
        return
    for line in Listing(samples, LISTED if limit is None else limit).lines(_cells()):
        click.echo(line)


@flags.command(short_help="Show all that is known of a sample.")
@FOLDER
@click.argument("sample")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, with all that is known.")
def show(folder: Path, sample: str, *, as_json: bool) -> None:
    """Show all that is known of one SAMPLE in FOLDER: its id, or how it begins."""
    found = read(folder, raw=True).find(sample)
    for line in [json_line(nested(found))] if as_json else sheet(found):
        click.echo(line)


@flags.command("export", short_help="Write samples to a table, or for `datasets`.")
@FOLDER
@click.argument("target", type=click.Path(path_type=Path))
@choosing
@click.option(
    "--format",
    "format",
    type=click.Choice(["parquet", "datasets", "csv", "jsonl"]),
    help="By default what the suffix of TARGET says; without one, datasets.",
)
def export_samples(folder: Path, target: Path, chosen: Filter, format: Format | None) -> None:
    """Write the samples in FOLDER to TARGET: a table (.csv, .jsonl, .parquet), or a folder for `datasets`."""
    count = export(read(folder).where(chosen), target, format)
    click.echo(f"{target}: {count:,} sample{'' if count == 1 else 's'}")


@flags.command("merge", short_help="Add the samples of folders to one.")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", required=True, type=click.Path(path_type=Path), help="The folder that they are added to."
)
def merge_folders(folders: tuple[Path, ...], into: Path) -> None:
    """Add the samples of FOLDERS to one, with their files, runs and reviews; again, it changes nothing."""
    merged = merge(folders, into)
    click.echo(
        f"{into}: {merged.samples:,} added; {merged.known:,} were there, with {merged.reviews:,} new reviews"
    )


def _cells() -> int | None:
    """How wide the terminal is; None where what is printed goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None
