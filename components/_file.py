"""Files as values: what a function gets of those that were sent, and what is shown of those that it names."""

from __future__ import annotations

import mimetypes
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Literal
from urllib.parse import unquote, urlsplit

from ..blocks.errors import BadFile, PageError
from ..blocks.tree.component import Component, Shared, check_choice
from ..blocks.tree.typing import Unpack
from ..blocks.wire.media import Media, StoredFile

Count = Literal["single", "multiple", "directory"]
As = Literal["filepath", "binary"]
Shown = Media | StoredFile | dict[str, str]
KINDS = ("image", "audio", "video", "text")
"""What `file_types` may name beside suffixes and media types."""


class FilePath(str):
    """The path of a file that was sent, as a str; its last part is the name under which it was sent.

    Attributes:
        name: the same, for code that was written for file objects.
    """

    __slots__ = ()

    @property
    def name(self) -> str:
        return str(self)


class _FileComponent(Component):
    """A component whose value is one or several files. For the parameters see `File`."""

    client_props: ClassVar[tuple[str, ...]] = ("file_count", "file_types")
    holds_files = True

    def __init__(
        self,
        value: Any,
        *,
        file_count: Count,
        file_types: Sequence[str] | None,
        type: As,
        **shared: Unpack[Shared],
    ) -> None:
        self.file_types = check_parameters(self.__class__.__name__, file_count, file_types, type)
        self.file_count = file_count
        self.type = type
        super().__init__(value, **shared)

    def validate(self, payload: Any) -> None:
        self._files(payload)

    def preprocess(self, payload: Any) -> FilePath | bytes | list[FilePath | bytes] | None:
        """Give the function paths or bytes.

        Raises:
            BadValue: the payload is no file.
            BadFile: a file is not of the `file_types`.
            OSError: the disk does not take the name of a file.
        """
        files = [given(file, self.type) for file in self._files(payload)]
        if self.file_count == "single":
            return files[0] if files else None
        return None if payload is None else files

    def postprocess(self, value: Any) -> Shown | list[Shown] | None:
        if value is None:
            return None
        if isinstance(value, (list, tuple)):
            return [shown(self, one) for one in value]
        return shown(self, value)

    def process_example(self, value: Any) -> str:
        files = self.postprocess(value)
        several = files if isinstance(files, list) else [] if files is None else [files]
        return ", ".join(map(name_of, several))

    def api_info(self) -> dict[str, Any]:
        return {"anyOf": [file_schema(), {"type": "array", "items": file_schema()}, {"type": "null"}]}

    def _files(self, payload: Any) -> list[StoredFile]:
        files = payload if isinstance(payload, list) else [] if payload is None else [payload]
        return check_files(self, files, None if self.file_count == "directory" else self.file_types)


def check_files(component: Component, files: list[Any], types: Sequence[str] | None) -> list[StoredFile]:
    """The files of a payload.

    Raises:
        BadValue: there is something else among them.
        BadFile: one is not of the `types`.
    """
    if not all(isinstance(file, StoredFile) for file in files):
        raise component.refuse("uploaded files or nothing", files)
    for file in files:
        if types is not None and not any(_is_of(file, one) for one in types):
            raise BadFile(f"{component.name} takes {', '.join(types)}; {file.name[:80]!r} is none of those.")
    return files


def check_parameters(
    component: str, count: str, types: Sequence[str] | None, given_as: str
) -> list[str] | None:
    """The `file_types` as a list.

    Raises:
        PageError: they are no list of texts, or another parameter is not known.
    """
    check_choice(component, "file_count", count, ("single", "multiple", "directory"))
    check_choice(component, "type", given_as, ("filepath", "binary"))
    if types is None:
        return None
    if isinstance(types, str) or not all(isinstance(one, str) for one in types):
        raise PageError(
            f'{component}(file_types={types!r}) is no list of texts: write ["image", ".csv"], say.'
        )
    return [_checked(component, one) for one in types]


def given(file: StoredFile, given_as: As) -> FilePath | bytes:
    """What a function gets of a file."""
    if given_as == "binary":
        with file.open() as content:
            return content.read()
    return FilePath(file.named())


def shown(component: Component, value: Any) -> Shown:
    """What a function returned as a file.

    Raises:
        TypeError: it names none.
    """
    match value:
        case Media() | StoredFile():
            return value
        case {"url": str(url)} if is_address(url):
            return {"url": url, "name": str(value.get("name") or _name_in(url))}
        case str() if is_address(value):
            return {"url": value, "name": _name_in(value)}
        case str() | Path():
            path = Path(value)
            return Media(path, path.name, mimetypes.guess_type(path.name)[0] or "application/octet-stream")
    raise TypeError(
        f"{component.name} shows files: return a path, an http(s) URL, a list of those or None; "
        f"the function returned a {type(value).__name__}."
    )


def is_address(text: str) -> bool:
    """Whether this is a URL that leads to a file, and runs nothing."""
    return text.lower().startswith(("http://", "https://"))


def name_of(file: Shown) -> str:
    """What a file is called."""
    return file["name"] if isinstance(file, dict) else file.name


def file_schema() -> dict[str, Any]:
    """The JSON schema of one file."""
    return {
        "type": "object",
        "properties": {"$file": {"type": "string", "description": "the id of an uploaded file"}},
        "required": ["$file"],
    }


def _checked(component: str, kind: str) -> str:
    """One of the `file_types`; a word that is none is taken for a suffix, with a warning."""
    if kind.startswith(".") or "/" in kind or kind in (*KINDS, "file"):
        return kind
    warnings.warn(
        f'{component}(file_types=…) does not know {kind!r} and takes it for ".{kind}": write a suffix such as '
        f'".csv", a media type such as "application/pdf", or one of {", ".join(map(repr, KINDS))}.',
        stacklevel=5,
    )
    return f".{kind}"


def _is_of(file: StoredFile, kind: str) -> bool:
    if kind == "file":
        return True
    if kind.startswith("."):
        return file.name.lower().endswith(kind.lower())
    guessed = mimetypes.guess_type(file.name)[0] or ""
    wanted = f"{kind}/" if kind in KINDS else kind.removesuffix("*")
    return any(mime.startswith(wanted) for mime in (file.mime, guessed))


def _name_in(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # the browser will say that there is no such address
        return url
    return unquote(parts.path.rpartition("/")[2]) or parts.netloc
