"""Where code that was written for Gradio looks for single colors."""

from __future__ import annotations

from ...blocks.themes.colors import *  # noqa: F403
