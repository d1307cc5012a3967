"""JSON that gives back exactly what was written.

Plain JSON loses NaN and the infinities, and many readers refuse half of a surrogate pair. Such values, and
files, are objects with one name that begins with `$`; every line stays JSON that any strict parser reads:

    {"$float": "nan"}                    also "inf" and "-inf"
    {"$text": ["a", 55357, "b"]}         text with lone surrogates, given as numbers
    {"$dict": [["$key", 1]]}             a dict whose keys begin with $ or hold a surrogate
    {"$file": "Photo/0a…-cat.png", "name": "cat.png", "size": 318}
"""

import json
import math
import re
from pathlib import Path
from typing import Any, TypeAlias

from .kept_file import KeptFile, path_in

Value: TypeAlias = "bool | int | float | str | KeptFile | list[Value] | dict[str, Value] | None"
SURROGATE = re.compile("([\ud800-\udfff])")


def dumps(value: Value) -> str:
    """`value` as one line of JSON, without a line break at its end."""
    return json.dumps(_tagged(value), ensure_ascii=False, allow_nan=False)


def dumps_text(text: str) -> str:
    """`text` as a `$text` object, whatever is in it."""
    return json.dumps(_text(text), ensure_ascii=False)


def loads(text: str, folder: Path) -> Any:
    """The value that `dumps` wrote; files are paths below `folder`.

    Raises:
        ValueError: This is no JSON, or it holds a `$` object that is none of ours.
    """
    return json.loads(text, object_hook=lambda item: _untagged(item, folder))


def _tagged(value: Value) -> Any:
    if isinstance(value, float) and not math.isfinite(value):
        return {"$float": repr(value)}
    if isinstance(value, str) and SURROGATE.search(value):
        return _text(value)
    if isinstance(value, KeptFile):
        return {"$file": value.path, "name": _tagged(value.name), "size": value.size}
    if isinstance(value, list):
        return [_tagged(item) for item in value]
    if isinstance(value, dict):
        if any(key.startswith("$") or SURROGATE.search(key) for key in value):
            return {"$dict": [[_tagged(key), _tagged(item)] for key, item in value.items()]}
        return {key: _tagged(item) for key, item in value.items()}
    return value


def _text(text: str) -> dict[str, list[str | int]]:
    parts = SURROGATE.split(text)  # every second part is a surrogate
    return {"$text": [ord(part) if place % 2 else part for place, part in enumerate(parts)]}


def _untagged(item: dict[str, Any], folder: Path) -> Any:
    tag = next((key for key in item if key.startswith("$")), None)
    if tag is None:
        return item
    try:
        return _read_tag(tag, item[tag], folder)
    except (TypeError, OverflowError) as error:
        raise ValueError(f"what stands at {tag} is not what the loggers write") from error


def _read_tag(tag: str, content: Any, folder: Path) -> Any:
    match tag:
        case "$float":
            return float(content)
        case "$text":
            return "".join(chr(part) if isinstance(part, int) else part for part in content)
        case "$dict":
            return dict(content)
        case "$file":
            return path_in(content, folder)
        case _:
            raise ValueError(f"{tag} is not a mark that the loggers write")
