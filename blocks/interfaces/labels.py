"""What the fields of an interface are called whose author did not say: after the function's parameters."""

from __future__ import annotations

import inspect
from collections.abc import Sequence

from ..tree.component import Component
from ..tree.injected import injected_parameters
from ..tree.options import Function


def parameter_names(fn: Function) -> list[str]:
    """The parameters that a function takes by position and that the framework does not fill."""
    try:
        parameters = inspect.signature(fn).parameters.values()
    except (TypeError, ValueError):  # some built-ins have no signature
        return []
    filled = {one.name for one in injected_parameters(fn)}
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return [one.name for one in parameters if one.kind in kinds and one.name not in filled]


def label_inputs(inputs: Sequence[Component], fn: Function) -> None:
    """Call each input that has no label after the parameter that it feeds."""
    names = parameter_names(fn)
    for place, component in enumerate(inputs):
        _label(component, names[place] if place < len(names) else f"input {place}")


def label_outputs(outputs: Sequence[Component]) -> None:
    """Call outputs that have no label "output", with their number where there are several."""
    for place, component in enumerate(outputs):
        _label(component, "output" if len(outputs) == 1 else f"output {place}")


def _label(component: Component, label: str) -> None:
    if component.label is not None:
        return
    component.label = label
    if component.has_place and not component.is_server_side:  # the others do not take one
        component.given = {**component.given, "label": label}  # an update makes the block anew of these
