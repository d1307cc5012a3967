"""What the page tells of a sample in words, as Markdown. Nothing that a stranger wrote is Markdown itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..sample import Review, Sample
from .files import TOKEN
from .form import BESIDE, form_of
from .wording import MARKS, duration, plain, short, when

LONGEST = 2_000
"""Letters of a value that are shown."""
VERDICTS = {"accepted": "Accepted", "rejected": "Rejected", None: "To review"}


def headline(sample: Sample) -> str:
    """What stands over a sample: the reason, who and when, and where its run failed, why."""
    reason = f"Flagged as {plain(str(sample.option))}" if sample.option is not None else "Flagged"
    at = f" · {plain(when(sample.flagged))}" if sample.flagged else ""
    by = f" · by {plain(sample.username)}" if sample.username else ""
    line = f"{MARKS[sample.verdict]} {VERDICTS[sample.verdict]}{at}{by}"
    failed = sample.run is not None and sample.run.state == "failed"
    error = (
        f"\n\n**The run failed:** {plain(sample.run.message or 'no message')}"
        if sample.run and failed
        else ""
    )
    said = "".join(f"\n\n> **{plain(name)}:** {text}" for name, text in _said(sample))
    return f"## {reason}\n\n{line}{error}{said}"


def facts(sample: Sample) -> str:
    """A table of all that is known of a sample beside its values."""
    rows = "\n".join(f"| {plain(name)} | {plain(short(text, LONGEST))} |" for name, text in _facts(sample))
    return f"| What | Value |\n| --- | --- |\n{rows}"


def history(reviews: tuple[Review, ...]) -> str:
    """The reviews of a sample, the newest first."""
    if not reviews:
        return "Nobody has reviewed this sample yet."
    return "\n".join(_told(review) for review in reversed(reviews))


def preview(sample: Sample) -> str:
    """A sample in a few words: its first values that can be said."""
    words = [
        value_in_words(sample.data[field.column])
        for field in form_of(sample).fields
        if sample.data[field.column] is not None and not isinstance(sample.data[field.column], Path)
    ]
    return short(" · ".join(words), 70)


def sample_in_words(sample: Sample) -> str:
    """A sample in one line: why it was flagged, and a few of its values."""
    return short(" · ".join(filter(None, [sample.option, preview(sample)])) or sample.id, 48)


def value_in_words(value: Any) -> str:
    """A value that was kept, as text."""
    if isinstance(value, Path):
        return value.name[TOKEN:]
    if isinstance(value, dict) and isinstance(value.get("label"), str):
        return str(value["label"])
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _said(sample: Sample) -> Iterator[tuple[str, str]]:
    """What whoever flagged it answered and wrote."""
    for column, role in sample.roles.items():
        value = sample.data.get(column)
        if role in ("answer", "comment") and value not in (None, "") and column not in BESIDE:
            yield column, plain(short(value_in_words(value), LONGEST))


def _facts(sample: Sample) -> Iterator[tuple[str, str]]:
    yield "Reason", "none given" if sample.option is None else str(sample.option)
    if sample.flagged is not None:
        yield "Flagged", when(sample.flagged)
    if sample.username:
        yield "By", sample.username
    if (run := sample.run) is not None:
        yield "Function", run.function
        yield "Ended", run.state if run.message is None else f"{run.state}: {run.message}"
        yield "Asked for", when(run.asked)
        if run.ran is not None:
            yield "Took", duration(run.ran)
        if run.waited is not None:
            yield "Waited before", duration(run.waited)
        yield from ((f"Version ({name})", text) for name, text in run.version.items() if text)
        yield "Run", run.key
    yield "Kept in", sample.file
    yield "Sample", sample.id


def _told(review: Review) -> str:
    verdict = VERDICTS[review.verdict] if review.verdict else "Noted"
    by = f" by {plain(review.by)}" if review.by else ""
    told = f"- {MARKS[review.verdict] if review.verdict else '✎'} **{verdict}**{by}, {plain(when(review.at))}"
    for column, value in review.expected.items():
        told += f"  \n  {plain(column)} should be: {plain(short(value_in_words(value), LONGEST))}"
    if review.comment:
        told += f"  \n  “{plain(short(review.comment, LONGEST))}”"
    return told
