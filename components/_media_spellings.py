"""How parameters of components for media were spelled in Gradio 3 to 5; warnings say what to write today."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from ._webcam import WebcamOptions

CURES = {
    "source": "write sources=[…]",
    "tool": "leave it out, every Image can be edited; to draw on one, take ImageEditor",
    "mirror_webcam": "write webcam_options=WebcamOptions(mirror=…)",
    "crop_size": "write canvas_size=(width, height)",
    "webcam_constraints": "write webcam_options=WebcamOptions(constraints=…)",
}


class OldSpellings:
    """What old parameters of a component mean.

    Args:
        component: the name of its class.
        given: the parameters that it does not know itself.
        known: those of `CURES` that it had.

    Attributes:
        source: the one of `sources`; None: nothing was said.
        webcam: the `webcam_options`; None: nothing was said.
        crop_size: the `canvas_size`; None: nothing was said, or a ratio, which says nothing today.
        rest: what is not of old.
    """

    def __init__(self, component: str, given: Mapping[str, Any], *known: str) -> None:
        old = {name: value for name, value in given.items() if name in known}
        self.rest = {name: value for name, value in given.items() if name not in known}
        self.source = old.get("source")
        self.webcam: WebcamOptions | None = None
        if "mirror_webcam" in old or "webcam_constraints" in old:
            self.webcam = WebcamOptions(old.get("mirror_webcam", True), old.get("webcam_constraints"))
        size = old.get("crop_size")
        self.crop_size = None if isinstance(size, str) else size
        for name, value in old.items():
            text = f"{component}({name}={value!r}) is an old spelling: {CURES[name]}."
            warnings.warn(text, DeprecationWarning, stacklevel=6)  # where the author wrote it
