"""Where code that was written for Gradio looks for `Soft`."""

from __future__ import annotations

from ..blocks.themes.looks import Soft

__all__ = ["Soft"]
