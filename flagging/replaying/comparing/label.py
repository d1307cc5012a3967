"""Two answers of a classifier."""

from __future__ import annotations

from typing import Any

from .comparison import SAME, Comparison, differ
from .tolerance import Tolerance


def compare_labels(before: dict[str, Any], after: dict[str, Any], tolerance: Tolerance) -> Comparison:
    """Compare two payloads of a Label: the surest class, then how sure the model is of each.

    A class that stands in one of them alone has a confidence of zero in the other.
    """
    if before["label"] != after["label"]:
        return differ(before["label"], after["label"])
    sure, surer = _confidences(before), _confidences(after)
    if sure is None or surer is None:  # the class alone: no more is said
        return SAME
    apart = {name: surer.get(name, 0.0) - sure.get(name, 0.0) for name in {**sure, **surer}}
    close = Tolerance(relative=0, absolute=tolerance.confidence)
    far = [name for name in apart if not close.covers(sure.get(name, 0.0), surer.get(name, 0.0))]
    if not far:
        return SAME
    worst = max(far, key=lambda name: abs(apart[name]))
    summary = f"{worst}: {sure.get(worst, 0.0):.4g} → {surer.get(worst, 0.0):.4g}"
    more = f" and {len(far) - 1} more" if len(far) > 1 else ""
    detail = "\n".join(f"{name}: {sure.get(name, 0.0):.6g} → {surer.get(name, 0.0):.6g}" for name in far)
    return Comparison(
        same=False, summary=summary + more, detail=detail, figures={"largest": abs(apart[worst])}
    )


def _confidences(answer: dict[str, Any]) -> dict[str, float] | None:
    confidences = answer["confidences"]
    return None if confidences is None else {one["label"]: one["confidence"] for one in confidences}
