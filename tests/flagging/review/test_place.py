from datetime import datetime, timezone

from flagger import Flagger

from fanlight.flagging.keeping.add_review import add_review
from fanlight.flagging.review.album import Album
from fanlight.flagging.review.place import first_to_do, position
from fanlight.flagging.review.selection import Selection
from fanlight.flagging.sample import Review

ACCEPTED = Review(datetime(2026, 11, 21, tzinfo=timezone.utc), None, "accepted", {}, None)


def test_a_sample_has_a_place_in_a_list_or_none() -> None:
    assert [position(["a", "b"], one) for one in ("b", "c", None)] == [1, -1, -1]


def test_the_next_to_do_is_behind_or_before_or_none(flagger: Flagger) -> None:
    samples = [flagger.flag() for _ in range(4)]
    samples.reverse()
    album = Album(flagger.folder)
    album.look()
    ids = album.select(Selection())
    assert first_to_do(album, ids) == samples[0]
    assert first_to_do(album, ids, 1) == samples[2]
    for done in samples[2:]:
        add_review(flagger.folder, done, ACCEPTED)
        album.take(done, ACCEPTED)
    assert first_to_do(album, ids, 1) == samples[0]
    for done in samples[:2]:
        album.take(done, ACCEPTED)
    assert first_to_do(album, ids, 2) == samples[2]
    assert first_to_do(album, []) is None
