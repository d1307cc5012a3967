"""Notes: what the journal of a flagged folder says of its samples, found by sample."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..flag import Role, RunFacts
from ..keeping.facts import ColumnsFact, Description, ReviewFact, RunFact, read_fact
from ..keeping.journal import facts_with_places
from ..sample import Review


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a sample beside its values: what its columns are, how they are read, its run, its reviews."""

    roles: Sequence[Role]
    columns: Description
    run: RunFacts | None
    reviews: tuple[Review, ...]
