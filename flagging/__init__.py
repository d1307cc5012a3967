"""Flagging: keeping samples that users point out, in files that people and programs can read.

The loggers know no web and no components: columns in, files out. So they work in a script as well:

    logger = CSVLogger()
    logger.setup(columns, "flagged")
    logger.flag([photo, 0.5])
    samples = read("flagged")

What looks at the samples again, `review` and `replay`, is built with the rest of Fanlight.
"""

from importlib import import_module
from typing import Any

from .callback import FlaggingCallback
from .classic_csv_logger import ClassicCSVLogger
from .csv_logger import CSVLogger
from .export.export import export
from .flag import Flag, Receipt, RunFacts
from .json_logger import JSONLogger
from .merge.merge import merge
from .read import read
from .reading.filter import Filter
from .reading.samples import Samples
from .review.review import review
from .sample import Sample
from .simple_csv_logger import SimpleCSVLogger
from .sqlite_logger import SQLiteLogger

__all__ = [
    "CSVLogger",
    "ClassicCSVLogger",
    "Filter",
    "Flag",
    "FlaggingCallback",
    "JSONLogger",
    "Receipt",
    "RunFacts",
    "SQLiteLogger",
    "Sample",
    "Samples",
    "SimpleCSVLogger",
    "Tolerance",
    "export",
    "merge",
    "read",
    "replay",
    "review",
]

LATER = {"Tolerance": ".replaying.comparing.tolerance", "replay": ".replaying.replay"}
"""What no app asks for while it is served: it is imported when it is asked for."""


def __getattr__(name: str) -> Any:
    if name not in LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(LATER[name], __name__), name)
