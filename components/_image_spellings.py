"""How the parameters of Image were spelled in Gradio 3 to 5; a DeprecationWarning says what to write today."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

from ._webcam import WebcamOptions

CURES = {
    "source": "write sources=[…]",
    "tool": "leave it out, every Image can be edited; to draw on one, take ImageEditor",
    "mirror_webcam": "write webcam_options=WebcamOptions(mirror=…)",
    "webcam_constraints": "write webcam_options=WebcamOptions(constraints=…)",
}


class OldImage:
    """What old parameters among those of an Image mean.

    Args:
        given: the parameters that Image does not know itself.

    Attributes:
        source: the one of `sources`; None: nothing was said.
        webcam: the `webcam_options`; None: nothing was said.
        rest: what is not of old.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.rest = {name: value for name, value in given.items() if name not in CURES}
        self.source = given.get("source")
        self.webcam: WebcamOptions | None = None
        if "mirror_webcam" in given or "webcam_constraints" in given:
            self.webcam = WebcamOptions(given.get("mirror_webcam", True), given.get("webcam_constraints"))
        for name in (name for name in CURES if name in given):
            text = f"Image({name}={given[name]!r}) is an old spelling: {CURES[name]}."
            warnings.warn(text, DeprecationWarning, stacklevel=5)  # where the author wrote it
