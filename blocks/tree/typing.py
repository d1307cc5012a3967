"""Names of the typing module that Python 3.10 does not have yet, in one place."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 11):
    from typing import Self, Unpack
else:
    from typing_extensions import Self, Unpack  # Starlette requires it for these versions

__all__ = ["Self", "Unpack"]
