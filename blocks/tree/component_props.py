"""Components as arguments: with its class as the annotation, a function gets what a component's parameters say now."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from copy import copy
from types import SimpleNamespace
from typing import Any

from .component import OF_THE_PAGE, Component, Shared
from .injected import annotation_of, injected_parameters

UNTOLD = OF_THE_PAGE | {"buttons"}


class ComponentProps(SimpleNamespace):
    """A component's value, beside its parameters as they are in this visit: ``def double(box: gr.Number): …``.

    Returned for an output, it sets what the function has changed in it.

    Attributes:
        value: as the function would get it without the annotation.
        others: the parameters of the component's class, by name.
    """

    __slots__ = ("_before",)

    def __init__(self, component: Component, value: Any) -> None:
        names = ({*component.__signature__.parameters} | Shared.__annotations__.keys()) - UNTOLD
        here = vars(component)
        super().__init__(value=value, **{name: copy(here[name]) for name in sorted(names) if name in here})
        self._before = {**here, "value": value}

    def changes(self) -> dict[str, Any]:
        """The arguments that differ from what they were; a value that can be changed from within counts as one."""
        return {name: now for name, now in vars(self).items() if self._is_other(name, now)}

    def _is_other(self, name: str, now: Any) -> bool:
        before = self._before.get(name)
        if name == "value":
            return now is not before or isinstance(now, (list, dict, set))
        return name not in self._before or bool(now != before)


def asked_as_props(
    fn: Callable[..., Any] | None, inputs: Sequence[Component], keywords: Sequence[str]
) -> frozenset[int]:
    """The places of the inputs whose parameters are annotated with a component's class; `keywords` name the last."""
    try:
        parameters = inspect.signature(fn).parameters.values() if fn is not None else ()
    except (TypeError, ValueError):  # some built-ins have no signature
        return frozenset()
    filled = {one.name for one in injected_parameters(fn)}
    own = [one for one in parameters if one.name not in filled]
    asking = {one.name for one in own if _is_component(annotation_of(fn, one))}
    by_place = [one.name for one in own if one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD)]
    first = len(inputs) - len(keywords)
    names = [*zip(range(first), by_place, strict=False), *enumerate(keywords, first)]
    return frozenset(place for place, name in names if name in asking and not inputs[place].is_server_side)


def _is_component(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Component)
