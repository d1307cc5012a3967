"""Records: a sample with all that is known of it in one dict, for other programs to read.

As JSON it holds dicts and lists within; for a table it is flat:

    sample  file  <its columns>  flag  username  timestamp  verdict  expected.<column>  run.state …  reviews
"""

from dataclasses import asdict
from typing import Any

from ..keeping.naming import column_names
from ..sample import Sample

KNOWN = ("sample", "file", "verdict", "expected", "run", "roles", "reviews")
RUN = ("key", "function", "state", "message", "asked", "waited", "ran", "git", "page")


def nested(sample: Sample) -> dict[str, Any]:
    """A sample as one object.

    Returns:
        "sample" (its id), "file", the columns, "verdict", "expected" (by column), "run" (a dict, or None), "roles"
        (by column), "reviews" (dicts). A column that is called like one of these is called `run (2)`, say.
    """
    names = dict(zip(sample, column_names(sample, KNOWN), strict=True))
    return {
        "sample": sample.id,
        "file": sample.file,
        **{names[column]: value for column, value in sample.items()},
        "verdict": sample.verdict,
        "expected": sample.expected,
        "run": asdict(sample.run) if sample.run else None,
        "roles": {names[column]: role for column, role in sample.roles.items()},
        "reviews": [asdict(review) for review in sample.reviews],
    }


def flat(sample: Sample) -> dict[str, Any]:
    """A sample as one row of a table. What is not known of it has no column here.

    Returns:
        As `nested`, but with "run.state" and so on, "expected.<column>", and no roles. "timestamp" is a datetime.
        Lists and dicts are left as they are.
    """
    expected = {f"expected.{column}": value for column, value in sample.expected.items()}
    run = {f"run.{name}": value for name, value in _run(sample).items() if value is not None}
    names = column_names(sample, {*KNOWN, *(f"run.{name}" for name in RUN), *expected})
    row = dict(zip(names, sample.values(), strict=True))
    if sample.flagged:
        row["timestamp"] = sample.flagged
    known = {"verdict": sample.verdict, "reviews": [asdict(review) for review in sample.reviews]}
    shown = {name: value for name, value in known.items() if value}
    return {"sample": sample.id, "file": sample.file, **row, **expected, **run, **shown}


def _run(sample: Sample) -> dict[str, Any]:
    if sample.run is None:
        return {}
    facts = asdict(sample.run)
    version = facts.pop("version")
    return facts | {name: version.get(name) for name in ("git", "page")}
