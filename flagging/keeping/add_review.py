"""add_review(): what somebody found who looked at a sample again, added to what is known of it."""

from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from ..sample import Review
from .database import Database, file_in
from .explained import explained
from .facts import ReviewFact
from .folder import Folder, open_folder
from .intake import Intake
from .journal import note
from .ledger import locked
from .naming import folder_names
from .sample_table import add_fact
from .typed_json import Value


def add_review(folder: str | Path, sample: str, review: Review) -> None:
    """Add a review, and return when it is on the disk. Nothing that was there is changed.

    It goes to where the sample stands: to the database if it is there, else to the journal.

    Args:
        folder: The flagged folder.
        sample: The id of the sample.
        review: What was found. Files in what it expects, such as an `Attachment`, are copied.

    Raises:
        FileNotFoundError: There is no such folder.
        BadSample: A value that it expects cannot be kept exactly.
        StorageFailed: The disk or the folder refused. Nothing of the review was kept.
    """
    path = Path(folder).resolve(strict=True)
    with explained(path), open_folder(path) as opened, ExitStack() as undo:
        fact = ReviewFact(sample, replace(review, expected=_taken(review, opened, undo)))
        with locked(opened):
            note_review(opened, fact)
        undo.pop_all()


def note_review(folder: Folder, fact: ReviewFact) -> None:
    """Write a review to where its sample stands, and return when it is on the disk. The folder's lock is held.

    Raises:
        OSError: Nothing was written.
    """
    if not _add_to_database(folder, fact):
        note(folder, [fact])


def _taken(review: Review, folder: Folder, undo: ExitStack) -> dict[str, Value]:
    expected = review.expected
    children = zip(expected, folder_names(expected), strict=True)
    return {name: Intake(folder, name, child, undo).take(expected[name]) for name, child in children}


def _add_to_database(folder: Folder, fact: ReviewFact) -> bool:
    if file_in(folder) is None:
        return False
    with closing(Database()) as database, database.transaction(folder) as connection:
        return add_fact(connection, fact)
