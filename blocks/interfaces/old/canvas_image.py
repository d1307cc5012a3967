"""A canvas of which the function gets what is drawn on it, as one image."""

from __future__ import annotations

from typing import Any

from ....components._drawing import Drawing, Giving
from ....components._image_mode import in_mode
from ....components._image_value import Given
from ....components.brush import Brush
from ....components.sketchpad import Sketchpad
from .sized_image import Shape, changed

SIDE = 400
"""Of the canvas: its longer side, in pixels."""
THICKNESS = 25
"""The brush has this part of that as its radius: lines are still seen in an image of 28 pixels."""


class CanvasImage(Sketchpad):
    """A `Sketchpad` of which the function gets one image, or None where nothing is drawn.

    Args:
        shape: (width, height) of the image in pixels; None for one of them: as the canvas has it.
        invert_colors: whether the function gets the negative: white on black.
        is_colored: whether there are all colours to draw with, and not black alone.
        sketchpad: see `Sketchpad`.
    """

    client_name = Sketchpad.client_name

    def __init__(
        self,
        shape: Shape | None = None,
        *,
        invert_colors: bool = False,
        is_colored: bool = False,
        **sketchpad: Any,
    ) -> None:
        self.shape = shape
        self.invert_colors = invert_colors
        black = {} if is_colored else {"colors": ["#000000"], "color_mode": "fixed"}
        super().__init__(
            **{
                "canvas_size": _canvas(shape),
                "layers": False,
                "brush": Brush(default_size=SIDE // THICKNESS, **black),  # type: ignore[arg-type]  # mypy joins the types of a dict
                "transforms": (),
                **sketchpad,
            }
        )

    def preprocess(self, payload: Any) -> Given | None:
        self.validate(payload)
        drawing = None if payload is None else Drawing.of(payload)
        if drawing is None or not drawing.files:
            return None
        seen = in_mode(drawing.seen(), self.image_mode)
        image = changed(seen, self.shape, invert_colors=self.invert_colors)
        return Giving(self.type, self.image_mode).picture(image, drawing.files[0].path, "canvas")

    def describe(self) -> dict[str, Any]:
        """That of a `Sketchpad`: what is kept of it is what was drawn."""
        own = ("shape", "invert_colors", "is_colored")
        given = {name: value for name, value in self.given.items() if name not in own}
        return Sketchpad(**{**given, "render": False}).describe()


def _canvas(shape: Shape | None) -> tuple[int, int]:
    """The size of a canvas of the same form as the image."""
    width, height = (side or 1 for side in shape or (1, 1)) if shape and all(shape) else (1, 1)
    longer = max(width, height)
    return max(1, SIDE * width // longer), max(1, SIDE * height // longer)
