"""The latest runs of the listeners that others look back at, as their session remembers them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from ...files.payload_walk import files_in, ids_in
from ...tree.listener import Listener
from ..run_log.record import Record

KEPT = 4
"""How many runs of a listener that have ended are remembered: the tab may be some behind."""


class LatestRuns:
    """Records of runs, for as long as a visitor may still see what came of them. The run log may forget them before."""

    def __init__(self) -> None:
        self._records: dict[Listener, OrderedDict[str, Record]] = {}

    def __iter__(self) -> Iterator[Record]:
        for records in list(self._records.values()):  # functions ask on threads
            yield from list(records.values())

    def add(self, listener: Listener, record: Record) -> None:
        """A run has been asked for; those that ended longest ago are forgotten."""
        records = self._records.setdefault(listener, OrderedDict())
        records[record.run] = record
        for run in [run for run, one in records.items() if not one.is_live][:-KEPT]:
            del records[run]

    def drop(self, listener: Listener, run: str) -> None:
        """A run was never begun, and nobody saw anything of it."""
        self._records.get(listener, OrderedDict()).pop(run, None)

    def seen(self, listener: Listener, event: str, shown: str | None) -> Record | None:
        """The run whose outputs stood on the page when something happened.

        Args:
            listener: whose runs.
            event: the id of the event: a run that it led to itself is the one.
            shown: the run that the tab showed then; None where it did not say.
        """
        records = list(self._records.get(listener, OrderedDict()).values())[::-1]
        own = next((one for one in records if one.event == event), None)
        live = next((one for one in records if one.is_live and one.outputs), None)
        named = next((one for one in records if one.run == shown), None)
        return own or live or named or next((one for one in records if not one.is_live), None)

    def files(self) -> set[str]:
        """The ids of the files in them."""
        found: set[str] = set()
        for record in self:
            found.update(file.id for file in files_in(list(record.inputs.values())))
            found.update(ids_in(list(record.outputs.values())))
        return found
