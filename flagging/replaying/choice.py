"""Which of an app's functions a sample was flagged of, and which of its columns are whose values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...blocks.tree.component import Component
from ...blocks.tree.listener import Listener
from ..flag import Role
from ..keeping.naming import column_names
from ..sample import Sample
from .errors import CannotReplay

BESIDE = ("flag", "username", "timestamp")
"""Columns that stand beside a sample's values: no value is called so."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A function and the columns of its values.

    Attributes:
        listener: its listener.
        inputs: the column of each input that has one, by the input's place.
        outputs: the same of the outputs.
    """

    listener: Listener
    inputs: dict[int, str]
    outputs: dict[int, str]


def choose(listeners: Sequence[Listener], sample: Sample, name: str | None = None) -> Choice | None:
    """The function that a sample was flagged of; None where the app has none that takes its columns.

    It is the one that the sample's run names, else the one with the most inputs among the columns, and then with the
    most outputs.

    Args:
        listeners: the app's.
        sample: which sample.
        name: of the function, or the one under which programs call it, where the caller knows it.

    Raises:
        CannotReplay: several fit equally well, or there is none of this name.
    """
    able = [one for one in listeners if one.fn is not None and _components(one.outputs)]
    if name is not None:
        able = [one for one in able if name in (one.name, one.api_name)]
        if not able:
            raise CannotReplay(f"The app has no function {name!r}. It has {names_of(listeners)}.")
    fitting = [choice for one in able if (choice := _fit(one, sample)) is not None]
    if sample.run is not None:
        own = [one for one in fitting if sample.run.function in (one.listener.api_name, one.listener.name)]
        fitting = own or fitting
    most = max(map(_matches, fitting), default=None)
    best = [one for one in fitting if _matches(one) == most]
    if len({id(one.listener.fn) for one in best}) > 1:
        several = names_of(one.listener for one in best)
        raise CannotReplay(
            f"Sample {sample.id} fits several functions of the app: {several}. Say which one with --function, or "
            "function=… in Python."
        )
    return best[0] if best else None


def names_of(listeners: Iterable[Listener]) -> str:
    """How the functions of listeners are called, for a message."""
    found = dict.fromkeys(one.name for one in listeners if one.fn is not None and _components(one.outputs))
    return ", ".join(found) or "none that gives something back"


def _fit(listener: Listener, sample: Sample) -> Choice | None:
    """Where the values of a listener stand in a sample; None where one of its inputs does not."""
    inputs, outputs = _components(listener.inputs), _components(listener.outputs)
    labels = [block.label for _, block in (*inputs, *outputs)]
    names = column_names(labels, BESIDE)
    taken = _columns(sample, names[: len(inputs)], "input")
    given = _columns(sample, names[len(inputs) :], "output")
    if None in taken or not any((*taken, *given)):
        return None
    return Choice(
        listener,
        {place: name for (place, _), name in zip(inputs, taken, strict=True) if name is not None},
        {place: name for (place, _), name in zip(outputs, given, strict=True) if name is not None},
    )


def _columns(sample: Sample, names: Sequence[str], role: Role) -> list[str | None]:
    """The names that are columns of a sample and, as far as it says, of this role; None in place of the others.

    A sample that names as many columns of the role as are wanted means these, in their order, whatever they are called
    today: a label may have been reworded.
    """
    of_role = [column for column, one in sample.roles.items() if one == role]
    if len(of_role) == len(names):
        return [*of_role]
    return [one if one in sample.data and sample.roles.get(one, role) == role else None for one in names]


def _components(blocks: Iterable[object]) -> list[tuple[int, Component]]:
    """Those whose values can be flagged, with their places."""
    return [
        (place, block)
        for place, block in enumerate(blocks)
        if isinstance(block, Component) and not block.is_server_side
    ]


def _matches(choice: Choice) -> tuple[int, int]:
    """How well a function fits. Inputs weigh more: what clears a page, say, has all of its fields as outputs."""
    return len(choice.inputs), len(choice.outputs)
