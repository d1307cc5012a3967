"""Where code that was written for Gradio looks for hues, sizes and fonts."""

from __future__ import annotations

from . import colors, fonts, sizes

__all__ = ["colors", "fonts", "sizes"]
