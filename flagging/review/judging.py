"""Judging: what a reviewer found, kept as a record; and where that leads."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from ...blocks.errors import Error
from ...blocks.run.toast import Info, Success
from ...blocks.tree.update import skip
from ...blocks.wire.media import StoredFile
from ..errors import FlaggingError
from ..keeping.add_review import add_review
from ..sample import Review, Sample, Verdict
from .album import Album
from .form import form_of
from .place import Place, first_to_do, position
from .telling import sample_in_words
from .values import Values

PAUSE = 0.3
"""Seconds after a verdict in which another is the second half of a double click: the next sample was not seen yet."""


def judge(
    album: Album,
    values: Values,
    verdict: Verdict | None,
    place: Place,
    comment: str | None,
    by: str | None,
    payloads: Sequence[Any],
) -> Any:
    """Keep a review of the sample on the sheet, and go on to one without a verdict.

    Args:
        album: the samples.
        values: the components on the sheet.
        verdict: of the reviewer; None: only a comment, or a correction.
        place: where the reviewer is.
        comment: what was written.
        by: who it is.
        payloads: of the components that correct.

    Returns:
        The place where the reviewer is now; or nothing that changes.

    Raises:
        Error: it could not be kept, with the reason.
    """
    sample = album.sample(place.sample or "")
    has_written = bool(comment and comment.strip())  # about this sample, which was seen then
    is_second_click = verdict is not None and not has_written and time.monotonic() - place.judged < PAUSE
    if sample is None or form_of(sample) != values.form or is_second_click:
        return skip()
    review = _review(sample, values, verdict, comment, by, payloads)
    if review.verdict is None and not review.comment and not review.expected:
        Info("Write a comment or a correction first.", title="Nothing to save")
        return skip()
    try:
        add_review(album.folder, sample.id, review)
    except (FlaggingError, OSError) as error:
        raise Error(album.without_path(str(error)), title="Not saved") from error
    return _onwards(album, place, sample, review)


def _review(
    sample: Sample,
    values: Values,
    verdict: Verdict | None,
    comment: str | None,
    by: str | None,
    payloads: Sequence[Any],
) -> Review:
    try:
        expected = values.expected(payloads, sample)
    except FlaggingError as error:
        raise Error(str(error), title="Not saved") from error
    now = datetime.now().astimezone()
    return Review(now, (by or "").strip() or None, verdict, expected, (comment or "").strip() or None)


def _onwards(album: Album, place: Place, sample: Sample, review: Review) -> Place:
    ids = album.select(place.selection)
    at = position(ids, sample.id)
    if any(isinstance(value, StoredFile) for value in review.expected.values()):
        album.look()  # the review has a copy of its own now, and that is to be shown
    else:
        album.take(sample.id, review)
    Success(sample_in_words(sample), duration=3, title=(review.verdict or "saved").capitalize())
    if review.verdict is None:
        return replace(place, turn=place.turn + 1)
    return replace(
        place, sample=first_to_do(album, ids, at) or sample.id, turn=place.turn + 1, judged=time.monotonic()
    )
