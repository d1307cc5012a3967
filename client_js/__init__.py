"""Where the built client lies: one anchor that holds in a checkout, in an editable install and in a wheel."""

from pathlib import Path

DIST = Path(__file__).resolve().parent / "dist"
