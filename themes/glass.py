"""Where code that was written for Gradio looks for `Glass`."""

from __future__ import annotations

from ..blocks.themes.looks import Glass

__all__ = ["Glass"]
