import errno
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, Flag, JSONLogger, SQLiteLogger, read
from fanlight.flagging.dataset_logger import DatasetLogger
from fanlight.flagging.errors import BadSample, StorageFailed
from fanlight.flagging.keeping.add_review import add_review
from fanlight.flagging.sample import Review

KINDS: dict[str, Callable[[], DatasetLogger]] = {
    "csv": lambda: CSVLogger(verbose=False),
    "json": JSONLogger,
    "sqlite": SQLiteLogger,
}
AT = datetime(2026, 5, 4, tzinfo=timezone.utc)


@pytest.fixture(params=KINDS)
def sample(request: pytest.FixtureRequest, flagged: Path, columns: Callable[..., Any]) -> str:
    """The id of the one sample in the folder."""
    logger = KINDS[request.param]()
    logger.setup(columns("a", "b"), flagged)
    return str(logger.keep(Flag([1, 2], roles=["input", "output"])).sample)


def review(**expected: Any) -> Review:
    return Review(AT, "ann", "accepted", expected, "so \ud800")


def test_reviews_are_read_in_their_order(flagged: Path, sample: str) -> None:
    later = Review(AT, None, None, {}, None)
    add_review(flagged, sample, review(b=float("inf")))
    add_review(str(flagged), sample, later)
    (found,) = read(flagged)
    assert found.reviews == (review(b=float("inf")), later)
    assert (found.verdict, found.expected) == ("accepted", {"b": float("inf")})


def test_an_expected_file_is_copied(flagged: Path, sample: str, upload: Callable[..., Any]) -> None:
    add_review(flagged, sample, review(b=upload("right.png", b"right")))
    (found,) = read(flagged)
    assert found.expected["b"].read_bytes() == b"right"
    assert found.expected["b"].parent == flagged / "b"


def test_a_value_that_cannot_be_kept_adds_nothing(
    flagged: Path, sample: str, upload: Callable[..., Any]
) -> None:
    with pytest.raises(BadSample, match="'b' holds"):
        add_review(flagged, sample, review(a=upload("a.png"), b=object()))
    assert read(flagged)[0].reviews == ()
    assert list((flagged / "a").iterdir()) == []


def test_a_review_of_no_sample_is_ignored(flagged: Path, sample: str) -> None:
    add_review(flagged, "0123456789abcdef", review())
    assert [found.reviews for found in read(flagged)] == [()]


def test_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        add_review(tmp_path / "flaged", "0123456789abcdef", review())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses(
    flagged: Path, columns: Callable[..., Any], upload: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    logger = JSONLogger()
    logger.setup(columns("a"), flagged)
    sample = str(logger.keep(Flag([1])).sample)
    with monkeypatch.context() as broken:
        broken.setattr("fanlight.flagging.keeping.tail.sync", fail)
        with pytest.raises(StorageFailed, match="Input/output error"):
            add_review(flagged, sample, review(a=upload("a.png")))
    assert list((flagged / "a").iterdir()) == []
    assert read(flagged)[0].reviews == ()
