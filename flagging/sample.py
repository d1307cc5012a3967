"""What was flagged, as it is read again."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Literal, TypeAlias

from .flag import Role, RunFacts

Verdict = Literal["accepted", "rejected"]
Look: TypeAlias = Callable[[str, Mapping[str, Any], Any], Any]
"""Makes of a column's name, how it is to be read, and the value that was kept the value that is seen."""


def as_kept(_column: str, _described: Mapping[str, Any], value: Any) -> Any:
    """The value that was kept is the value that is seen."""
    return value


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


@dataclass(frozen=True, slots=True, eq=False)
class Sample(Mapping[str, Any]):
    """One flagged sample: a mapping from the names of its columns to its values, and what is known beside them.

    `sample["Photo"]` is what a function would get: an array, say. It is made anew whenever it is asked for. What
    was kept itself is `sample.data["Photo"]`: a path. With `read(folder, raw=True)` both are the same.
    Two samples are equal where what was kept of them is; so is a sample and a dict.

    Attributes:
        id: tells it from all others of its folder: 16 hexadecimal digits.
        file: the name of the file in which it stands.
        data: what was kept, by column: None, bool, int, float, str, list or dict, and a `pathlib.Path` below the
            folder for each file; with `flag`, `username` and `timestamp` where the file has such columns.
        roles: what the columns are, by column, as far as that was said.
        columns: how the values of the columns are to be read, by column (see `column.Described`), as far as known.
        run: the run that it shows, where one was noted.
        reviews: in the order in which they were made.
        look: makes of what was kept what is seen.
    """

    id: str
    file: str
    data: Mapping[str, Any]
    roles: Mapping[str, Role]
    columns: Mapping[str, Mapping[str, Any]]
    run: RunFacts | None = None
    reviews: tuple[Review, ...] = ()
    look: Look = as_kept

    def __getitem__(self, column: str) -> Any:
        return self._seen(column, self.data[column])

    def __iter__(self) -> Iterator[str]:
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)

    def __contains__(self, column: object) -> bool:
        return column in self.data

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Mapping):
            return NotImplemented
        return self.data == (other.data if isinstance(other, Sample) else other)

    def of_role(self, role: Role) -> dict[str, Any]:
        """Its values in the columns that are this, such as the `"input"`s; empty where nobody said what they are."""
        return {column: self[column] for column, one in self.roles.items() if one == role}

    @property
    def option(self) -> str | None:
        """The reason for which it was flagged."""
        return self._text("flag")

    @property
    def username(self) -> str | None:
        """Who flagged it."""
        return self._text("username")

    @property
    def flagged(self) -> datetime | None:
        """When it was flagged, with its time zone; None also where something else stands there, written by hand."""
        with suppress(ValueError):
            flagged = datetime.fromisoformat(self._text("timestamp") or "")
            return flagged if flagged.tzinfo else flagged.replace(tzinfo=timezone.utc)
        return None

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
            column.removeprefix("corrected "): self[column]
            for column, role in self.roles.items()
            if role == "expected" and self.data.get(column) is not None
        }
        for review in self.reviews:
            found.update({column: self._seen(column, value) for column, value in review.expected.items()})
        return found

    def _text(self, column: str) -> str | None:
        value = self.data.get(column)
        return value if isinstance(value, str) else None

    def _seen(self, column: str, value: Any) -> Any:
        return self.look(column, self.columns.get(column, {}), value)
