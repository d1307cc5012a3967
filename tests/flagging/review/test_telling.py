from datetime import datetime, timezone

from fanlight.flagging import RunFacts, Sample
from fanlight.flagging.review.telling import facts, headline, history, preview
from fanlight.flagging.sample import Review

AT = datetime(2026, 11, 21, 12, tzinfo=timezone.utc)
RUN = RunFacts("key", "blur", "failed", "no *room*", AT, None, 2.5, {"git": None, "page": "9f"})
SAMPLE = Sample(
    "0a1b2c3d4e5f6071",
    "dataset1.csv",
    {
        "Text": "a | b",
        "Mood": {"label": "sad", "confidences": None},
        "Right?": "no",
        "flag": "<i>",
        "timestamp": "x",
    },
    {"Text": "input", "Mood": "output", "Right?": "answer"},
    {},
    RUN,
)
BARE = Sample("0a1b2c3d4e5f6071", "log.csv", {"n": 1}, {}, {})


def test_the_headline_says_why_and_what_went_wrong() -> None:
    said = headline(SAMPLE)
    assert said.startswith(r"## Flagged as \<i\>")
    assert r"**The run failed:** no \*room\*" in said
    assert r"> **Right\?:** no" in said
    assert headline(BARE) == "## Flagged\n\n○ To review"


def test_all_that_is_known_is_in_the_table() -> None:
    table = facts(SAMPLE)
    for row in ("| Function | blur |", "| Took | 2\\.5 s |", "| Version \\(page\\) | 9f |", "| Run | key |"):
        assert row in table
    assert "git" not in table
    assert facts(BARE).count("\n") == 4


def test_the_history_begins_with_the_newest() -> None:
    first = Review(AT, "ada", "rejected", {"Mood": {"label": "happy", "confidences": None}}, "see *here*")
    second = Review(AT, None, None, {}, None)
    told = history((first, second))
    assert told.index("Noted") < told.index("Rejected")
    for said in ("by ada", "Mood should be: happy", r"“see \*here\*”"):
        assert said in told
    assert "Nobody" in history(())


def test_a_preview_is_of_the_values_alone() -> None:
    assert preview(SAMPLE) == "a | b · sad"
