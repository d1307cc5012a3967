"""Facts: what is known of samples beside their values, and the line of JSON in which each stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from ..flag import Role, RunFacts
from ..sample import Review
from .typed_json import Value, dumps, loads

Description: TypeAlias = Mapping[str, Mapping[str, Any]]
"""How the values of columns are to be read, by column; see `column.Described`."""


@dataclass(frozen=True, slots=True)
class ColumnsFact:
    """From here on, the values in `file` are to be read so."""

    file: str
    columns: Description


@dataclass(frozen=True, slots=True)
class RunFact:
    """The run that a sample shows, and what each of its columns is, in their order."""

    sample: str
    roles: Sequence[Role]
    run: RunFacts | None


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """What somebody found who looked at a sample again."""

    sample: str
    review: Review


HEAD = re.compile(rb'\{"kind": "(run|review)", "sample": "([0-9a-f]{16})", ')

Fact: TypeAlias = ColumnsFact | RunFact | ReviewFact


def write_fact(fact: Fact) -> bytes:
    """The fact as one line, with its end."""
    return dumps(_plain(fact)).encode() + b"\n"


def read_fact(line: bytes, folder: Path) -> Fact:
    """The fact of a line; files are paths below `folder`.

    Raises:
        ValueError: This is no fact, or one of a kind that a later release has added.
    """
    try:
        match loads(line.decode(), folder):
            case {"kind": "columns", "file": str(file), "columns": dict(columns)}:
                return ColumnsFact(file, columns)
            case {"kind": "run", "sample": str(sample), "roles": list(roles), "run": run}:
                return RunFact(sample, roles, None if run is None else run_facts(run))
            case {"kind": "review", "sample": str(sample)} as review:
                return ReviewFact(sample, _review(review))
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"a fact is not whole: {error}") from error
    raise ValueError("this is no fact of a known kind")


def about(line: bytes) -> tuple[str, str] | None:
    """The kind of a sample's fact and the sample's id, from the beginning of its line as `write_fact` writes it.

    None where the line begins in another way; what follows is not looked at.
    """
    found = HEAD.match(line)
    return None if found is None else (found[1].decode(), found[2].decode())


def plain_run(run: RunFacts) -> dict[str, Value]:
    """The facts of a run as JSON."""
    return {
        "key": run.key,
        "function": run.function,
        "state": run.state,
        "message": run.message,
        "asked": run.asked.isoformat(),
        "waited": run.waited,
        "ran": run.ran,
        "version": dict(run.version),
    }


def run_facts(run: dict[str, Any]) -> RunFacts:
    """The facts of a run that `plain_run` wrote.

    Raises:
        ValueError, TypeError, KeyError: There are too few of them, too many, or others.
    """
    return RunFacts(**{**run, "asked": datetime.fromisoformat(run["asked"])})


def _plain(fact: Fact) -> dict[str, Value]:
    match fact:
        case ColumnsFact(file, columns):
            described: Value = {name: dict(one) for name, one in columns.items()}
            return {"kind": "columns", "file": file, "columns": described}
        case RunFact(sample, roles, run):
            shown = None if run is None else plain_run(run)
            return {"kind": "run", "sample": sample, "roles": list(roles), "run": shown}
        case ReviewFact(sample, review):
            return {
                "kind": "review",
                "sample": sample,
                "at": review.at.isoformat(),
                "by": review.by,
                "verdict": review.verdict,
                "expected": dict(review.expected),
                "comment": review.comment,
            }


def _review(review: dict[str, Any]) -> Review:
    return Review(
        datetime.fromisoformat(review["at"]),
        review["by"],
        review["verdict"],
        dict(review["expected"]),
        review["comment"],
    )
