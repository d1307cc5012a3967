"""An author's own function, named on the command line."""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

import click

from ...flagging.replaying.metric import Measure


def hooks(_: click.Context, parameter: click.Parameter, given: Sequence[str]) -> dict[str | None, Measure]:
    """The functions that `[LABEL=]module:function` or `[LABEL=]file.py:function` name, by label or None."""
    return {label: _function(where, parameter) for label, where in map(labelled, given)}


def thresholds(_: click.Context, parameter: click.Parameter, given: Sequence[str]) -> dict[str | None, float]:
    """The numbers of `[LABEL=]NUMBER`, by label or None."""
    try:
        return {label: float(number) for label, number in map(labelled, given)}
    except ValueError as error:
        raise click.BadParameter(f"{error}.", param=parameter) from error


def _function(where: str, parameter: click.Parameter) -> Measure:
    place, colon, name = where.rpartition(":")
    if not colon:
        raise click.BadParameter(
            f"{where!r} names no function: write module:function or file.py:function.", param=parameter
        )
    try:
        found: Measure = vars(_module(place))[name]
    except KeyError:
        raise click.BadParameter(f"There is nothing called {name} in {place}.", param=parameter) from None
    except Exception as error:
        said = f"{place} cannot be loaded: {type(error).__name__}: {error}"
        raise click.BadParameter(said, param=parameter) from error
    if not callable(found):
        raise click.BadParameter(f"{name} in {place} is no function.", param=parameter)
    return found


def labelled(text: str) -> tuple[str | None, str]:
    """What stands before the last `=`, None where there is none, and what stands after it."""
    label, equals, rest = text.rpartition("=")
    return (label if equals else None), rest


def _module(place: str) -> ModuleType:
    path = Path(place)
    if path.suffix != ".py":
        sys.path.insert(0, str(Path.cwd()))
        return importlib.import_module(place)
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise FileNotFoundError("there is no such file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
