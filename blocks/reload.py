"""Whether an app's file runs for the first time, or again because it was saved."""

from __future__ import annotations

NO_RELOAD = True
"""Code below ``if gr.NO_RELOAD:`` runs once, not at each reload. Nothing is reloaded yet: it is always true."""
