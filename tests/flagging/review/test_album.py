from datetime import datetime, timezone
from pathlib import Path

import pytest
from flagger import Flagger, facts_of_run

from fanlight.flagging.errors import BadFlagFile
from fanlight.flagging.keeping.add_review import add_review
from fanlight.flagging.review.album import Album
from fanlight.flagging.review.selection import Selection
from fanlight.flagging.sample import Review

NOW = datetime(2026, 11, 21, tzinfo=timezone.utc)
ACCEPTED = Review(NOW, "ada", "accepted", {}, None)
REJECTED = Review(NOW, "grace", "rejected", {}, None)


def ids(album: Album, selection: Selection = Selection()) -> list[str]:  # noqa: B008  # frozen
    return list(album.select(selection))


def looked(folder: Path) -> Album:
    album = Album(folder)
    album.look()
    return album


def test_the_newest_comes_first(flagger: Flagger) -> None:
    first, second = flagger.flag(), flagger.flag()
    assert ids(looked(flagger.folder)) == [second, first]


def test_a_folder_that_comes_later_is_seen_when_one_looks_again(flagger: Flagger) -> None:
    album = looked(flagger.folder)
    assert ids(album) == []
    sample = flagger.flag()
    assert ids(album) == []
    album.look()
    assert ids(album) == [sample]


def test_the_folder_stays_the_same_when_the_working_folder_changes(
    flagger: Flagger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = flagger.flag()
    monkeypatch.chdir(tmp_path)
    album = Album("flagged")
    monkeypatch.chdir("/")
    album.look()
    assert ids(album) == [sample]


def test_samples_are_counted_by_what_they_are(flagger: Flagger) -> None:
    flagger.flag(option="wrong sign", username="ada")
    flagger.flag(option="wrong sign", run=facts_of_run(git=None))
    sample = flagger.flag(option="other")
    add_review(flagger.folder, sample, ACCEPTED)
    counts = looked(flagger.folder).counts()
    assert counts == {
        "standing": {"open": 2, "accepted": 1},
        "reason": {"wrong sign": 2, "other": 1},
        "username": {"ada": 1},
        "version": {"8880c8b": 2, "9f": 1},
    }


def test_a_selection_that_is_asked_for_again_was_not_forgotten_too_early(flagger: Flagger) -> None:
    wrong, other = flagger.flag(option="wrong"), flagger.flag((1, "add", 1, 3, "too much"))
    album = looked(flagger.folder)
    for _ in range(2):
        assert ids(album, Selection(reason="wrong")) == [wrong]
        assert ids(album, Selection(text="TOO MUCH")) == [other]


def test_a_review_is_seen_at_once_and_when_the_folder_is_read_again(flagger: Flagger) -> None:
    sample = flagger.flag()
    album = looked(flagger.folder)
    assert ids(album, Selection("open")) == [sample]
    for review in (ACCEPTED, REJECTED):
        add_review(flagger.folder, sample, review)
        album.take(sample, review)
    for _ in range(2):
        found = album.sample(sample)
        assert found is not None
        assert found.reviews == (ACCEPTED, REJECTED)
        assert ids(album, Selection("rejected")) == [sample]
        assert ids(album, Selection("open")) == []
        album.look()


def test_what_is_not_there_is_none(flagger: Flagger) -> None:
    album = looked(flagger.folder)
    assert album.sample("../../etc/passwd") is None


def test_a_file_of_somebody_else_is_told(flagged: Path) -> None:
    flagged.mkdir()
    (flagged / "dataset1.csv").write_bytes(b"\xff\xfe\n")
    with pytest.raises(BadFlagFile):
        looked(flagged)


def test_reviews_by_others_are_seen_when_one_looks_again(flagger: Flagger) -> None:
    samples = [flagger.flag(), flagger.flag()]
    album = looked(flagger.folder)
    album.counts()
    add_review(flagger.folder, samples[0], ACCEPTED)
    album.look()
    assert album.counts()["standing"] == {"open": 1, "accepted": 1}
    assert album.verdict(samples[0]) == "accepted"


def test_a_sample_that_was_taken_back_is_gone(flagger: Flagger) -> None:
    kept, undone = flagger.flag(), flagger.flag()
    album = looked(flagger.folder)
    album.counts()
    flagger.undo(undone)
    album.look()
    assert ids(album) == [kept]
    assert album.sample(undone) is None
