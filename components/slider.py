"""A number on a line between two bounds."""

from __future__ import annotations

import math
import random
import warnings
from typing import Any, ClassVar

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._number import check_numbers, is_number, number_schema, plain_number, rounded


class Slider(Component):
    """A number between two bounds, chosen by moving a knob.

    The function gets a float or int within the bounds (an int where `precision` is 0). Of what it returns,
    None is shown as the minimum and a number outside of the bounds as the nearer bound: the knob goes no
    further.

    Args:
        minimum: the lower bound, on the left.
        maximum: the upper bound.
        value: the first number, or a function that makes it at each visit; None: the minimum.
        step: by how much one move changes it; None: the power of ten that makes 100 to 1000 steps, which also
            takes the place of one that is not above 0.
        precision: how many decimals are kept, both ways; 0 makes ints; None rounds nothing.
        randomize: True starts each visit at a random step; `value` is ignored.
        shared: see `Component`; "reset" is a button of its own.

    Raises:
        PageError: the minimum is above the maximum, or one of them is endless.
    """

    client_props: ClassVar[tuple[str, ...]] = ("minimum", "maximum", "step", "precision")
    own_buttons = ("reset",)

    change = Event("the number changes, by the visitor or by a function")
    input = Event("the visitor moves the knob or writes the number")
    release = Event("the visitor lets go of the knob")

    def __init__(
        self,
        minimum: float = 0,
        maximum: float = 100,
        value: Any = None,
        *,
        step: float | None = None,
        precision: int | None = None,
        randomize: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        check_numbers("Slider", precision, minimum=minimum, maximum=maximum, step=step)
        if not (minimum <= maximum and maximum - minimum < math.inf):
            raise PageError(
                f"Slider({minimum}, {maximum}): the minimum must not be above the maximum, and both finite."
            )
        if step is not None and not step > 0:
            warnings.warn(f"Slider(step={step}) is not above 0: a fitting one is taken.", stacklevel=2)
            step = None
        self.minimum = minimum
        self.maximum = maximum
        self.step = _fitting_step(minimum, maximum) if step is None else step
        self.precision = precision
        self.randomize = randomize
        first = minimum if value is None else value
        super().__init__(self.random_value if randomize else first, **shared)

    def random_value(self) -> int | float:
        """A number on a random one of the slider's steps."""
        number = (
            self.minimum
            + random.randint(0, math.floor((self.maximum - self.minimum) / self.step)) * self.step
        )
        return min(float(f"{number:.12g}"), self.maximum)  # 0.30000000000000004 is on no step

    def validate(self, payload: Any) -> None:
        if not is_number(payload) or not self.minimum <= payload <= self.maximum:
            raise self.refuse(f"a number between {self.minimum} and {self.maximum}", payload)

    def preprocess(self, payload: Any) -> int | float:
        self.validate(payload)
        return rounded(payload, self.precision)

    def postprocess(self, value: Any) -> int | float:
        number = self.minimum if value is None else plain_number(self, value)
        if number != number:  # math.isnan takes no int beyond all floats
            raise ValueError(f"{self.name} cannot show NaN: return a number, or None for the minimum.")
        return min(max(rounded(number, self.precision), self.minimum), self.maximum)

    def initial(self) -> int | float:
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        return number_schema(self.minimum, self.maximum)

    def example_payload(self) -> float:
        return self.minimum


def _fitting_step(minimum: float, maximum: float) -> float:
    """1, 10, 0.1 …: exact as a power of ten, an int where it is whole."""
    if minimum == maximum:
        return 1
    power: float = 10 ** (math.floor(math.log10(maximum - minimum)) - 2)
    return power
