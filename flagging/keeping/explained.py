"""What an error of the operating system means to those who flag."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import StorageFailed


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Tell, of what fails in the `with` block, that nothing was changed in the folder `path`, and what to do.

    Raises:
        StorageFailed: In place of any OSError.
    """
    try:
        yield
    except OSError as error:
        what = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        raise StorageFailed(
            error.errno,
            f"The samples in {path} are as they were: {what}. There must be room on the disk, permission to write, "
            "and no file or symbolic link in the place of the folder or of what is in it.",
        ) from error
