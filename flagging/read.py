"""read(): flagged samples as Python values again."""

from pathlib import Path

from .reading.made_again import MadeAgain
from .reading.samples import Samples
from .reading.sources import sources
from .sample import as_kept


def read(folder: str | Path, *, raw: bool = False) -> Samples:
    """Read the samples of a flagged folder, exactly as they were flagged.

    It may run while others flag: it gives the samples that are there now. A record that is being written, or that a
    crash has torn, is left out.

    Args:
        folder: The `flagging_dir` of a logger.
        raw: True: values as they were kept, with a `pathlib.Path` below `folder` for each file. Otherwise they are
            what a function would get from their components: an `Image` gives an array, a `Radio(type="index")`
            an index. Where it is not known what a column's component was, both are the same. A file that had to be
            converted for a component with `type="filepath"` lasts as long as the samples that were read with it.

    Returns:
        A sequence of samples, each a mapping from the names of its columns to its values, which are read when they
        are asked for. They are in the order in which they were flagged, file after file; `flag`, `username` and
        `timestamp` are there where the file has such columns.

    Raises:
        FileNotFoundError: There is no such folder.
        BadFlagFile: A CSV or JSON Lines file in it is none that the loggers write. Where only a later record of it
            cannot be read, the error comes when that record is reached.
    """
    return Samples(sources(Path(folder)), as_kept if raw else MadeAgain().look)
