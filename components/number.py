"""A field for a number."""

from __future__ import annotations

from typing import Any, ClassVar

from ..blocks.errors import PageError
from ..blocks.tree.component import Component, Shared
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._number import check_numbers, is_number, number_schema, plain_number, rounded


class Number(Component):
    """A field for a number.

    The function gets a float or int as it was entered (an int where `precision` is 0), or None where the
    field is empty; it returns a number of any library or a text that says one, or None or "" for an empty
    field. Integers of any size, NaN and the infinities survive.

    Args:
        value: the first number, or a function that makes it at each visit; None: 0 where the visitor may enter one and
            there is no placeholder, else an empty field.
        placeholder: shown in grey while the field is empty.
        precision: how many decimals are kept, both ways; 0 makes ints; None rounds nothing.
        minimum: what the visitor may enter at least.
        maximum: what the visitor may enter at most.
        step: by how much the arrows of the field change it; None: by 1.
        shared: see `Component`.

    Raises:
        PageError: an argument is no number, no number is within the bounds, or the step is not above 0.
    """

    client_props: ClassVar[tuple[str, ...]] = ("placeholder", "precision", "minimum", "maximum", "step")

    change = Event("the number changes, by the visitor or by a function")
    input = Event("the visitor changes the number")
    submit = Event("the visitor presses Enter in the field")
    focus = Event("the field gets the focus")
    blur = Event("the field loses the focus")

    def __init__(
        self,
        value: Any = None,
        *,
        placeholder: str | None = None,
        precision: int | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
        step: float | None = 1,
        **shared: Unpack[Shared],
    ) -> None:
        check_numbers("Number", precision, minimum=minimum, maximum=maximum, step=step)
        if minimum is not None and maximum is not None and not minimum <= maximum:
            raise PageError(
                f"Number(minimum={minimum}, maximum={maximum}) takes no number: "
                "the minimum must not be above the maximum."
            )
        if step is not None and not step > 0:
            raise PageError(f"Number(step={step}) must be above 0; leave it out for steps of 1.")
        self.placeholder = placeholder
        self.precision = precision
        self.minimum = minimum
        self.maximum = maximum
        self.step = 1 if step is None else step
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None and not (is_number(payload) and self._is_within_bounds(payload)):
            raise self.refuse(f"{self._wanted()} or nothing", payload)

    def preprocess(self, payload: Any) -> int | float | None:
        self.validate(payload)
        return None if payload is None else rounded(payload, self.precision)

    def postprocess(self, value: Any) -> int | float | None:
        is_empty = value is None or (isinstance(value, str) and not value.strip())
        return None if is_empty else rounded(plain_number(self, value), self.precision)

    def untouched(self) -> int | float | None:
        starts_at_0 = self.value is None and self.placeholder is None and self._is_within_bounds(0)
        return 0 if starts_at_0 else self.initial()

    def api_info(self) -> dict[str, Any]:
        schema = number_schema(self.minimum, self.maximum)
        return {**schema, "type": ["number", "null"]}

    def example_payload(self) -> int | float:
        if self.minimum is not None:
            return self.minimum
        return 3 if self.maximum is None else min(3, self.maximum)

    def _is_within_bounds(self, number: int | float) -> bool:
        # written so that NaN, which compares False with everything, is within no bounds
        return (self.minimum is None or number >= self.minimum) and (
            self.maximum is None or number <= self.maximum
        )

    def _wanted(self) -> str:
        match self.minimum, self.maximum:
            case None, None:
                return "a number"
            case _, None:
                return f"a number of at least {self.minimum}"
            case None, _:
                return f"a number of at most {self.maximum}"
        return f"a number between {self.minimum} and {self.maximum}"
