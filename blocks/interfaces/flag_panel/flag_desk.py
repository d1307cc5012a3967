"""What happens when a run is flagged: the functions of the panel's listeners. They take and give payloads."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ....components.notice import Notice, Said, TakenData, said
from ....flagging.callback import FlaggingCallback
from ...run.last_run import LastRun
from ...tree.component import Component
from ...tree.request import Request
from ...tree.update import Update, skip
from .field import BadAnswer, Correction, Field
from .flag_options import FLAG_AS
from .ledger import Kept, Ledger
from .seen import Seen, seen
from .sheet import Sheet
from .wording import (
    ALREADY,
    BEFORE,
    LEFT_OVER,
    NOTHING,
    OUTDATED,
    SAVED,
    STILL,
    STILL_HERE,
    TAKEN_BACK,
    TOO_LATE,
    named,
    offer,
    undoable,
    why,
)

Shown = dict[Component, Any]
"""What changes on the page: payloads and updates by block."""

log = logging.getLogger("fanlight")


@dataclass(frozen=True, slots=True)
class Click:
    """A visitor wants a run to be kept.

    Attributes:
        seen: the run.
        reason: why; None: no reason was asked for.
        name: what visitors call the reason; "" where there is none.
        payloads: of the fields.
        username: who it is, where that is known.
        is_outdated: whether inputs show something else by now.
    """

    seen: Seen
    reason: str | None
    name: str
    payloads: Sequence[Any]
    username: str | None
    is_outdated: bool

    @property
    def shown(self) -> tuple[str, int]:
        """What was on the page, see `Kept`."""
        return self.seen.record.key, self.seen.record.count


class FlagDesk:
    """Keeps the runs of an interface when visitors want that.

    Args:
        callback: keeps samples.
        sheet: makes them.
        notice: says to visitors what has become of it.
        fields: what can be filled in; functions get their payloads after the visitor's ledger.
    """

    def __init__(
        self, callback: FlaggingCallback, sheet: Sheet, notice: Notice, fields: Sequence[Field]
    ) -> None:
        self._callback = callback
        self._sheet = sheet
        self._notice = notice
        self._fields = fields

    def opener(self, last_run: LastRun, example: Sequence[Component] | None = None) -> Callable[..., Shown]:
        """What gets the fields ready when a run has ended.

        Args:
            last_run: stands for the run.
            example: the interface's inputs, where the run showed what is kept of an example.
        """

        def get_ready(ledger: Ledger, *payloads: Any, run: LastRun = last_run) -> Shown:
            shown = seen(run, example)
            if shown is None or shown.record.asked_at < ledger.cleared:
                return self._say(skip())
            clean = [field.clean(shown.outputs) for field in self._fields]
            ledger.open(shown, clean, is_example=example is not None)
            # one that was flagged already, as a click may be quicker, has nothing left over
            is_left_over = self._is_filled_in(payloads, clean) and not ledger.has(shown.record.key)
            notice = said("info", LEFT_OVER) if is_left_over else skip()
            opened = [field.opened(new) for field, new in zip(self._fields, clean, strict=True)]
            return self._say(notice, opened)

        return get_ready

    def keeper(self, last_run: LastRun, text: str, reason: str | None) -> Callable[..., Shown]:
        """What keeps the run that a visitor saw.

        Args:
            last_run: stands for the interface's run.
            text: what the button says.
            reason: what it means.
        """
        name = "" if reason is None else text.removeprefix(FLAG_AS)

        def flag(ledger: Ledger, *payloads: Any, run: LastRun = last_run, request: Request) -> Shown:
            with ledger.lock:
                shown = ledger.seen(seen(run))
                if shown is None:
                    return self._say(said("info", NOTHING))
                is_outdated = self._sheet.is_outdated(shown, run.now)
                click = Click(shown, reason, name, payloads, request.username, is_outdated)
                return self._keep(ledger, click)

        return flag

    def take_back(self, ledger: Ledger, *payloads: Any, data: TakenData) -> Shown:
        """Take a sample back, and put what was filled in for it back as well, where nothing else is."""
        try:
            undone = ledger.take_back(str(data.offer), self._callback.undo)
        except Exception as error:
            log.exception("A sample could not be taken back.")
            return self._say(said("failed", "It is still saved.", why(error)))
        if undone is None:
            return self._say(said("info", TOO_LATE))
        before = ledger.latest()
        notice = said("info", TAKEN_BACK)
        if before is not None:
            also, after = named(STILL, before), named(BEFORE, before)
            notice = said("info", TAKEN_BACK, also, name=before.name, offer=offer(before), after=after)
        is_free = ledger.run == undone.shown[0] and [*payloads] == ledger.clean
        return self._say(notice, undone.answers if is_free else ())

    def clearer(self, last_run: LastRun) -> Callable[..., Shown]:
        """What forgets the runs that a visitor has cleared away."""

        def clear(ledger: Ledger, run: LastRun = last_run) -> Shown:
            ledger.cleared = run.looked_at
            return self._say(None, [field.component.initial() for field in self._fields])

        return clear

    def reminder(self, last_run: LastRun) -> Callable[..., Shown]:
        """What says on a page that was loaded again what can still be undone."""

        def go_on(ledger: Ledger, notice: Said | None, run: LastRun = last_run) -> Shown:
            if notice is None:
                return self._say(skip())
            shown = ledger.seen(seen(run))
            kept = None if notice["offer"] is None else ledger.kept(notice["offer"]["data"])
            if kept is None:
                return self._say(None)
            is_shown = shown is not None and kept.shown[0] == shown.record.key
            return self._say(undoable(kept, *(notice["text"] if is_shown else [named(BEFORE, kept)])))

        return go_on

    def _keep(self, ledger: Ledger, click: Click) -> Shown:
        record, payloads = click.seen.record, click.payloads
        clean = ledger.clean or list(payloads)
        same = ledger.find(click.shown, click.reason, payloads, is_blank=[*payloads] == clean)
        if same is not None:
            return self._say(undoable(same, named(ALREADY, same)))
        try:
            answers = self._read(payloads, clean, is_open=ledger.run == record.key)
            receipt = self._callback.keep(self._sheet.flag(click.seen, answers, click.reason, click.username))
        except BadAnswer as error:
            return self._say(said("failed", "Not saved.", str(error)))
        except Exception as error:
            log.exception("Run %s of %r was not kept.", record.key, record.name)
            still = [STILL_HERE] if payloads else []
            return self._say(said("failed", "Not saved.", why(error), *still))
        kept = Kept(click.shown, click.reason, payloads, click.name, receipt.sample, time.monotonic())
        ledger.add(kept)
        outdated = [OUTDATED] if click.is_outdated else []
        return self._say(undoable(kept, named(SAVED, kept), *outdated), clean)

    def _is_filled_in(self, payloads: Sequence[Any], clean: Sequence[Any]) -> bool:
        """Whether there are answers or a comment."""
        return any(
            [now] != [new] and not isinstance(field, Correction)
            for field, now, new in zip(self._fields, payloads, clean, strict=True)
        )

    def _read(self, payloads: Sequence[Any], clean: Sequence[Any], *, is_open: bool) -> list[Any]:
        """What is kept of the fields; corrections were meant for the run that the panel was opened for."""
        return [
            None if isinstance(field, Correction) and (not is_open or [now] == [new]) else field.read(now)
            for field, now, new in zip(self._fields, payloads, clean, strict=True)
        ]

    def _say(self, notice: Said | Update | None, becomes: Sequence[Any] = ()) -> Shown:
        """What changes on the page: the notice, and the fields if something `becomes` of them."""
        fields = [field.component for field in self._fields]
        return {self._notice: notice, **dict(zip(fields, becomes, strict=False))}
