"""What a listener's `validator` says of the inputs before the function runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import Error, PageError
from .component import Component


@dataclass(frozen=True, slots=True)
class Validation:
    """Whether an input is accepted, and what its visitor reads where it is not. Made by `validate`."""

    is_valid: bool
    message: str


def validate(is_valid: bool, message: str) -> Validation:
    """Accept or refuse an input: what a listener's `validator` returns for each of them.

    The validator gets the function's arguments. Where it refuses one of them the function does not run, nor does
    what follows it, and the message stands at the input until that is edited::

        def check(name, age):
            return gr.validate(name != "", "Write your name."), gr.validate(age >= 18, "From 18 years on.")

        button.click(sign_up, [name, age], result, validator=check)

    Args:
        is_valid: whether the input is accepted.
        message: why not, as plain text.
    """
    return Validation(bool(is_valid), str(message))


def refusals(inputs: Sequence[Component], verdict: Any) -> dict[Component, str]:
    """The inputs that a validator refuses, each with the message; none where it accepts them all.

    A list or tuple has a verdict for each input, a dict for those it names by component, and a single one counts
    for all of them. None and True accept.

    Args:
        inputs: the components whose values the validator got, in order.
        verdict: what it returned.

    Raises:
        Error: it refuses, and there is no input to say so at.
        PageError: it returned something else.
    """
    if isinstance(verdict, Validation) and not verdict.is_valid and not inputs:
        raise Error(verdict.message, print_exception=False)
    pairs = list(_verdicts(inputs, verdict).items())
    for component, one in pairs:
        if one is not None and one is not True and not isinstance(one, Validation):
            raise PageError(
                f"The validator returned a {type(one).__name__} for {component.name}: "
                'return gr.validate(is_valid, "why not"), or None to accept it.'
            )
    return {
        component: one.message for component, one in pairs if isinstance(one, Validation) and not one.is_valid
    }


def _verdicts(inputs: Sequence[Component], verdict: Any) -> Mapping[Component, Any]:
    """What was said of which input."""
    if isinstance(verdict, Mapping):
        strangers = [key for key in verdict if key not in inputs]
        if strangers:
            raise PageError(f"The validator returned a dict with {strangers[0]!r}, which is no input.")
        return verdict
    if not isinstance(verdict, (list, tuple)):
        return dict.fromkeys(inputs, verdict)
    if len(verdict) != len(inputs):
        raise PageError(
            f"The validator returned {len(verdict)} verdicts for {len(inputs)} inputs: return one for each."
        )
    return dict(zip(inputs, verdict, strict=True))
