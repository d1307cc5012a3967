"""merge(): the samples of several flagged folders in one."""

from collections.abc import Iterable
from pathlib import Path

from ..keeping.explained import explained
from ..keeping.folder import open_folder
from ..keeping.ledger import locked
from ..reading.sources import sources
from .merged import Merged
from .target import Target


def merge(folders: Iterable[str | Path], into: str | Path) -> Merged:
    """Add the samples of some flagged folders to one, with their files and all that is known of them.

    Samples keep their ids; one that is there already is left as it is, but gets the reviews that it lacks. So to do it
    again changes nothing, and after an error it goes on where it was. A sample is there whole, or not at all. Those of
    a database go to a file of JSON Lines. Who flags into the folder meanwhile waits.

    Args:
        folders: The flagged folders, which stay as they are.
        into: The flagged folder that they are added to; it is made where it is missing.

    Returns:
        How many samples and reviews were added, and how many samples were there.

    Raises:
        FileNotFoundError: One of the folders is not there.
        BadFlagFile: A file of them cannot be read.
        StorageFailed: The disk or the folder refused.
    """
    given = [source for folder in folders for source in sources(Path(folder).resolve())]
    place = Path(into).resolve()
    with explained(place), open_folder(place) as folder, locked(folder):
        target = Target(folder)
        for source in given:
            target.take(source)
        return target.merged
