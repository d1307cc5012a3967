"""What tells whether the kept result of an example is still the right one."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import CodeType, MethodType
from typing import Any

from ...run.cache.fingerprint import fingerprint
from ...tree.component import Component
from ...tree.options import Function
from ...version import VERSION
from ..whole import Whole

CHUNK = 1 << 20
PLAIN = (str, bytes, int, float, bool, type(None))
"""What is compared of the values around a function; others may be as large as a model."""


def function_identity(fn: Function, inputs: Sequence[Component], outputs: Sequence[Component]) -> bytes:
    """Changes with the text of a function, with its components and with our own version."""
    components = [(one.describe(), one.label) for one in (*inputs, *outputs)]
    return fingerprint([VERSION, _text(fn), components])


def example_identity(function: bytes, example: Mapping[int, Any], inputs: Sequence[Component]) -> str:
    """Changes with the function and with the values of an example; of files their content counts.

    Args:
        function: see `function_identity`.
        example: the values of some of the inputs, by their places.
        inputs: of the function.

    Raises:
        NoFingerprint: a value cannot be told by its content.
        OSError: a file cannot be read.
    """
    return fingerprint([function, {at: _told(inputs[at], value) for at, value in example.items()}]).hex()


def _told(component: Component, value: Any) -> Any:
    is_file = component.holds_files and isinstance(value, str) and Path(value).is_file()
    return _content(Path(value)) if is_file else value


def _text(fn: Any, seen: tuple[Any, ...] = ()) -> Any:
    """What a function does, as text: its source and what it was made with where it stands inside of another."""
    if isinstance(fn, partial):
        given = [*enumerate(fn.args), *fn.keywords.items()]
        return [_text(fn.func, seen), *((at, value) for at, value in given if isinstance(value, PLAIN))]
    if isinstance(fn, MethodType) and isinstance(fn.__self__, Whole):
        return [_source(fn), *(_text(model.fn, seen) for model in fn.__self__.models)]
    function = inspect.unwrap(fn)
    if any(function is one for one in seen):  # it calls itself
        return None
    written = function if inspect.isroutine(function) else type(function)
    held = [] if not inspect.isfunction(function) else inspect.getclosurevars(function).nonlocals.values()
    around = [
        _text(one, (*seen, function)) if inspect.isroutine(one) else one for one in held if _is_told(one)
    ]
    return [_source(written), *around]


def _is_told(held: Any) -> bool:
    return inspect.isroutine(held) or isinstance(held, PLAIN)


def _source(written: Any) -> str:
    try:
        return inspect.getsource(written)
    except (OSError, TypeError):  # written at a prompt, or in C
        return (
            f"{inspect.getmodule(written)}.{written.__qualname__}{_code(getattr(written, '__code__', None))}"
        )


def _code(code: CodeType | None) -> str:
    """What is compiled of a text that nobody has any more."""
    if code is None:
        return ""
    constants = [_code(one) if isinstance(one, CodeType) else repr(one) for one in code.co_consts]
    return f"{code.co_code.hex()} {code.co_names} {constants}"


def _content(file: Path) -> bytes:
    digest = blake2b(file.name.encode("utf-8", "surrogateescape"), digest_size=16)
    with file.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
    return digest.digest()
