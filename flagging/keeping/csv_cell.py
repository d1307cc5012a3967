r"""The grammar of a CSV cell, in which every value keeps its type and text stays what it is.

As in PostgreSQL's CSV, quotes tell text from the rest where it could be taken for something else:

    (nothing)  true  -4  0.5  nan     None, bool, int, float        ""  "true"  "-4"   the same as text
    Photo/0a1b2c3d4e5f6071-cat.png    a file, by its path below the flagged folder
    "{""a"": [1, null]}"              a list, a dict, and whatever only typed_json.py can say
    some text   "with, a comma"       any other text

Text that begins with = + - @, a tab or a line break would run as a formula in a spreadsheet: it gets one
apostrophe in front (`'=1+1`). So does text that would read as JSON, and text which differs from one of these
only by apostrophes in front. Numbers never do.
"""

import re
from pathlib import Path
from typing import Any

from .kept_file import PATH, KeptFile, path_in
from .naming import FORMULA
from .typed_json import Value, dumps, dumps_text, loads

GUARDED = (*FORMULA, "\t", "\r", "\n")
INTEGER = re.compile("0|-?[1-9][0-9]*")
FLOAT = re.compile(r"-?[0-9]+\.[0-9]+(e[+-][0-9]+)?|-?[0-9]+e[+-][0-9]+|nan|-?inf")
WORDS = {"": None, "true": True, "false": False}
NOT_IN_CSV = re.compile("[\0\ud800-\udfff]")  # other readers stop at NUL; a surrogate has no UTF-8
QUOTED = ('"', ",", "\r", "\n", "\ufeff")  # the last would be taken for a mark of encoding


def write_cell(value: Value, *, bare_files: bool = True) -> str:
    """One cell as it stands in the file; a file is its bare path, or JSON with its name and size."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _text_cell(value)
    if isinstance(value, KeptFile) and bare_files:
        return value.path
    return _quoted(dumps(value))


def read_cell(cell: str, *, quoted: bool, folder: Path) -> Any:
    """The value of a cell, given without its outer quotes.

    Args:
        cell: What stands in the cell.
        quoted: True when it stood in quotes.
        folder: The flagged folder, below which files are.
    """
    if not quoted and _is_bare(cell):
        return _bare_value(cell, folder)
    if _looks_like_json(cell):
        try:
            return loads(cell, folder)
        except (ValueError, RecursionError):  # text that something else wrote
            return cell
    return cell[1:] if cell.startswith("'") and _needs_guard(cell) else cell


def _text_cell(text: str) -> str:
    if NOT_IN_CSV.search(text):
        return _quoted(dumps_text(text))
    if _needs_guard(text):
        text = "'" + text
    return _quoted(text) if _is_bare(text) or any(sign in text for sign in QUOTED) else text


def _needs_guard(text: str) -> bool:
    core = text.lstrip("'")
    return core.startswith(GUARDED) or _looks_like_json(core)


def _looks_like_json(text: str) -> bool:
    return text.startswith(("{", "[")) and text.endswith(("}", "]"))


def _is_bare(cell: str) -> bool:
    """True when a cell without quotes is something else than text."""
    return cell in WORDS or any(form.fullmatch(cell) for form in (INTEGER, FLOAT, PATH))


def _bare_value(cell: str, folder: Path) -> Any:
    if cell in WORDS:
        return WORDS[cell]
    if INTEGER.fullmatch(cell):
        return int(cell)
    return float(cell) if FLOAT.fullmatch(cell) else path_in(cell, folder)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
