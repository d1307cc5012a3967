"""Where code that was written for Gradio looks for single fonts."""

from __future__ import annotations

from ...blocks.themes.fonts import *  # noqa: F403
