"""Names of columns, folders and files, made of labels and of file names that nobody vouches for."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

FORBIDDEN = frozenset('/\\:*?"<>|,;')  # by a file system, or by CSV cells, which stay bare for files
FORMULA = "=+-@＝＋－＠"  # a spreadsheet begins a formula with these; with the wide ones in East Asia
DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]", re.IGNORECASE)  # no file may be called so on Windows
LONGEST = 100  # bytes; a file system allows 255, and a number or a token is added


def column_names(labels: Iterable[str | None], reserved: Iterable[str]) -> list[str]:
    """One distinct name per label: `component 2` for a third without one, `Age (2)` for a second `Age`."""
    return _distinct((label or f"component {place}" for place, label in enumerate(labels)), reserved)


def folder_names(columns: Iterable[str]) -> list[str]:
    """One distinct, safe folder name per column."""
    return _distinct((safe_name(name, f"component {place}") for place, name in enumerate(columns)), ())


def file_name(name: str) -> str:
    """A safe name for a file that someone calls `name`; its suffix is kept."""
    path = PurePosixPath(name.replace("\\", "/"))
    suffix = re.sub("[^A-Za-z0-9]", "", path.suffix)[:16]
    stem = safe_name(path.stem, "file")
    return f"{stem}.{suffix}" if suffix else stem


def safe_name(text: str, otherwise: str) -> str:
    """`text` as one name below any folder, or `otherwise` when nothing of it can stay."""
    kept = "".join("_" if sign == "." else sign for sign in text if _is_safe(sign))
    name = " ".join(kept.split()).lstrip(FORMULA + "' ")
    name = name.encode()[:LONGEST].decode(errors="ignore").rstrip()
    return otherwise if not name or DEVICE.fullmatch(name) else name


def _is_safe(sign: str) -> bool:
    return sign not in FORBIDDEN and not unicodedata.category(sign).startswith(
        "C"
    )  # C: control, format, surrogate


def _distinct(names: Iterable[str], reserved: Iterable[str]) -> list[str]:
    taken = set(reserved)
    result = []
    for name in names:
        candidate, number = name, 2
        while candidate in taken:
            candidate, number = f"{name} ({number})", number + 1
        taken.add(candidate)
        result.append(candidate)
    return result
