"""What was flagged, as it is read again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from .flag import Role, RunFacts

Verdict = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody found who looked at a sample again. Later reviews of a sample win over earlier ones.

    Attributes:
        at: when, with its time zone.
        by: who, where that is known.
        verdict: whether the sample is a good one; None: this review does not say.
        expected: what the outputs should have been, by column, in the form in which samples are kept.
        comment: a text; None: none.
    """

    at: datetime
    by: str | None
    verdict: Verdict | None
    expected: Mapping[str, Any]
    comment: str | None


@dataclass(frozen=True, slots=True)
class Sample(Mapping[str, Any]):
    """One flagged sample: a mapping from the names of its columns to its values, and what is known beside them.

    Attributes:
        id: tells it from all others of its folder.
        file: the name of the file in which it stands.
        data: its values by column; with `flag`, `username` and `timestamp` where the file has such columns. A file is a
            `pathlib.Path` below the folder.
        roles: what the columns are, by column, as far as that was said.
        columns: how the values of the columns are to be read, by column (see `column.Described`), as far as known.
        run: the run that it shows, where one was noted.
        reviews: in the order in which they were made.
    """

    id: str
    file: str
    data: Mapping[str, Any]
    roles: Mapping[str, Role]
    columns: Mapping[str, Mapping[str, Any]]
    run: RunFacts | None = None
    reviews: tuple[Review, ...] = ()

    def __getitem__(self, column: str) -> Any:
        return self.data[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    @property
    def option(self) -> str | None:
        """The reason for which it was flagged."""
        return self.data.get("flag")

    @property
    def username(self) -> str | None:
        """Who flagged it."""
        return self.data.get("username")

    @property
    def flagged(self) -> datetime | None:
        """When it was flagged, with its time zone."""
        stamp = self.data.get("timestamp")
        return None if stamp is None else datetime.fromisoformat(stamp)

    @property
    def verdict(self) -> Verdict | None:
        """What the last review that says so found."""
        return next((one.verdict for one in reversed(self.reviews) if one.verdict), None)

    @property
    def expected(self) -> dict[str, Any]:
        """What the outputs should have been, by the column of the output; of several corrections the last counts.

        A correction made by whoever flagged stands in a column "corrected <output>"; those of reviews come later.
        """
        found = {
            column.removeprefix("corrected "): self.data[column]
            for column, role in self.roles.items()
            if role == "expected" and self.data.get(column) is not None
        }
        for review in self.reviews:
            found.update(review.expected)
        return found
