"""A block that holds a value."""

from __future__ import annotations

import inspect
import json
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Any, ClassVar, TypedDict

from ..errors import BadValue, PageError
from ..wire.media import Media, StoredFile
from .block import Block, Key, Visible
from .brief import brief
from .old_spellings import with_buttons
from .typing import Self, Unpack

PACKAGE = __name__.partition(".")[0]
NO_JSON = object()
OF_THE_PAGE = {"value", "every", "inputs", "render", "key", "preserved_by_key"}
"""The parameters that say nothing of how a payload is to be read."""


class Shared(TypedDict, total=False):
    """The parameters that all components take. See `Component`."""

    label: str | None
    info: str | None
    show_label: bool | None
    container: bool
    scale: int | None
    min_width: int | None
    interactive: bool | None
    buttons: Sequence[str | Block] | None
    every: float | Component | None
    inputs: Component | Sequence[Component] | set[Component] | None
    visible: Visible
    elem_id: str | None
    elem_classes: list[str] | str | None
    render: bool
    key: Key | None
    preserved_by_key: list[str] | str | None


class Component(Block):
    """A block that holds a value: the base of all components, yours included.

    Three forms of a value: what the author's function sees, the *payload* (JSON; a file in it is a
    `Media` or `StoredFile`), and what travels. `preprocess` makes the first of the second,
    `postprocess` the second of the first.

    Args:
        value: the first value, as a function would return it; or a function that makes it at each visit.
        label: the name beside the control and its accessible name; by default the class's.
        info: a line of explanation under the label.
        show_label: False hides the label from the eye; screen readers still hear it.
        container: False drops the frame around the control.
        scale: the share of the free width in a Row, against its neighbours; 0 keeps it as narrow as can be.
        min_width: in CSS pixels; a Row wraps before a child gets narrower.
        interactive: whether the visitor can edit it; None: yes, unless it is only ever an output.
        buttons: what stands in the component's corner: names of its own buttons, or `Button`s.
        every: with a function as `value`: it runs again each so many seconds, or with each tick of this `Timer`,
            as long as somebody looks at the page.
        inputs: with a function as `value`: the components that are its arguments; it runs again
            when one changes.
        visible, elem_id, elem_classes, render, key, preserved_by_key: see `Block`.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "label",
        "info",
        "show_label",
        "container",
        "scale",
        "min_width",
    )
    holds_files: ClassVar[bool] = False
    """Whether handles in its payload stand for files. Elsewhere they are plain data."""
    has_place: ClassVar[bool] = True
    """Whether it is to be seen. What is not works wherever it stands, in a closed tab too."""
    time_to_live: float = math.inf
    """Seconds that a session keeps a value that was not set again; then it starts anew."""
    default_interactive: ClassVar[bool | None] = None
    """What interactive=None means where the class decides it and not the graph."""
    served: ClassVar[tuple[str, ...]] = ()
    """The methods that the browser may call; they take and return payloads, and are called on threads."""
    tells: ClassVar[tuple[str, ...]] = ()
    """The parameters of which the browser says what they are now, such as where a film is: times in seconds."""
    own_buttons: ClassVar[tuple[str, ...]] = ()
    """The names that `buttons` takes: what this class brings along for its corner."""
    default_buttons: ClassVar[tuple[str, ...]] = ()
    """What stands in the corner where the author says nothing."""

    def __init__(self, value: Any = None, **shared: Unpack[Shared]) -> None:
        if shared.keys() - Shared.__annotations__.keys():
            shared = self._todays(shared)
        self.load_fn: Callable[..., Any] | None = value if callable(value) else None
        self.load_inputs = shared.get("inputs")
        self.every = self._take_every(shared.get("every"))
        self.value = None if callable(value) else value
        self.label = shared.get("label")
        self.info = shared.get("info")
        self.show_label = shared.get("show_label") is not False
        self.container = shared.get("container", True)
        self.scale = shared.get("scale")
        self.min_width = shared.get("min_width", 160)
        self.interactive = shared.get("interactive", self.default_interactive)
        buttons = shared.get("buttons")
        self.buttons = [
            self._take_button(one) for one in (self.default_buttons if buttons is None else buttons)
        ]
        super().__init__(
            visible=shared.get("visible", True),
            elem_id=shared.get("elem_id"),
            elem_classes=shared.get("elem_classes"),
            render=shared.get("render", True),
            key=shared.get("key"),
            preserved_by_key=shared.get("preserved_by_key", "value"),
        )

    @property
    def is_server_side(self) -> bool:
        """Whether the value never leaves the server: a component without a browser twin."""
        return self.client_name == ""

    @property
    def is_secret(self) -> bool:
        """Whether the value is nobody else's business: it is in no record of a run."""
        return False

    def forget(self, payload: Any) -> None:
        """Free what a `payload` of this component holds: its session or its `time_to_live` is over. On a thread."""

    def validate(self, payload: Any) -> None:
        """Refuse a payload that this component could not have sent.

        Raises:
            BadValue: with a sentence that says what would be accepted.
        """

    def preprocess(self, payload: Any) -> Any:
        """Make the function's argument of a payload.

        Raises:
            BadValue: as `validate` does.
        """
        self.validate(payload)
        return payload

    def postprocess(self, value: Any) -> Any:
        """Make a payload of what a function returned.

        Raises:
            ValueError, TypeError: the value is none of those that this component shows.
        """
        return value

    def follow(self, payload: Any, before: Any) -> Any:
        """The payload after one more item of a generator. A slow tab misses some of these, never the last one.

        Args:
            payload: what `postprocess` made of the item, its files kept.
            before: what this method gave for the items before, of the same run; None at the first.
        """
        return payload

    def complete(self, payload: Any) -> Any:
        """The payload of a generator that has come to its end. On a thread.

        Args:
            payload: what `follow` gave for its last item.

        Returns:
            `payload` itself where the end changes nothing.
        """
        return payload

    def process_example(self, value: Any) -> Any:
        """What a list of samples shows of a value: by default its payload.

        Args:
            value: as a function would return it.
        """
        return self.postprocess(value)

    def initial(self) -> Any:
        """The payload that each visit starts with."""
        return None if self.value is None else self.postprocess(self.value)

    def untouched(self) -> Any:
        """The payload that each visit starts with where the visitor can edit it."""
        return self.initial()

    def told(self, parameter: str, seconds: Any) -> Self:
        """This component as the browser says that it is now.

        Raises:
            BadValue: that is no time.
        """
        if seconds != 0 and not is_interval(seconds):
            raise self.refuse("seconds", seconds)
        now = copy(self)
        setattr(now, parameter, seconds)
        now.given = {**self.given, parameter: seconds}
        return now

    def empty(self) -> Any:
        """The payload with which nothing stands here."""
        return self.postprocess(None)

    def kept(self, payload: Any) -> Any:
        """What is left of a payload where a function has changed this component's parameters, and not its value.

        Returns:
            `payload` itself where it is still one of those that `validate` takes.
        """
        return payload

    def api_info(self) -> dict[str, Any]:
        """The JSON schema (2020-12) of the payload."""
        return {}

    def example_payload(self) -> Any:
        """A payload that `preprocess` takes, for the API's documentation."""
        return None

    def example_value(self) -> Any:
        """A value that `postprocess` takes, for the API's documentation."""
        return self.preprocess(self.example_payload())

    def to_flag(self, sample: Any) -> Any:
        """A payload or value in the form that is flagged: plain data, or a file to copy."""
        if self.holds_files and sample is not None and not isinstance(sample, (Media, StoredFile)):
            return self.postprocess(sample)
        return sample

    def describe(self) -> dict[str, Any]:
        """How its payloads are to be read again elsewhere, as JSON.

        Returns:
            "component": the name of its class, or of the one of ours that an author's class extends;
            "parameters": the arguments that it was made with, but for those of the page alone and for
            what is no JSON.
        """
        ours: Any = next(kind for kind in type(self).__mro__ if kind.__module__.startswith(f"{PACKAGE}."))
        known = {*inspect.signature(ours.__init__).parameters, *Shared.__annotations__} - OF_THE_PAGE
        given = {name: _as_json(self.given[name]) for name in self.given if name in known}
        return {
            "component": ours.__name__,
            "parameters": {name: value for name, value in given.items() if value is not NO_JSON},
        }

    def parts(self) -> list[Block]:
        return [button for button in self.buttons if isinstance(button, Block)]

    @property
    def name(self) -> str:
        return f"{type(self).__name__} {self.label!r}" if self.label else type(self).__name__

    def props(self) -> dict[str, Any]:
        props = super().props()
        props["label"] = self.label or type(self).__name__
        props["buttons"] = [b if isinstance(b, str) else {"block": b.id} for b in self.buttons]
        return props

    def _take_old(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Take the parameters that only this class had, spelled in an old way; gives the others."""
        return given

    def _todays(self, given: Mapping[str, Any]) -> Shared:
        """The shared parameters, for some that are unknown or spelled in an old way."""
        rest = self._take_old(given)
        today = with_buttons(type(self).__name__, rest, self.own_buttons, self.default_buttons)
        unknown = today.keys() - Shared.__annotations__.keys()
        if unknown:
            raise TypeError(f"{type(self).__name__}() has no parameter {', '.join(sorted(unknown))!r}")
        checked: Shared = {**today}  # type: ignore[typeddict-item]  # the names were checked above
        return checked

    def _take_every(self, every: float | Component | None) -> float | Component | None:
        is_timer = isinstance(every, Component) and "tick" in every.events
        if every is not None and not is_timer and not is_interval(every):
            raise PageError(
                f"{type(self).__name__}(every={brief(every)}) is none: write seconds above 0, or pass a Timer."
            )
        return every

    def _take_button(self, button: str | Block) -> str | Block:
        """A button of the corner: one of the component's own, or one that leaves its place for it."""
        if isinstance(button, Block):
            return button.unrender()
        if button not in self.own_buttons:
            known = ", ".join(map(repr, self.own_buttons)) or "none of its own"
            raise PageError(
                f"{type(self).__name__} has no button {button!r}: it has {known}; or pass a Button."
            )
        return button

    def refuse(self, wanted: str, payload: Any) -> BadValue:
        """The error for a payload that is not `wanted`; raise what this returns."""
        return BadValue(f"{self.name} takes {wanted}; it got {brief(payload)}.")


def _as_json(argument: Any) -> Any:
    """An argument as JSON gives it back, or NO_JSON."""
    try:
        return json.loads(json.dumps(argument, allow_nan=False))
    except (TypeError, ValueError, RecursionError):
        return NO_JSON


def is_interval(value: Any) -> bool:
    """Whether this is a number of seconds that one can wait."""
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and 0 < value < sys.float_info.max


def check_choice(component: str, parameter: str, value: Any, accepted: Sequence[Any]) -> None:
    """Complain of an argument that is none of the accepted ones.

    Raises:
        PageError: naming component, parameter and what is accepted.
    """
    if value not in accepted:
        choices = ", ".join(repr(choice) for choice in accepted)
        raise PageError(f"{component}({parameter}={brief(value)}) is not known: write one of {choices}.")
