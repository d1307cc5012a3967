"""Arguments that a function asks for: by annotation (request, event, who signed in), or by a default."""

from __future__ import annotations

import inspect
import typing
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from types import SimpleNamespace
from typing import Any

from ..errors import Error
from .event_data import EventData
from .oauth import OAuthProfile, OAuthToken
from .request import Header, Request
from .typing import Self


class PerRun(ABC):
    """A default value of which each run gets one of its own: ``def fn(text, progress=gr.Progress())``."""

    @abstractmethod
    def for_run(self) -> Self:
        """One for the run whose function is about to be called."""


class SignedIn(PerRun):
    """Who signed in with Hugging Face; nobody can here, and `is_required` says whether the function needs somebody."""

    def __init__(self, *, is_required: bool) -> None:
        self.is_required = is_required

    def for_run(self) -> Any:
        if self.is_required:
            raise Error("Sign in with Hugging Face first; that is possible on its Spaces only.")
        return None


@dataclass(frozen=True, slots=True)
class HeaderNamed:
    """Asks for one header of the request."""

    name: str


Kind = type[EventData] | type[Request] | HeaderNamed | PerRun


@dataclass(frozen=True, slots=True)
class Injected:
    """A parameter that the framework fills: its name, its place (None: by keyword only) and what it asks for."""

    name: str
    place: int | None
    kind: Kind


def injected_parameters(fn: Callable[..., Any] | None) -> tuple[Injected, ...]:
    """The parameters of a function that ask for a `PerRun`, or by annotation for what runs have."""
    try:
        parameters = inspect.signature(fn).parameters.values() if fn is not None else ()
    except (TypeError, ValueError):  # some built-ins have no signature
        return ()
    found = []
    for place, parameter in enumerate(parameters):
        kind = _asked_for(fn, parameter)
        if kind is not None:
            by_keyword = parameter.kind is parameter.KEYWORD_ONLY
            found.append(Injected(parameter.name, None if by_keyword else place, kind))
    return tuple(found)


def _asked_for(fn: Callable[..., Any] | None, parameter: inspect.Parameter) -> Kind | None:
    if isinstance(parameter.default, PerRun):
        return parameter.default
    annotation = annotation_of(fn, parameter)
    candidates = (annotation, *typing.get_args(annotation))
    for candidate in candidates:
        if isinstance(candidate, type) and issubclass(candidate, (EventData, Request)):
            return candidate
        if candidate is Header:
            return HeaderNamed(parameter.name.replace("_", "-"))
        if candidate in (OAuthProfile, OAuthToken):
            return SignedIn(is_required=type(None) not in candidates)
    return None


def annotation_of(fn: Callable[..., Any] | None, parameter: inspect.Parameter) -> Any:
    """What a parameter is annotated with; None where that cannot be evaluated: then it is none of ours."""
    annotation = parameter.annotation
    if not isinstance(annotation, str):
        return annotation
    try:
        alone = SimpleNamespace(__annotations__={"it": annotation})  # its neighbours may not be evaluable
        return typing.get_type_hints(alone, _globals(fn))["it"]
    except Exception:  # whatever the author's annotation raises
        return None


def _globals(fn: Any) -> dict[str, Any]:
    """The names that the annotations of a function, partial, method or callable object may use."""
    while isinstance(fn, partial):
        fn = fn.func
    function = inspect.unwrap(fn)
    if not inspect.isroutine(function):
        function = type(function).__call__
    found: dict[str, Any] = function.__globals__
    return found
