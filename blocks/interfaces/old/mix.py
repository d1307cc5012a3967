"""`gr.mix`: where `Parallel` and `Series` were up to Gradio 3."""

from __future__ import annotations

import warnings
from typing import Any

from ..parallel import Parallel as TodaysParallel
from ..series import Series as TodaysSeries


def __getattr__(name: str) -> Any:
    found = {"Parallel": TodaysParallel, "Series": TodaysSeries}.get(name)
    if found is None:
        raise AttributeError(f"gr.mix has no {name!r}: it has Parallel and Series.")
    warnings.warn(f"gr.mix.{name} is gr.{name} now: write that.", DeprecationWarning, stacklevel=2)
    return found
