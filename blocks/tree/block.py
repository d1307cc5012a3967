"""A node of the page's tree."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from ..errors import PageError
from .context import OpenLayout, OpenPage, open_layout
from .old_methods import OldMethods
from .typing import Self

Key = int | str | tuple[int | str, ...]
Visible = bool | Literal["hidden"]


@dataclass(frozen=True, slots=True)
class Needs:
    """What an author's block needs of the page around it.

    Attributes:
        head: HTML for the page's head.
        style: text that takes from the page's theme.
    """

    head: str = ""
    style: str = ""


class Block(OldMethods):
    """What layouts and components have in common.

    A block made inside a ``with gr.Blocks():`` goes to the innermost open layout; elsewhere, or with
    ``render=False``, it waits for `render`.

    Args:
        visible: True, False (not in the document) or "hidden" (in the document, not shown).
        elem_id: the id of the block's element, for styles and scripts.
        elem_classes: one or more classes for the block's element.
        render: False leaves the block off the page until `render` is called.
        key: names the block across re-renders.
        preserved_by_key: which props a re-render keeps.
    """

    client_name: ClassVar[str] = ""
    """The file under client_js/src that shows this block; a subclass in an app keeps its parent's."""
    client_props: ClassVar[tuple[str, ...]] = ("visible", "elem_id", "elem_classes")
    """The attributes that are sent to the browser."""
    visitor_props: ClassVar[tuple[str, ...]] = ()
    """Those that a visitor changes without the server's hearing of it: what a function says of them is always sent."""
    events: ClassVar[tuple[str, ...]] = ()
    """The names of its events, kept by the `Event` descriptors."""

    positional: ClassVar[tuple[str, ...]] = ()
    """The names of the arguments that may be given by position."""

    __signature__: ClassVar[inspect.Signature]
    """What `help` shows: up to Python 3.10 it would find `__new__`."""

    given: dict[str, Any]
    """The arguments that this block was made with: what changes when a function returns it."""
    set_later: dict[str, Any] | None
    """What its author has set on it since it was made, once a change has asked for that."""

    def __new__(cls, *args: Any, **kwargs: Any) -> Self:
        block = super().__new__(cls)
        block.given = _bind(cls, args, kwargs)
        block.set_later = None
        return block

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        package, _, module = cls.__module__.rpartition(".")
        if package.partition(".")[0] == __name__.partition(".")[0] and "client_name" not in vars(cls):
            cls.client_name = module
        if "__init__" in vars(cls):  # told once: looking at a signature costs more than making the block
            signature = inspect.signature(cls.__init__)
            parameters = list(signature.parameters.values())[1:]
            cls.positional = tuple(p.name for p in parameters if p.kind == p.POSITIONAL_OR_KEYWORD)
            cls.__signature__ = signature.replace(parameters=parameters)
        if "client_props" in vars(cls):
            parent = next(base for base in cls.__mro__[1:] if issubclass(base, Block))
            cls.client_props = (*parent.client_props, *cls.client_props)

    def __init__(
        self,
        *,
        visible: Visible = True,
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: Key | None = None,
        preserved_by_key: list[str] | str | None = None,
    ) -> None:
        if visible not in (True, False, "hidden"):
            raise PageError(f'visible={visible!r} is not known: write True, False or "hidden".')
        self.visible = visible
        self.elem_id = elem_id
        self.elem_classes = [elem_classes] if isinstance(elem_classes, str) else list(elem_classes or [])
        self.key = key
        self.preserved_by_key = preserved_by_key
        self.id: int | None = None
        self.parent: OpenLayout | None = None
        if render and open_layout.get() is not None:
            self.render()

    @property
    def page(self) -> OpenPage | None:
        """The page that this block is on."""
        return self.parent.page if self.parent is not None else None

    @property
    def name(self) -> str:
        """How errors and warnings call this block."""
        return type(self).__name__

    def render(self) -> Self:
        """Put the block at the end of the open layout.

        Raises:
            PageError: no layout is open, or the block is on the page already.
        """
        layout = open_layout.get()
        if layout is None:
            raise PageError(
                f"{self.name}.render() was called outside of a page: write it inside `with gr.Blocks():`."
            )
        if self.parent is not None:
            raise PageError(
                f"{self.name} is on the page already. To move it, call .unrender() first; "
                "to show it twice, make a second one."
            )
        layout.add(self)
        return self

    def unrender(self) -> Self:
        """Take the block off its page; its listeners stay. A block that is on no page stays as it is."""
        if self.parent is not None:
            self.parent.remove(self)
        return self

    @property
    def needs(self) -> Needs | None:
        """What the page around it has to bring along for it."""
        return None

    @property
    def own_scripts(self) -> tuple[str, ...]:
        """The author's JavaScript that the browser's side of this block loads, by `script_name`."""
        return ()

    def parts(self) -> list[Block]:
        """The blocks that come and go with this one: a layout's children, a component's own buttons."""
        return []

    def walk(self) -> Iterator[Block]:
        """This block and all that are part of it, in the order of the document."""
        yield self
        for part in self.parts():
            yield from part.walk()

    def props(self) -> dict[str, Any]:
        """What the browser needs to show this block, as JSON."""
        values = vars(self)
        return {name: values[name] for name in self.client_props}

    def changed(self, changes: dict[str, Any]) -> Self:
        """A copy, off the page, that was made with the same arguments but for `changes`.

        Raises:
            PageError: an argument is not one of this block's.
        """
        if self.set_later is None:
            here, there = vars(self), vars(self._made(self.given))
            names = [*self.client_props, *(n for n in self.__signature__.parameters if n != "value")]
            self.set_later = {n: here[n] for n in names if n in here and here[n] != there[n]}
        try:
            copy = self._made({**self.given, **changes})
        except TypeError as error:
            raise PageError(f"{self.name} cannot be updated: {error}.") from error
        copy.id, copy.parent = self.id, self.parent
        copy.set_later = {name: value for name, value in self.set_later.items() if name not in changes}
        vars(copy).update(copy.set_later)
        return copy

    def _made(self, arguments: dict[str, Any]) -> Self:
        """A new one, off the page; what a subclass in an app does not take along is set on it."""
        parameters = self.__signature__.parameters
        takes_all = any(one.kind is one.VAR_KEYWORD for one in parameters.values())
        if takes_all or "render" in parameters:
            arguments = {**arguments, "render": False}
        shown = () if takes_all else self.client_props
        beside = {n: value for n, value in arguments.items() if n not in parameters and n in shown}
        closed = open_layout.set(None)
        try:
            made = type(self)(**{name: value for name, value in arguments.items() if name not in beside})
        finally:
            open_layout.reset(closed)
        vars(made).update(beside)
        made.given.update(beside)
        return made


def _bind(cls: type[Block], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any]:
    """The given arguments by name; a wrong call is left to `__init__` to complain about."""
    return {**dict(zip(cls.positional, args, strict=False)), **kwargs} if args else kwargs


def block_id(block: Block) -> int:
    """The id of a block that is on a page."""
    assert block.id is not None, f"{block.name} is on no page"
    return block.id
