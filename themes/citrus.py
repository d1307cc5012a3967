"""Where code that was written for Gradio looks for `Citrus`."""

from __future__ import annotations

from ..blocks.themes.looks import Citrus

__all__ = ["Citrus"]
