"""Where code that was written for Gradio looks for `Monochrome`."""

from __future__ import annotations

from ..blocks.themes.looks import Monochrome

__all__ = ["Monochrome"]
