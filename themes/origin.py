"""Where code that was written for Gradio looks for `Origin`."""

from __future__ import annotations

from ..blocks.themes.looks import Origin

__all__ = ["Origin"]
