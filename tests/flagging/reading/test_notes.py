from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from fanlight.flagging import RunFacts, read
from fanlight.flagging.keeping.facts import ReviewFact
from fanlight.flagging.sample import Review, Verdict


def review(verdict: Verdict | None, **expected: Any) -> Review:
    return Review(datetime(2026, 11, 21, tzinfo=timezone.utc), "ann", verdict, expected, None)


def test_a_sample_has_its_run_its_roles_and_its_reviews(
    flagged: Path,
    columns: Callable[..., Any],
    keep: Callable[..., Any],
    note: Callable[..., None],
    a_run: RunFacts,
) -> None:
    roles = ("input", "input", "output", "expected")
    names = columns("a", "b", "result", "corrected result")
    first, second = keep(flagged, names, [1, 0, None, 7], [1, 1, 1, None], roles=roles, run=a_run)
    for verdict in ("rejected", None, "accepted"):
        note(flagged, ReviewFact(second, review(verdict, result=verdict)))
    failed, fine = read(flagged)
    assert (failed.id, fine.id) == (first, second)
    assert failed.run == a_run
    assert failed.roles == dict(zip(["a", "b", "result", "corrected result"], roles, strict=True))
    assert failed.of_role("input") == {"a": 1, "b": 0}
    assert (failed.verdict, failed.expected) == (None, {"result": 7})
    assert [one.verdict for one in fine.reviews] == ["rejected", None, "accepted"]
    assert (fine.verdict, fine.expected) == ("accepted", {"result": "accepted"})


def test_rows_that_were_edited_by_hand_lose_what_was_noted_of_them_and_no_others(
    flagged: Path, columns: Callable[..., Any], keep: Callable[..., Any], a_run: RunFacts
) -> None:
    keep(flagged, columns("text"), ["one"], ["two"], roles=["input"], run=a_run)
    file = flagged / "dataset1.csv"
    file.write_bytes(file.read_bytes().replace(b"two", b"2nd"))
    first, second = read(flagged)
    assert (first["text"], first.run) == ("one", a_run)
    assert (second["text"], second.run, second.roles) == ("2nd", None, {})


def test_what_is_torn_or_of_a_later_release_is_left_out(
    flagged: Path, columns: Callable[..., Any], keep: Callable[..., Any], note: Callable[..., None]
) -> None:
    (own,) = keep(flagged, columns("a"), [1], roles=["input"])
    with (flagged / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"kind": "applause", "sample": "%s"}\n[]\nno JSON\n\xff\n' % own.encode())
    note(flagged, ReviewFact(own, review("accepted")))
    with (flagged / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"kind": "review", "sample": "')
    (sample,) = read(flagged)
    assert (sample.roles, sample.verdict) == ({"a": "input"}, "accepted")


def test_a_sample_is_read_as_its_column_was_when_it_ran(
    flagged: Path, keep: Callable[..., Any], described: Callable[..., Any]
) -> None:
    for kind in ("index", "value"):
        size = described("size", "Radio", {"choices": ["small", "large"], "type": kind})
        keep(flagged, [size], ["large"], roles=["input"])
        keep(flagged, [size], ["small"])  # of which no run was noted: the newest way counts
    assert [sample["size"] for sample in read(flagged)] == [1, "small", "large", "small"]
