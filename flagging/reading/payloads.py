"""Payloads: kept values in the form in which a page would hand them to a component."""

import shutil
import tempfile
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Any

from ...blocks.files.sniff import HEAD, sniff
from ...blocks.tree.component import Component
from ...blocks.wire.media import StoredFile
from ..keeping.kept_file import open_kept, own_name


class Payloads:
    """Hands kept values to components, files as `StoredFile`.

    A component that gives out paths may convert a file, and lays what it made beside the original. So that nothing
    is added to the flagged folder, it gets links to the files. They, and what was made, go with this object.
    """

    def __init__(self) -> None:
        self._beside: Path | None = None

    def prepared(self, component: Component, value: Any) -> Any:
        """What a function would get of a kept value.

        Raises:
            Exception: What the component raises; OSError where a file is not there, or is a link.
        """
        if not component.holds_files:
            return component.preprocess(value)
        links: dict[str, str] = {}
        return _originals(component.preprocess(self._payload(value, links)), links)

    def _payload(self, value: Any, links: dict[str, str]) -> Any:
        """The value with its files as a component gets them; `links` learns which path stands for which."""
        match value:
            case Path():
                link = self._link(value)
                links[str(link)] = str(value)
                with open_kept(value) as file:
                    mime = sniff(file.read(HEAD))
                return StoredFile(value.name, own_name(value), mime, value.stat().st_size, link)
            case list():
                return [self._payload(item, links) for item in value]
            case dict():
                return {key: self._payload(item, links) for key, item in value.items()}
        return value

    def _link(self, path: Path) -> Path:
        if self._beside is None:
            self._beside = Path(tempfile.mkdtemp(prefix="fanlight-read-"))
            weakref.finalize(self, shutil.rmtree, self._beside, ignore_errors=True)
        link = self._beside / path.parent.name / path.name
        link.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):
            try:
                link.symlink_to(path.absolute())
            except (NotImplementedError, PermissionError):  # Windows, where not everybody may make links
                shutil.copyfile(path, link)
        return link


def _originals(value: Any, links: dict[str, str]) -> Any:
    """What a component gave, with the kept files' own paths in the place of those of the links."""
    match value:
        case str():
            return links.get(value, value)
        case list():
            return [_originals(item, links) for item in value]
        case tuple():
            return tuple(_originals(item, links) for item in value)
        case dict():
            return {key: _originals(item, links) for key, item in value.items()}
    return value
