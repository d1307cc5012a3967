"""Where code that was written for Gradio looks for `Base`."""

from __future__ import annotations

from ..blocks.themes.base import Base
from ..blocks.themes.base import Base as ThemeClass

__all__ = ["Base", "ThemeClass"]
