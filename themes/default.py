"""Where code that was written for Gradio looks for `Default`."""

from __future__ import annotations

from ..blocks.themes.looks import Default

__all__ = ["Default"]
