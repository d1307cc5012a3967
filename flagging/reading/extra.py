"""Libraries that only some need: imported when they are used."""

import importlib
from typing import Any

from ..errors import MissingLibrary


def extra(library: str, use: str) -> Any:
    """A library that may be missing.

    Args:
        library: The name under which it is installed and imported.
        use: What needs it, for the error.

    Raises:
        MissingLibrary: It is not installed.
    """
    try:
        return importlib.import_module(library)
    except ModuleNotFoundError as error:
        if error.name != library:
            raise
        raise MissingLibrary(
            f"{use} needs {library}, which is not installed: run `pip install {library}`.", name=library
        ) from error
