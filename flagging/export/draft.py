"""Drafts: what is written under another name, and is there all at once or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """A name to write to, beside the target, which gets the target's name in the end; after an error it is gone.

    Raises:
        FileExistsError: There is a target by then.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    path = target.with_name(f".{target.name}.{token_hex(4)}")
    try:
        yield path
        refuse_existing(target)
        path.rename(target)
    except BaseException:
        shutil.rmtree(path, ignore_errors=True)
        path.unlink(missing_ok=True)
        raise


def refuse_existing(target: Path) -> None:
    """Complain where there is something already.

    Raises:
        FileExistsError: saying so.
    """
    if target.exists():
        raise FileExistsError(
            f"There is something at {target} already: give another name, or remove it first."
        )
