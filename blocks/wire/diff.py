"""The difference between two values as they travel: what has grown is told by what was added.

A difference is a list of edits, done in order. Each begins with a path, the keys and indices that lead to a place:

    [path]                                 the entry there is gone
    [path, value]                          the value stands there now; an entry that is new comes last
    [path, position, deleted, inserted]    in the text or list there, `deleted` UTF-16 code units or items from
                                           `position` on make way for `inserted`

The browser's half, which applies them, is client_js/src/core/diff.ts. Values are trees that `codec.tag` made. What it
marked with "$" has another shape in the browser, so no path leads into it.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

from .codec import write

MOST_NODES = 10_000
"""Of a container that is compared: more would hold up the event loop."""
WORTH = 40
"""Characters that a splice of a text must spare, so that its own numbers pay."""

Path = list[str | int]


def difference(old: Any, new: Any) -> list[Any] | None:
    """What makes `new` of `old`, strictly: True is not 1, 1.0 is not 1, and the order of keys counts.

    Returns:
        The edits; None where `new` whole is not longer, or where there is too much to compare.
    """
    if type(old) is str and type(new) is str:
        edits = [] if old == new else [_of_text(old, new, [])]
        return None if edits and len(edits[0]) == 2 else edits
    if not _is_small(new):  # of a larger `old`, no more is read than this
        return None
    edits = [] if _same(old, new) else list(_edits(old, new, []))
    return edits if len(write(edits)) < len(write(new)) else None


def applied(old: Any, difference: list[Any]) -> Any:
    """The value that `difference` told apart from `old`. Nothing of either is changed; they may share parts."""
    root = [old]
    copies: dict[int, Any] = {id(root): root}
    for path, *edit in difference:
        place: Any = root
        last: str | int = 0
        for key in path:
            place[last] = _own(place[last], copies)
            place, last = place[last], key
        if not edit:
            del place[last]
        elif len(edit) == 1:
            place[last] = edit[0]
        elif isinstance(place[last], str):
            place[last] = _spliced(place[last], *edit)
        else:
            position, deleted, inserted = edit
            items = place[last] = _own(place[last], copies)
            items[position : position + deleted] = inserted
    return root[0]


def _edits(old: Any, new: Any, path: Path) -> Iterator[list[Any]]:
    if type(old) is str and type(new) is str:
        yield _of_text(old, new, path)
    elif type(old) is list and type(new) is list:
        yield from _of_list(old, new, path)
    elif _is_plain(old) and _is_plain(new) and _keeps_order(old, new):
        yield from ([[*path, key]] for key in old if key not in new)
        for key, value in new.items():
            if key not in old:
                yield [[*path, key], value]
            elif not _same(old[key], value):
                yield from _edits(old[key], value, [*path, key])
    else:
        yield [path, new]


def _of_text(old: str, new: str, path: Path) -> list[Any]:
    start = _shared(old, new, operator.eq)
    end = _shared(old[start:][::-1], new[start:][::-1], operator.eq)
    if start + end < WORTH:
        return [path, new]
    gone = old[start : len(old) - end]
    return [path, _units(old[:start]), _units(gone), new[start : len(new) - end]]


def _of_list(old: list[Any], new: list[Any], path: Path) -> Iterator[list[Any]]:
    """One splice; where the items in the place of others are like them, what is new in those."""
    start = _shared(old, new, _same)
    end = _shared(old[start:][::-1], new[start:][::-1], _same)
    gone, come = old[start : len(old) - end], new[start : len(new) - end]
    alike = min(len(gone), len(come)) if all(map(_alike, gone, come)) else 0
    for place in range(alike):
        if not _same(gone[place], come[place]):
            yield from _edits(gone[place], come[place], [*path, start + place])
    if alike < max(len(gone), len(come)):
        yield [path, start + alike, len(gone) - alike, come[alike:]]


def _shared(old: Sequence[Any], new: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """How much both begin with: by halving, so that slices are compared and not items one by one."""
    low, high = 0, min(len(old), len(new))
    middle = high
    while low < high:
        if same(old[low:middle], new[low:middle]):
            low = middle
        else:
            high = middle - 1
        middle = (low + high + 1) // 2
    return low


def _same(one: Any, other: Any) -> bool:
    return one == other and write(one) == write(other)


def _alike(one: Any, other: Any) -> bool:
    """Whether what is new in one may be shorter than the other whole."""
    if type(one) is str and type(other) is str:
        return min(len(one), len(other)) >= WORTH
    return (type(one) is list and type(other) is list) or (_is_plain(one) and _is_plain(other))


def _is_plain(value: Any) -> bool:
    return type(value) is dict and "$" not in value


def _keeps_order(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Whether the keys that stay come first in the same order."""
    stay = [key for key in old if key in new]
    return bool(stay) and list(new)[: len(stay)] == stay


def _is_small(value: Any) -> bool:
    left, items = MOST_NODES, iter([value])
    while within := [
        one.values() if type(one) is dict else one for one in items if type(one) in (dict, list)
    ]:
        left -= sum(map(len, within))
        if left < 0:
            return False
        items = chain.from_iterable(within)
    return True


def _units(text: str) -> int:
    """The length of a text as browsers count it."""
    return len(text) if text.isascii() else len(_utf16(text)) // 2


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _spliced(text: str, position: int, deleted: int, inserted: str) -> str:
    if text.isascii():
        return text[:position] + inserted + text[position + deleted :]
    units = _utf16(text)
    rest = units[2 * (position + deleted) :]
    return (units[: 2 * position] + _utf16(inserted) + rest).decode("utf-16-le", "surrogatepass")


def _own(value: Any, copies: dict[int, Any]) -> Any:
    """A copy of a container to write into; of one that is such a copy already, itself."""
    if id(value) in copies:
        return value
    copy = value.copy()
    copies[id(copy)] = copy
    return copy
