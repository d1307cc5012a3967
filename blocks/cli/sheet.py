"""What `fanlight flags show` prints."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ...flagging.flag import RunFacts
from ...flagging.sample import Review, Sample
from ...flagging.terminal import harmless, width
from .wording import full

ROLES = {
    "input": "Inputs",
    "output": "Outputs",
    "answer": "Answers",
    "comment": "Comments",
    "expected": "Corrections",
    None: "Values",
}
BESIDE = {"flag", "username", "timestamp"}


def sheet(sample: Sample) -> Iterator[str]:
    """All that is known of a sample, line by line."""
    yield click.style(f"Sample {sample.id}", bold=True) + f" of {harmless(sample.file)}"
    yield from _pairs(_facts(sample))
    for role, head in ROLES.items():
        values = {
            name: value
            for name, value in sample.data.items()
            if sample.roles.get(name) == role and (role or name not in BESIDE)
        }
        yield from _section(head, values)
    for review in sample.reviews:
        yield from _section(_head(review), {**_said(review), **review.expected})


def _facts(sample: Sample) -> dict[str, Any]:
    facts = {
        "flagged": sample.flagged and f"{sample.flagged.astimezone():%Y-%m-%d %H:%M:%S %z}",
        "reason": sample.option,
        "user": sample.username,
        "verdict": sample.verdict,
        **(_run(sample.run) if sample.run else {}),
    }
    return {name: value for name, value in facts.items() if value}


def _run(run: RunFacts) -> dict[str, str]:
    seconds = {"waited": run.waited, "ran": run.ran}
    times = [f"{name} {value:.3g} s" for name, value in seconds.items() if value is not None]
    known = [f"{name} {value}" for name, value in run.version.items() if value]
    return {
        "run": ", ".join([f"{run.function} {run.state}", *times]),
        "message": run.message or "",
        "asked": f"{run.asked.astimezone():%Y-%m-%d %H:%M:%S %z}",
        "key": run.key,
        "version": ", ".join(known),
    }


def _head(review: Review) -> str:
    by = f" by {review.by}" if review.by else ""
    return f"Review of {review.at.astimezone():%Y-%m-%d %H:%M}{by}"


def _said(review: Review) -> dict[str, Any]:
    said = {"verdict": review.verdict, "comment": review.comment}
    return {name: value for name, value in said.items() if value}


def _section(head: str, values: dict[str, Any]) -> Iterator[str]:
    if values:
        yield ""
        yield click.style(harmless(head), bold=True)
        yield from _pairs(values)


def _pairs(values: dict[str, Any]) -> Iterator[str]:
    """Names and values in two columns; further lines of a value stand below its first."""
    names = {name: harmless(" ".join(name.split())) for name in values}
    margin = max(map(width, names.values()), default=0)
    for name, value in values.items():
        size = f" ({value.stat().st_size:,} bytes)" if isinstance(value, Path) and value.is_file() else ""
        first, *more = harmless(full(value) + size).split("\n")
        yield f"  {names[name]}{' ' * (margin - width(names[name]))}  {first}".rstrip()
        yield from (f"  {' ' * margin}  {text}".rstrip() for text in more)
