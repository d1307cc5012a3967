"""From payloads to arguments, and from what a function returns to changes. Runs on the engine's threads."""

from __future__ import annotations

import asyncio
import inspect
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...errors import BadFile, FanlightError, Full
from ...files.file_store import FileStore
from ...files.payload_walk import to_wire
from ...tree.block import Block, block_id
from ...tree.component import Component, Shared
from ...tree.component_props import ComponentProps
from ...tree.event_data import EventData
from ...tree.file_data import told
from ...tree.injected import HeaderNamed, Injected, Kind, PerRun, injected_parameters
from ...tree.options import Function
from ...tree.part import Part
from ...tree.update import Update
from ...tree.validation import refusals
from ...wire.codec import tag, untag, write
from ..cache.fingerprint import state_of
from ..run import Run
from ..run_log.weight import weight
from ..session.session import Change

LARGEST_VALUE = 32 * 2**20
"""How many bytes of text a browser is sent as one value."""
LARGEST_IN_MEMORY = 4 * LARGEST_VALUE
"""Of a value that takes more than this here it is not even tried how long its text is."""


Arguments = tuple[list[Any], dict[str, Any]]
"""Of a call, by position and by keyword."""


class BadResult(FanlightError):
    """A function returned what its outputs cannot take. The text names output and type; values and paths, which a
    visitor may not be meant to see, are left to its cause.
    """


class Refusal(FanlightError):
    """A validator refused what stands in some of the inputs.

    Args:
        refused: why, by block.
    """

    def __init__(self, refused: Mapping[Component, str]) -> None:
        super().__init__("; ".join(refused.values()))
        self.refused = refused


@dataclass(slots=True)
class Binding:
    """The author's side of one run: its arguments, and what its results change.

    Args:
        run: whose.
        files: keeps what the results hold.

    Attributes:
        is_stream: whether the results are the items of a generator, which follow each other.
    """

    run: Run
    files: FileStore
    is_stream: bool = False
    _watched: dict[int, bytes] = field(default_factory=dict)
    _streams: dict[int, tuple[Component, Any]] = field(default_factory=dict)

    def arguments(self) -> Arguments:
        """Positional and keyword arguments.

        Raises:
            Refused: a payload is not one that its component takes.
            Refusal: the listener's validator does not take a value.
        """
        return self.filled(*self.values())

    def values(self) -> Arguments:
        """The arguments that are the values of inputs.

        Raises:
            Refused: a payload is not one that its component takes.
            Refusal: the listener's validator does not take a value.
        """
        listener, session = self.run.listener, self.run.session
        for block in listener.outputs:
            if not isinstance(block, Component) or not block.is_server_side:
                continue
            if session.graph.started_by(block_id(block), "change"):
                self._watched[block_id(block)] = state_of(session.payload(block))
        values = [
            self._value(c, payload) for c, payload in zip(listener.inputs, self.run.inputs, strict=True)
        ]
        if listener.validator is not None:
            self._check(listener.validator, *self._placed(values))
        for place in listener.as_props:
            block = session.block(listener.inputs[place])
            assert isinstance(block, Component)
            values[place] = ComponentProps(block, values[place])
        return self._placed(values)

    def _placed(self, values: list[Any]) -> Arguments:
        """The values of the inputs as arguments."""
        listener = self.run.listener
        positional = len(values) - len(listener.keywords)
        args, kwargs = values[:positional], dict(zip(listener.keywords, values[positional:], strict=True))
        return ([dict(zip(listener.inputs, args, strict=False))] if listener.as_dict else args), kwargs

    def filled(self, args: list[Any], kwargs: dict[str, Any]) -> Arguments:
        """Arguments, with what some of the function's parameters ask for between them."""
        return self.injected(self.run.listener.injected, args, kwargs)

    def injected(self, parameters: Sequence[Injected], args: list[Any], kwargs: dict[str, Any]) -> Arguments:
        """The arguments with what some parameters ask for between them."""
        args, kwargs = list(args), dict(kwargs)
        for injected in parameters:
            filling = self._filling(injected.kind)
            if injected.place is not None and injected.place <= len(args):
                args.insert(injected.place, filling)
            else:
                kwargs[injected.name] = filling
        return args, kwargs

    def changes(self, result: Any) -> list[Change]:
        """What a result changes.

        Raises:
            BadResult: it does not fit the outputs.
            PageError: what was rendered does not fit the page.
        """
        outputs = self.run.listener.outputs
        if isinstance(result, Part):  # of `gr.render`, which has its region as the one output
            region = outputs[0]
            if self.run.session.find(block_id(region)) is None:  # another render has replaced it
                return []
            return [Change(region, {}, shown=self.run.session.regions.prepare(region, result))]
        found = []
        for place, (block, value) in enumerate(assigned(outputs, result, self.run.listener.name)):
            if isinstance(value, Update) and not value.changes:
                continue
            try:
                found.append(self._change(self.run.session.block(block), value))
            except (BadResult, BadFile, Full) as error:
                raise BadResult(f"Output {place + 1} of {self.run.listener.name!r}: {error}") from error
            except Exception as error:
                kind = type(value).__name__
                raise BadResult(
                    f"Output {place + 1} of {self.run.listener.name!r}, {block.name}, cannot take the {kind} that it "
                    "returned. The log says why."
                ) from error
        return found

    def last_changes(self) -> list[Change]:
        """What the end of a generator changes: what its items came to is complete."""
        found = []
        for component, payload in self._streams.values():
            complete = component.complete(payload)
            if complete is not payload:
                found.append(self._payload_change(component, {}, self._kept(component, complete)))
        return found

    def browser_changes(self) -> list[Change]:
        """What the JavaScript of a listener without a Python function changes: its results are the run's inputs.

        Raises:
            Refused: a file in a result is not this session's.
        """
        found = []
        for block, value in zip(self.run.listener.outputs, self.run.inputs, strict=False):
            if isinstance(block, Component) and not block.is_server_side:
                payload = self.files.resolve(self.run.session.id, value) if block.holds_files else value
                written = {"value": tag(to_wire(payload))}
                found.append(Change(self.run.session.block(block), written, payload, has_payload=True))
        return found

    def _value(self, component: Component, payload: Any) -> Any:
        block = self.run.session.block(component)
        assert isinstance(block, Component)
        if component.is_server_side:
            payload = self.run.session.payload(component)
        if self.run.listener.preprocess:
            return block.preprocess(payload)
        block.validate(payload)
        return payload

    def _check(self, validator: Function, args: list[Any], kwargs: dict[str, Any]) -> None:
        """Ask a validator, which gets the inputs and what it asks for itself by annotation."""
        args, kwargs = self.injected(injected_parameters(validator), args, kwargs)
        verdict = validator(*args, **kwargs)
        if inspect.iscoroutine(verdict):
            verdict = asyncio.run_coroutine_threadsafe(verdict, self.run.session.loop).result()
        refused = refusals(self.run.listener.inputs, verdict)
        if refused:
            raise Refusal(refused)

    def _filling(self, kind: Kind) -> Any:
        if isinstance(kind, PerRun):
            return kind.for_run()
        if isinstance(kind, HeaderNamed):
            return self.run.session.request.headers.get(kind.name)
        if issubclass(kind, EventData):
            return kind(self.run.target, self._told())
        return self.run.session.request

    def _told(self) -> Any:
        """What the browser sent with the event, with its files; a file that is gone stays what it was called."""
        try:
            return told(self.files.resolve(self.run.session.id, self.run.data))
        except BadFile:
            return self.run.data

    def _change(self, block: Block, value: Any) -> Change:
        changes = updates_in(block, value)
        if changes is None:
            if not isinstance(block, Component):
                raise BadResult(
                    f"{block.name} is a layout: return gr.update(…) or a new {type(block).__name__} for it."
                )
            return self._value_change(block, {}, value)
        new = block.changed(changes)
        old = block.props()
        said = set(block.visitor_props) & changes.keys()
        changed = {name: prop for name, prop in new.props().items() if prop != old[name] or name in said}
        files = self.files.publish_all(self.run.session.id, changed)
        props = tag(to_wire(files, self.run.session.languages))
        if changes.get("interactive") is not None:
            props["interactive"] = bool(changes["interactive"])
        if isinstance(new, Component) and "value" in changes:
            return replace(self._value_change(new, props, changes["value"]), is_update=True)
        if isinstance(new, Component) and not new.is_server_side:
            before = self.run.session.payload(new)
            payload = new.kept(before)
            if payload is not before:
                written = {**props, "value": tag(to_wire(payload))}
                return Change(new, written, payload, has_payload=True, is_update=True)
        return Change(new, props, is_update=True)

    def _value_change(self, component: Component, props: dict[str, Any], value: Any) -> Change:
        payload = component.postprocess(value) if self.run.listener.postprocess else value
        if component.is_server_side:
            before = self._watched.get(block_id(component))
            is_other = before is not None and before != state_of(payload)
            return Change(component, {}, payload, has_payload=True, is_other=is_other)
        payload = self._kept(component, payload)
        if self.is_stream and self.run.listener.postprocess:
            payload = self._followed(component, payload)
        return self._payload_change(component, props, payload)

    def _followed(self, component: Component, payload: Any) -> Any:
        """The payload after those of the items before."""
        identifier = block_id(component)
        before = self._streams.get(identifier, (component, None))[1]
        followed = component.follow(payload, before)
        if followed is not payload:
            self._streams[identifier] = (component, followed)
        return followed

    def _kept(self, component: Component, payload: Any) -> Any:
        """The payload with its files in the session's store."""
        return self.files.publish_all(self.run.session.id, payload) if component.holds_files else payload

    def _payload_change(self, component: Component, props: dict[str, Any], payload: Any) -> Change:
        size = weight(payload)
        if size <= LARGEST_IN_MEMORY:
            written = tag(to_wire(payload, self.run.session.languages))
            size = len(write(written)) if size > LARGEST_VALUE else size
        if size > LARGEST_VALUE:
            raise BadResult(
                f"{component.name} got about {size >> 20} MB, and a page takes {LARGEST_VALUE >> 20} MB at "
                "once: return a part of it, or a file."
            )
        if not component.holds_files:
            payload = untag(written)  # our own copy: the function may go on changing what it returned
        return Change(component, {**props, "value": written}, payload, has_payload=True)


def updates_in(block: Block, value: Any) -> dict[str, Any] | None:
    """The arguments that a returned value changes; None where it is a plain value."""
    if isinstance(value, Update):
        return value.changes
    if isinstance(value, ComponentProps):
        return value.changes()
    if isinstance(value, Block):
        changes = {name: given for name, given in value.given.items() if name not in ("render", "key")}
        if isinstance(block, type(value)) or isinstance(value, type(block)):
            return changes
        warnings.warn(
            f"{block.name} cannot become a {type(value).__name__}: of its arguments those are taken that both know.",
            UserWarning,
            stacklevel=2,
        )
        shared = Shared.__annotations__ if isinstance(block, Component) else ()
        known = {*block.__signature__.parameters, *block.client_props, *shared}
        return {name: given for name, given in changes.items() if name in known}
    return None


def assigned(outputs: Sequence[Block], result: Any, function: str) -> list[tuple[Block, Any]]:
    """Which output gets what."""
    if isinstance(result, dict) and result and all(isinstance(key, Block) for key in result):
        strangers = [key.name for key in result if key not in outputs]
        if strangers:
            raise BadResult(
                f"{function!r} returned a value for {strangers[0]}, which is not among its outputs."
            )
        return list(result.items())
    if not outputs:
        return []
    if len(outputs) == 1:
        return [(outputs[0], result)]
    if not isinstance(result, (list, tuple)):
        raise BadResult(f"{function!r} has {len(outputs)} outputs, but returned one {type(result).__name__}.")
    if len(result) != len(outputs):
        names = ", ".join(block.name for block in outputs)
        raise BadResult(
            f"{function!r} has {len(outputs)} outputs ({names}), but returned {len(result)} values."
        )
    return list(zip(outputs, result, strict=True))
