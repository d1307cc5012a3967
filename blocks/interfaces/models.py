"""The functions of several interfaces, told apart by name."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import PageError
from ..tree.page import Page
from .interface import Interface
from .model import Model


def models(interfaces: Sequence[Interface], whole: str) -> list[Model]:
    """The functions of interfaces, each under a name of its own: the title, or else the function's name.

    Args:
        interfaces: of any kind.
        whole: what is made of them, for the error.

    Raises:
        PageError: there are none, or something else is among them.
    """
    if not interfaces or not all(isinstance(one, Interface) for one in interfaces):
        raise PageError(f"{whole} takes interfaces: {whole}(gr.Interface(…), gr.Interface(…)).")
    found: list[Model] = []
    for place, one in enumerate(interfaces, start=1):
        if isinstance(one.page, Page) and one.page is not one:  # made where it would be shown by itself, too
            one.page.give_up(one)
        name, n = _name(one, place), 2
        while any(model.name == name for model in found):
            name, n = f"{_name(one, place)} {n}", n + 1
        found.append(_model(name, one))
    return found


def _model(name: str, interface: Interface) -> Model:
    calls = interface.submission
    return Model(
        name,
        interface.fn,
        interface.input_components,
        interface.output_components,
        batch=calls.batch,
        preprocess=calls.preprocess,
        postprocess=calls.postprocess,
    )


def _name(interface: Interface, place: int) -> str:
    name = interface.given.get("title") or interface.submission.name
    return f"Model {place}" if name == "<lambda>" else str(name)
