"""Where code that was written for Gradio looks for single sizes."""

from __future__ import annotations

from ...blocks.themes.sizes import *  # noqa: F403
