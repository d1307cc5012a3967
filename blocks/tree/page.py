"""What an author declares: a tree of blocks and the graph of their listeners."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .block import Block
from .clock import Clock
from .component import Component
from .context import OpenPage
from .graph import Graph
from .layout import Layout
from .listener import Event, Listener, Trigger
from .options import ListenerOptions
from .scripts import Scripts


class Page(Layout):
    """The root of a tree. It knows no server; `Blocks` is a page that can be served.

    Attributes:
        blocks: every block on the page by its id; 0 is the page itself.
        graph: its listeners.
        scripts: the JavaScript of what is rendered on it.
    """

    client_name = "column"
    """What a page within a page is drawn as, whatever its class."""

    load = Event("a visitor opens the page")
    unload = Event("a visitor leaves the page")
    prepare = Event("the app is about to be served; it happens once, in a visit that no tab makes")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.client_name = Page.client_name

    def __init__(self, **arguments: Any) -> None:
        self.blocks: dict[int, Block] = {}
        self.graph = Graph()
        self.scripts = Scripts()
        self._next_id = 0
        super().__init__(**arguments)
        if self.parent is None:
            self.adopt(self)

    @property
    def page(self) -> OpenPage:
        outer = super().page
        return self if outer is None else outer

    def props(self) -> dict[str, Any]:
        return {**super().props(), "variant": "default", "scale": 1, "min_width": 320, "show_progress": False}

    def adopt(self, block: Block) -> None:
        """Number a block and all that is part of it. A whole page that is rendered brings its listeners along.

        A page within that one has handed it its own already.
        """
        for one in block.walk():
            one.id = self._next_id
            self._next_id += 1
            self.blocks[one.id] = one
            if isinstance(one, Page) and one is not self:
                for listener in one.graph.listeners:
                    if listener.page is not self:
                        one.page.listen(listener)

    def dismiss(self, block: Block) -> None:
        """Forget a block and all that is part of it."""
        for one in block.walk():
            if one.id is not None:
                del self.blocks[one.id]
                one.id = None

    def give_up(self, block: Block) -> None:
        """Take a block off the page, with all that is part of it and the listeners of that."""
        self.graph.drop(set(block.walk()))
        block.unrender()

    def listen(self, listener: Listener) -> None:
        """Take a listener into the graph. Pages within this one load and unload with it."""
        listener.triggers = tuple(
            Trigger(self, one.event) if isinstance(one.source, Page) and one.source.page is self else one
            for one in listener.triggers
        )
        listener.page = self
        self.graph.add(listener)

    def ticks(self, seconds: float, home: OpenPage | None = None) -> Trigger:
        """What happens every so many seconds on this page, or on `home`, which is one of its routes."""
        return Trigger(self._clock(seconds, home or self), "tick")

    def all_scripts(self) -> Iterator[str]:
        """The author's JavaScript in its listeners and blocks, as it is declared."""
        for listener in self.graph.listeners:
            if listener.js:
                yield listener.js
        for block in self.blocks.values():
            yield from block.own_scripts

    def settle(self) -> None:
        """Check the graph and settle what depends on the whole of it. Runs when the ``with`` block ends.

        Raises:
            PageError: a listener names a block that is not on this page.
        """
        self._add_loaders()
        self.graph.close(self.blocks)

    def __exit__(self, *exception: object) -> None:
        super().__exit__(*exception)
        if exception[0] is None and self.page is self and not self.is_open:
            self.settle()

    def _add_loaders(self) -> None:
        for component in [block for block in self.blocks.values() if isinstance(block, Component)]:
            if component.load_fn is not None and not self._loads(component):
                assert component.page is not None
                component.page.listen(self._loader(component, component.page))

    def _loads(self, component: Component) -> bool:
        return any(one.fn is component.load_fn and one.outputs == [component] for one in self.graph.listeners)

    def _loader(self, component: Component, home: OpenPage) -> Listener:
        """The listener behind a function that was given as a component's value."""
        assert component.load_fn is not None
        given = component.load_inputs
        inputs = [] if given is None else [given] if isinstance(given, Component) else list(given)
        triggers: list[Trigger] = [home.load, *(Trigger(source, "change") for source in inputs)]
        if component.every is not None:
            triggers.append(Trigger(self._clock(component.every, home), "tick"))
        options: ListenerOptions = {"show_progress": "hidden", "trigger_mode": "always_last"}
        return Listener(component.load_fn, triggers, inputs, component, api_name=False, options=options)

    def _clock(self, every: float | Component, home: OpenPage) -> Component:
        """What ticks every so many seconds; components that ask for as many share it."""
        if isinstance(every, Component):
            return every
        for block in self.blocks.values():
            if type(block) is Clock and block.value == every and block.page is home:
                return block
        clock = Clock(every, render=False)
        home.add(clock)
        return clock
