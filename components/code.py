"""An editor for code."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar, Literal, get_args

from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Unpack
from ._text import check_text, text_schema

Language = Literal[
    "python",
    "c",
    "cpp",
    "markdown",
    "latex",
    "json",
    "html",
    "css",
    "javascript",
    "jinja2",
    "typescript",
    "yaml",
    "dockerfile",
    "shell",
    "r",
    "sql",
    "sql-msSQL",
    "sql-mySQL",
    "sql-mariaDB",
    "sql-sqlite",
    "sql-cassandra",
    "sql-plSQL",
    "sql-hive",
    "sql-pgSQL",
    "sql-gql",
    "sql-gpSQL",
    "sql-sparkSQL",
    "sql-esper",
]
File = tuple[str | os.PathLike[str]]


class Code(Component):
    """An editor for code, or a view of it.

    The function gets a str: "" where nothing has been entered; None where a function has set None. It returns a
    str, None, or a tuple of the path of one file in UTF-8, whose text is shown. Empty lines before a text that a
    function returns, and blanks after it, are left out; in the file they stay.

    Args:
        value: the first text, or a function that makes it at each visit.
        language: whose colours it bears; None: none. The names are in `Code.languages`.
        lines: how many lines it shows at least.
        max_lines: how many it grows to before it scrolls; None: as many as four fifths of the window hold.
        wrap_lines: whether a long line goes on below, instead of scrolling sideways.
        show_line_numbers: whether each line bears its number.
        autocomplete: whether words are offered while one types.
        shared: see `Component`; "copy" and "download" are buttons of its own, shown by default.

    Raises:
        PageError: the language is not known.
    """

    client_props: ClassVar[tuple[str, ...]] = (
        "language",
        "lines",
        "max_lines",
        "wrap_lines",
        "show_line_numbers",
        "autocomplete",
    )
    own_buttons = ("copy", "download")
    default_buttons = ("copy", "download")
    languages: ClassVar[list[str | None]] = [*get_args(Language), None]

    change = Event("the text changes, by the visitor or by a function")
    input = Event("the visitor changes the text")
    focus = Event("the editor gets the focus")
    blur = Event("the editor loses the focus")

    def __init__(
        self,
        value: str | File | Callable[..., Any] | None = None,
        language: Language | None = None,
        *,
        lines: int = 5,
        max_lines: int | None = None,
        wrap_lines: bool = False,
        show_line_numbers: bool = True,
        autocomplete: bool = False,
        **shared: Unpack[Shared],
    ) -> None:
        check_choice("Code", "language", language, self.languages)
        self.language = language
        self.lines = lines
        self.max_lines = None if max_lines is None else max(lines, max_lines)
        self.wrap_lines = wrap_lines
        self.show_line_numbers = show_line_numbers
        self.autocomplete = autocomplete
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        check_text(self, payload)

    def postprocess(self, value: Any) -> str | None:
        if value is None:
            return None
        if isinstance(value, tuple):
            return _text_of(value)
        if not isinstance(value, str):
            raise TypeError(
                f"{self.name} shows a text or the tuple of a file's path; it got {brief(value)}. "
                "Return str(…) of it, or json.dumps(…)."
            )
        return _trimmed(value)

    def initial(self) -> Any:
        return super().initial() or ""

    def empty(self) -> str:
        return ""

    def api_info(self) -> dict[str, Any]:
        return text_schema()

    def example_payload(self) -> str:
        return "print('Hello')"


def _text_of(file: tuple[Any, ...]) -> str:
    """The text of the one file whose path is in a tuple.

    Raises:
        ValueError, TypeError: the tuple holds something else, or the file is no text in UTF-8.
        OSError: it cannot be read.
    """
    if len(file) != 1:
        raise ValueError(f"A tuple for Code holds the path of one file; this one holds {len(file)} things.")
    try:
        return Path(file[0]).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{file[0]} is no text in UTF-8: {error}.") from error


def _trimmed(text: str) -> str:
    """Without the empty lines that a text in triple quotes begins with; its first line keeps its indent."""
    blank = text[: len(text) - len(text.lstrip())]
    return text[blank.rfind("\n") + 1 :].rstrip()
