"""What came of running samples again, all together."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import overload

from .junit import junit
from .outcome import Outcome
from .result import Result
from .table import counted, table, worst_first


class Replayed(Sequence[Result]):
    """What came of running samples again: a sequence of a `Result` for each, in the order of the samples.

    Args:
        results: of all samples.
        fail_on: the outcomes that make the replay fail.
        version: of the app.
    """

    def __init__(self, results: Sequence[Result], fail_on: Collection[Outcome], version: str) -> None:
        self._results = results
        self._fail_on = fail_on
        self.version = version

    def __len__(self) -> int:
        return len(self._results)

    @overload
    def __getitem__(self, index: int) -> Result: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Result]: ...
    def __getitem__(self, index: int | slice) -> Result | Sequence[Result]:
        return self._results[index]

    def __str__(self) -> str:
        return self.table()

    @property
    def counts(self) -> Mapping[Outcome, int]:
        """How many samples came out how, the worst first."""
        return counted(self._results)

    @property
    def failed(self) -> list[Result]:
        """Those that make the replay fail, the worst first; empty where it went well."""
        return worst_first(one for one in self._results if one.outcome in self._fail_on)

    def table(self, width: int | None = None) -> str:
        """Counts and what needs attention, in lines for a terminal of so many columns; None: as long as need be."""
        return table(self._results, self._fail_on, width)

    def junit(self) -> str:
        """All as JUnit XML."""
        return junit(self._results, self._fail_on)

    def write_junit(self, path: str | Path) -> None:
        """Write the JUnit XML to a file."""
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(self.junit(), "utf-8")

    def write_report(self, folder: str | Path) -> None:
        """Write all to `results.json` in a folder, that of the pictures."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        whole = {
            "version": self.version,
            "fail_on": list(self._fail_on),
            "counts": self.counts,
            "results": [result.as_json() for result in self._results],
        }
        text = json.dumps(whole, indent=2, ensure_ascii=True)
        (Path(folder) / "results.json").write_text(text + "\n", "utf-8")
