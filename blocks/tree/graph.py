"""All listeners of a page: which value feeds which function, and what follows what."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Collection, Mapping
from typing import Any

from ..errors import PageError
from .block import Block
from .component import Component
from .listener import Listener


class Graph:
    """The listeners in the order of their declaration, and who is started by what.

    Attributes:
        listeners: by index.
    """

    def __init__(self) -> None:
        self.listeners: list[Listener] = []
        self._started: dict[tuple[int, str], list[Listener]] = {}
        self._chained: dict[tuple[int, str], list[Listener]] = {}
        self.inputs: set[int] = set()
        self.outputs: set[int] = set()
        self._warned_of = 0

    def add(self, listener: Listener) -> None:
        """Take a listener as the next one."""
        listener.index = len(self.listeners)
        self.listeners.append(listener)

    def drop(self, blocks: Collection[Block]) -> None:
        """Let go of all listeners that name one of these blocks, and of what follows them."""
        gone: set[Listener] = set()
        for listener in self.listeners:  # what follows one stands behind it
            sources = [trigger.source for trigger in listener.triggers]
            if any(one in blocks or one in gone for one in (*sources, *listener.inputs, *listener.outputs)):
                gone.add(listener)
        self._warned_of -= sum(one in gone for one in self.listeners[: self._warned_of])
        self.listeners = [one for one in self.listeners if one not in gone]
        for index, listener in enumerate(self.listeners):
            listener.index = index

    def close(self, blocks: Mapping[int, Block], *, warns: bool = True) -> None:
        """Check every listener against the page's blocks and note who starts whom.

        Args:
            blocks: the page's.
            warns: whether to say of new listeners whose function cannot take its inputs.

        Raises:
            PageError: a listener names a block that is not on the page.
        """
        self._started, self._chained = {}, {}
        for listener in self.listeners:
            _check_blocks(listener, blocks)
            for trigger in listener.triggers:
                if isinstance(trigger.source, Block):
                    assert trigger.source.id is not None  # _check_blocks saw it on the page
                    started = self._started.setdefault((trigger.source.id, trigger.event), [])
                else:
                    started = self._chained.setdefault((trigger.source.index, trigger.event), [])
                started.append(listener)
        for listener in self.listeners[self._warned_of :] if warns else ():
            _check_parameters(listener)
        self._warned_of = len(self.listeners)
        self.inputs = {block.id for one in self.listeners for block in one.inputs if block.id is not None}
        self.outputs = {block.id for one in self.listeners for block in one.outputs if block.id is not None}

    def started_by(self, block: int, event: str) -> list[Listener]:
        """The listeners bound to an event of a block: the closed table through which a tab reaches functions."""
        return self._started.get((block, event), [])

    def chained_to(self, listener: Listener, event: str) -> list[Listener]:
        """The listeners that follow `listener` after "then", "success" or "failure"."""
        return self._chained.get((listener.index, event), [])

    def is_interactive(self, component: Component) -> bool:
        """Whether the visitor can edit a component whose author left it open."""
        if component.id in self.inputs:
            return True
        return component.id not in self.outputs and _is_empty(component.value) and component.load_fn is None


def _is_empty(value: Any) -> bool:
    """Whether there is nothing to show; of what is no plain data, such as an array, there always is something."""
    return value is None or (isinstance(value, (str, int, float, list, tuple, dict)) and not value)


def _check_blocks(listener: Listener, blocks: Mapping[int, Block]) -> None:
    sources = [trigger.source for trigger in listener.triggers if isinstance(trigger.source, Block)]
    for role, named in (
        ("a trigger", sources),
        ("an input", listener.inputs),
        ("an output", listener.outputs),
    ):
        for block in named:
            if block.id is None or blocks.get(block.id) is not block:
                raise PageError(
                    f"{block.name} is {role} of the listener {listener.name!r}, but it is not on this page: "
                    "make it inside the `with gr.Blocks():` of this page, or call its .render() there."
                )


def _check_parameters(listener: Listener) -> None:
    """Warn where the inputs cannot be the function's arguments; it may still be meant (decorators hide a lot)."""
    if listener.fn is None:
        return
    try:
        parameters = list(inspect.signature(listener.fn).parameters.values())
    except (TypeError, ValueError):  # some built-ins have no signature
        return
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        return
    taken = {*listener.keywords, *(injected.name for injected in listener.injected)}
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    positional = [p for p in parameters if p.kind in kinds and p.name not in taken]
    needed = sum(p.default is p.empty for p in positional)
    given = 1 if listener.as_dict else len(listener.inputs) - len(listener.keywords)
    if needed <= given <= len(positional):
        return
    wanted = str(needed) if needed == len(positional) else f"{needed} to {len(positional)}"
    names = ", ".join(p.name if p.default is p.empty else f"[{p.name}]" for p in positional) or "none"
    inputs = ", ".join(one.name for one in listener.inputs) or "none"
    warnings.warn(
        f"The function {listener.name!r} takes {wanted} argument(s), but its listener gives it {given} input(s). "
        f"Arguments: {names}. Inputs: {inputs}.",
        UserWarning,
        stacklevel=2,
    )
