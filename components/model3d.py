"""A model in three dimensions, to be turned and looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal, TypeAlias

from ..blocks.errors import PageError
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile
from ._file import FilePath, check_files, file_schema, given, is_address, name_of, shown
from ._number import is_number

Degrees: TypeAlias = float | None
TYPES = (".glb", ".gltf", ".obj", ".stl", ".ply", ".splat")


class Model3D(Component):
    """A model in three dimensions: .glb, .gltf, .obj, .stl, .ply or .splat; a .ply may hold Gaussian splats too.

    The function gets the path of the file, as a `str` whose last part is the name under which it was sent, or None. It
    may return such a path, or None. A .gltf has to hold its data itself; of an .obj the form alone is shown.

    Args:
        value: the first path, or a function that makes it at each visit.
        display_mode: "solid" (the default), "wireframe" or "point_cloud"; splats have one look only.
        clear_color: of the ground: red, green, blue and opacity, each from 0 to 1; None: the theme's.
        camera_position: where it is looked at from first: the angles alpha (around the model, from its right) and beta
            (from above) in degrees, and the distance from its middle in its own units. None: so that it is seen well.
        zoom_speed, pan_speed: how fast wheel and fingers bring it nearer and move it: 2 is twice as fast.
        height: of the frame, in pixels or any CSS length; 400 pixels where it is None.
        shared: see `Component`.

    Raises:
        PageError: an argument is none of those.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "display_mode", "clear_color", "camera_position", "zoom_speed", "pan_speed", "height",
    )  # fmt: skip
    holds_files = True

    change = Event("the model changes, by the visitor or by a function")
    upload = Event("the visitor has uploaded a model")
    edit = Event("for Gradio's programs: it never comes")
    clear = Event("the visitor removes the model")

    def __init__(
        self,
        value: Any = None,
        *,
        display_mode: Literal["solid", "point_cloud", "wireframe"] | None = None,
        clear_color: Sequence[float] | None = None,
        camera_position: tuple[Degrees, Degrees, float | None] = (None, None, None),
        zoom_speed: float = 1,
        pan_speed: float = 1,
        height: int | str | None = None,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Model3D", "display_mode", display_mode, ("solid", "point_cloud", "wireframe", None))
        self.display_mode = display_mode
        self.clear_color = _numbers(
            "clear_color", clear_color, (3, 4), "red, green, blue and opacity from 0 to 1"
        )
        self.camera_position = _numbers("camera_position", camera_position, (3,), "(alpha, beta, radius)")
        self.zoom_speed = zoom_speed
        self.pan_speed = pan_speed
        self.height = height
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        if payload is not None:
            check_files(self, [payload], TYPES)

    def preprocess(self, payload: Any) -> FilePath | bytes | None:
        """Give the function the file's path.

        Raises:
            BadValue: the payload is no file.
            BadFile: it is of another kind.
            OSError: the disk does not take the name of the file.
        """
        self.validate(payload)
        return None if payload is None else given(payload, "filepath")

    def postprocess(self, value: Any) -> Media | StoredFile | None:
        if value is None:
            return None
        if isinstance(value, str) and is_address(value):
            raise ValueError(
                f"{self.name} shows files of this server: a page may not read {value[:80]!r}. "
                "Download it and return its path."
            )
        model = shown(self, value)
        if isinstance(model, dict) or Path(model.name).suffix.lower() not in TYPES:
            raise ValueError(
                f"{self.name} shows {', '.join(TYPES)}; the function returned {name_of(model)[:80]!r}."
            )
        return model

    def process_example(self, value: Any) -> str:
        model = self.postprocess(value)
        return "" if model is None else model.name

    def api_info(self) -> dict[str, Any]:
        return {"anyOf": [file_schema(), {"type": "null"}]}


def _numbers(
    parameter: str, numbers: Any, lengths: tuple[int, ...], wanted: str
) -> list[float | None] | None:
    if numbers is None:
        return None if parameter == "clear_color" else [None, None, None]
    is_row = isinstance(numbers, (list, tuple)) and len(numbers) in lengths
    if not is_row or not all(is_number(one) or (one is None and lengths == (3,)) for one in numbers):
        raise PageError(f"Model3D({parameter}={brief(numbers)}) is none: write {wanted}.")
    return [*numbers]
