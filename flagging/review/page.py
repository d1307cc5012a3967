"""ReviewPage: the page on which flagged samples are looked at again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ...blocks.app import Blocks
from ...blocks.layouts.column import Column
from ...blocks.layouts.row import Row
from ...blocks.layouts.tab import Tab
from ...blocks.layouts.tabs import Tabs
from ...blocks.tree.block import Block
from ...blocks.tree.component import Component
from ...blocks.tree.listener import Listener, Trigger, on
from ...blocks.tree.options import ListenerOptions
from ...blocks.tree.request import Request
from ...blocks.tree.typing import Self
from ...blocks.tree.update import skip, update
from ...components.button import Button
from ...components.markdown import Markdown
from ...components.state import State
from ..errors import FlaggingError
from ..sample import Verdict
from .album import Album
from .cards import Cards
from .filters import Filters
from .form import Form, form_of
from .judging import judge
from .moves import Moves
from .opening import Opening, around
from .place import Place, position
from .sheet import Sheet
from .thumbnails import Thumbnails
from .values import Values
from .wording import plain

OWN: ListenerOptions = {"concurrency_limit": None, "api_visibility": "private"}
QUIET: ListenerOptions = {**OWN, "show_progress": "hidden"}
RAW: ListenerOptions = {**QUIET, "postprocess": False}
JUDGING: ListenerOptions = {**OWN, "show_progress": "minimal", "preprocess": False}
VERDICTS: tuple[Verdict | None, ...] = ("accepted", "rejected", None)


class ReviewPage(Blocks):
    """A page for looking at what was flagged. See `review`.

    Args:
        album: the samples.
        opening: the way back into the demo, if there is one.
        title: of the page.
    """

    def __init__(self, album: Album, opening: Opening | None, title: str) -> None:
        self._album = album
        self._opening = opening
        self._moves = Moves(album)
        self._arrival: Listener | None = None
        super().__init__(title=title)
        with self:
            self._place = State(Place())
            self._form = State(Form())
            self._is_dirty = State(value=False)
            self._shown = State((None, 0))
            self._build(title)
            self._listen()

    def render(self) -> Self:
        """Put it on the page around it. Behind a tab, the folder is read when the tab is opened."""
        super().render()
        if self._arrival is not None:
            self._arrival.triggers = (*self._opened(), self._refresh.click)
        return self

    def _build(self, title: str) -> None:
        with Row():
            Markdown(f"# {plain(title)}")
            self._refresh = Button("Refresh", size="sm", scale=0)
        with Row():
            with Column(scale=2, min_width=320):
                self._empty = Markdown("Reading what was flagged …")
                self._sheet = Sheet(self._form, self._build_values)
            with Column(scale=1, min_width=300, visible=False) as self._aside:
                self._filters = Filters(self._album)
                self._cards = Cards(self._album, Thumbnails(self._album.folder))

    def _listen(self) -> None:
        place, dirty, sheet = self._place, self._is_dirty, self._sheet
        arriving: ListenerOptions = {**OWN, "show_progress_on": self._empty}
        self._arrival = on(
            [*self._opened(), self._refresh.click],
            self._arrive,
            [place, dirty],
            [place, self._empty, self._sheet.column, self._aside],
            **arriving,
        )
        on(self._filters.triggers, self._choose, [place, dirty, *self._filters.components], place, **QUIET)
        moves = [(sheet.previous, self._moves.step(-1)), (sheet.next, self._moves.step(1))]
        moves += [
            (self._cards.newer, self._moves.turn_over(-1)),
            (self._cards.older, self._moves.turn_over(1)),
        ]
        moves += [
            (card.button, self._moves.open_card(number)) for number, card in enumerate(self._cards.cards)
        ]
        for button, move in moves:
            button.click(move, [place, dirty], [place, dirty], **QUIET)
        place.change(self._cards.show, place, self._cards.outputs, **QUIET)
        place.change(self._stand, place, [sheet.standing, sheet.previous, sheet.next], **QUIET)
        place.change(
            lambda place: self._filters.offer(place.selection), place, self._filters.outputs, **QUIET
        )
        place.change(lambda place: (place.sample, place.turn), place, self._shown, **QUIET)
        place.change(self._say_what_is_not_there, place, [self._empty, sheet.column, self._aside], **QUIET)
        self._shown.change(self._show, self._shown, [*sheet.outputs, sheet.open, dirty], **QUIET)
        sheet.comment.input(lambda: True, None, dirty, **QUIET)
        sheet.listen(**QUIET)

    def _opened(self) -> list[Trigger]:
        """What opens this page: the tabs that it is behind, or a visit."""
        tabs = [block for block in around(self) if isinstance(block, Tab)]
        home = self.page
        assert home is not None
        visit = [home.load] if all(map(_is_open_at_first, tabs)) else []
        return [*visit, *(tab.select for tab in tabs)]

    def _arrive(self, place: Place, is_dirty: bool) -> list[Any]:
        """Look at the folder; whoever has begun to write stays where he is."""
        try:
            self._album.look()
        except (FlaggingError, OSError) as error:
            said = f"**The folder cannot be read.** {plain(self._album.without_path(str(error)))}"
            return [skip(), said, update(visible=False), update(visible=False)]
        if is_dirty:
            return [skip()] * 4
        seen = self._moves.select(place, place.selection, stays=False)
        return [replace(seen, turn=place.turn + 1), skip(), skip(), skip()]

    def _choose(self, place: Place, is_dirty: bool, *asked: Any) -> Place:
        return self._moves.select(place, self._filters.selection(*asked), stays=is_dirty)

    def _stand(self, place: Place) -> list[Any]:
        """Where the sample stands in the list, and whether there is one before and behind it."""
        ids = self._album.select(place.selection)
        at = position(ids, place.sample)
        said = f"{at + 1:,} of {len(ids):,}" if at >= 0 else ""
        return [said, update(interactive=at > 0), update(interactive=at + 1 < len(ids))]

    def _say_what_is_not_there(self, place: Place) -> list[Any]:
        has_any = len(self._album) > 0
        if place.sample is not None:
            said = ""
        elif has_any:
            said = "**No sample is all of that.** Choose something else."
        else:
            name = plain(self._album.folder.name)
            said = f"**Nothing was flagged yet.** What people flag comes to the folder “{name}”: Refresh looks again."
        return [said, update(visible=place.sample is not None), update(visible=has_any)]

    def _show(self, shown: tuple[str | None, int]) -> list[Any]:
        """What is on the sheet."""
        sample = self._album.sample(shown[0] or "")
        if sample is None:
            return [*self._sheet.nothing(), skip(), False]
        return [*self._sheet.show(sample), update(visible=bool(self._targets(form_of(sample)))), False]

    def _build_values(self, form: Form) -> None:
        """The components for samples of a form, and what the buttons do with what stands in them."""
        if not form.fields:
            return
        values = Values(form, self._album.folder)
        sheet = self._sheet

        def fill(shown: tuple[str | None, int]) -> list[Any]:
            sample = self._album.sample(shown[0] or "")
            if sample is not None and form_of(sample) == form:
                return [*values.fill(sample), *[update(interactive=True)] * len(sheet.judging)]
            return [skip() for _ in filled]  # others are about to take the place of these

        filled: list[Block] = [*values.components, *sheet.judging]  # who sees nothing yet, cannot judge
        on([self.load, self._shown.change], fill, self._shown, filled, **RAW)
        if values.editors:
            edits = [Trigger(one, "input") for one in values.editors]
            on(edits, lambda: True, None, self._is_dirty, **QUIET)
        for button, verdict in zip(sheet.judging, VERDICTS, strict=True):
            inputs = [self._place, sheet.comment, sheet.name, *values.editors]
            button.click(self._judge(values, verdict), inputs, self._place, **JUDGING)
        self._bind_opening(form)

    def _judge(self, values: Values, verdict: Verdict | None) -> Callable[..., Any]:
        def judged(place: Place, comment: str | None, name: str | None, by: Request, *payloads: Any) -> Any:
            return judge(self._album, values, verdict, place, comment, by.username or name, payloads)

        return judged

    def _targets(self, form: Form) -> dict[str, Component]:
        """The components of the demo that a sample can be opened in, by column."""
        return {} if self._opening is None else self._opening.targets(form, self)

    def _bind_opening(self, form: Form) -> None:
        """Let the button fill the demo. Here, where all that is on the page may be an output."""
        opening, targets = self._opening, self._targets(form)
        if opening is None or not targets:
            return
        tabs, chosen = opening.tab(next(iter(targets.values())), self)

        def open_it(place: Place) -> list[Any]:
            sample = self._album.sample(place.sample or "")
            payloads = [skip() for _ in targets] if sample is None else opening.fill(sample, targets)
            return payloads if tabs is None else [*payloads, update(selected=chosen)]

        outputs: list[Block] = [*targets.values(), *([] if tabs is None else [tabs])]
        opening_it: ListenerOptions = {**RAW, "scroll_to_output": tabs is None}
        self._sheet.open.click(open_it, self._place, outputs, **opening_it)


def _is_open_at_first(tab: Tab) -> bool:
    """Whether a tab is the one that a visitor finds open."""
    tabs = tab.parent
    if not isinstance(tabs, Tabs):
        return True
    place = tabs.children.index(tab)
    return place == 0 if tabs.selected is None else tabs.selected in (tab.tab_id, place)
