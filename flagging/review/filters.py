"""Filters: what a reviewer asks of the samples in the list."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ...blocks.layouts.accordion import Accordion
from ...blocks.tree.block import Block
from ...blocks.tree.component import Component
from ...blocks.tree.listener import Trigger
from ...blocks.tree.update import Update, update
from ...components.radio import Radio
from ...components.textbox import Textbox
from .album import Album
from .selection import Selection, first_day
from .wording import short

OFFERED = 12
"""How many reasons, people and versions are offered: those that come most often."""
STANDINGS = {"all": "All", "open": "To review", "accepted": "Accepted", "rejected": "Rejected"}
PERIODS = [("Any time", ""), ("Today", "today"), ("Last 7 days", "week"), ("Last 30 days", "month")]


class Filters:
    """The filters, for the open layout. Those with nothing to choose from are not there.

    Args:
        album: the samples.
    """

    def __init__(self, album: Album) -> None:
        self._album = album
        self.standing = Radio([(name, key) for key, name in STANDINGS.items()], value="all", label="Show")
        self.reason = _choice("Reason")
        with Accordion("More filters", open=False):
            self.username = _choice("Flagged by")
            self.version = _choice("Version of the app")
            self.period = Radio(PERIODS, value="", label="Flagged")
            self.text = Textbox(label="Search", placeholder="In values, comments and ids; press Enter")
        self.components: list[Component] = [
            self.standing, self.reason, self.username, self.version, self.period, self.text
        ]  # fmt: skip
        self.triggers = [Trigger(one, "input") for one in self.components[:-1]] + [self.text.submit]
        self.outputs: list[Block] = [self.standing, self.reason, self.username, self.version]

    def selection(
        self, standing: Any, reason: Any, username: Any, version: Any, period: Any, text: Any
    ) -> Selection:
        """What is asked, from the values of `components`."""
        today = datetime.now().astimezone().date()
        return Selection(
            standing or "all", _meant(reason), _meant(username), _meant(version),
            first_day(period, today), (text or "").strip(),
        )  # fmt: skip

    def offer(self, selection: Selection) -> list[Update]:
        """What there is to choose from now: for `outputs`. What is asked stays among it."""
        counts = self._album.counts()
        standings: Mapping[str, int] = {"all": len(self._album), **counts["standing"]}
        names = [(f"{name} ({standings.get(key, 0):,})", key) for key, name in STANDINGS.items()]
        return [
            update(choices=names),
            _offer(counts["reason"], selection.reason),
            _offer(counts["username"], selection.username),
            _offer(counts["version"], selection.version),
        ]


def _choice(label: str) -> Radio:
    return Radio([("All", "")], value="", label=label, visible=False)


def _meant(choice: str | None) -> str | None:
    """What a choice stands for: values begin with a sign, so that an empty one is another than none."""
    return choice[1:] if choice else None


def _offer(counts: Counter[str], asked: str | None) -> Update:
    offered = [name for name, _ in counts.most_common(OFFERED)]
    if asked is not None and asked not in offered:
        offered.append(asked)
    choices = [("All", ""), *((f"{short(name, 40)} ({counts[name]:,})", f"={name}") for name in offered)]
    return update(choices=choices, visible=len(offered) > 0)
