"""Where code that was written for Gradio looks for `Ocean`."""

from __future__ import annotations

from ..blocks.themes.looks import Ocean

__all__ = ["Ocean"]
