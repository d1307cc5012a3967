"""Walking through a payload for the files in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..wire.i18n import I18nData, in_language
from ..wire.media import Media, StoredFile, file_id


def to_wire(payload: Any, languages: Sequence[str] = ()) -> Any:
    """The payload as it travels: each `StoredFile` becomes its handle, each `I18nData` a text.

    Args:
        payload: what is to be sent.
        languages: those that its visitor reads, the best one first.
    """

    def travelling(value: Any) -> Any:
        if isinstance(value, StoredFile):
            return value.handle()
        return in_language(value, languages) if isinstance(value, str) else value

    return replaced(payload, travelling)


def in_languages(payload: Any, languages: Sequence[str]) -> Any:
    """The payload with the texts as their visitor sees them; itself where there is none in several languages."""
    if next(languages_in(payload), None) is None:
        return payload
    return replaced(payload, lambda value: in_language(value, languages) if isinstance(value, str) else value)


def files_in(payload: Any) -> Iterator[StoredFile]:
    """The stored files that a payload holds."""
    if isinstance(payload, StoredFile):
        yield payload
    elif isinstance(payload, dict):
        for value in payload.values():
            yield from files_in(value)
    elif isinstance(payload, list | tuple):
        for value in payload:
            yield from files_in(value)


def languages_in(payload: Any) -> Iterator[str]:
    """The languages in which there are texts in a payload."""
    if isinstance(payload, I18nData):
        yield from payload.languages
    elif isinstance(payload, dict):
        for value in payload.values():
            if type(value) not in _PLAIN:
                yield from languages_in(value)
    elif isinstance(payload, list | tuple):
        for value in payload:
            if type(value) not in _PLAIN:
                yield from languages_in(value)


def ids_in(wire: Any) -> Iterator[str]:
    """The ids of the files whose handles are in something that travels."""
    identifier = file_id(wire)
    if identifier is not None:
        yield identifier
    elif isinstance(wire, dict):
        for value in wire.values():
            yield from ids_in(value)
    elif isinstance(wire, list | tuple):
        for value in wire:
            yield from ids_in(value)


def named_files(payload: Any) -> list[Path]:
    """The files that a payload names by their paths, as the author's code gave them."""
    found: list[Path] = []

    def note(value: Any) -> Any:
        if isinstance(value, Media) and isinstance(value.content, Path):
            found.append(value.content)
        return value

    replaced(payload, note)
    return found


def replaced(payload: Any, change: Callable[[Any], Any]) -> Any:
    """A copy in which each value that `change` does not give back as it is has been replaced, but for plain scalars."""
    if type(payload) in _PLAIN:
        return payload
    changed = change(payload)
    if changed is not payload:
        return changed
    if isinstance(payload, dict):
        return {k: v if type(v) in _PLAIN else replaced(v, change) for k, v in payload.items()}
    if isinstance(payload, list | tuple):
        return [value if type(value) in _PLAIN else replaced(value, change) for value in payload]
    return payload


_PLAIN = frozenset((str, int, float, bool, type(None)))
"""Types of which nothing is ever replaced: most of what is walked through."""
