"""How a component uses the visitor's camera."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..blocks.errors import PageError
from ..blocks.tree.component import check_choice

KINDS = {"video", "audio"}


@dataclass(frozen=True)
class WebcamOptions:
    """How a component uses the visitor's camera.

    Args:
        mirror: whether it is shown as a mirror shows it; its pictures are taken as they were shown.
        constraints: what is asked of the camera, as browsers understand it, for example
            `{"video": {"width": 640, "facingMode": "environment"}}`; "audio" is asked of the microphone. Without
            "video" and "audio" all of it is of the camera. None: 1,920 × 1,080 pixels where it has them. See
            https://developer.mozilla.org/docs/Web/API/MediaDevices/getUserMedia#constraints
    """

    mirror: bool = True
    constraints: Mapping[str, Any] | None = None


def check_webcam(component: str, options: WebcamOptions | None) -> WebcamOptions:
    """The options, or the usual ones.

    Raises:
        PageError: they are no `WebcamOptions`, or their constraints no dict that browsers could read.
    """
    options = WebcamOptions() if options is None else options
    if not isinstance(options, WebcamOptions):
        raise PageError(
            f"{component}(webcam_options={options!r}) is not known: write WebcamOptions(mirror=…)."
        )
    check_choice("WebcamOptions", "mirror", options.mirror, (True, False))
    try:
        fits = json.loads(json.dumps(options.constraints, allow_nan=False)) == options.constraints
    except (TypeError, ValueError):
        fits = False
    if not fits or not isinstance(options.constraints, (dict, type(None))):
        raise PageError('WebcamOptions(constraints=…) takes a dict such as {"video": {"width": 640}}.')
    return options


def webcam_props(options: WebcamOptions) -> dict[str, Any]:
    """What the browser needs of them."""
    asked = options.constraints
    if asked and not asked.keys() & KINDS:
        asked = {"video": asked}
    return {"mirror": options.mirror, "constraints": asked or None}
