"""Tells values apart by what they hold, and not by where they lie."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from typing import Any

import numpy as np

from ...errors import FanlightError
from ...tree.block import Block
from ...tree.event_data import EventData
from ...tree.request import Request

Write = Callable[[bytes], object]
Stand = Callable[[Any], str]


class NoFingerprint(FanlightError, TypeError):
    """A value does not say what it holds."""


def fingerprint(value: Any, stand_in: Stand | None = None) -> bytes:
    """16 bytes that are the same for values of the same type and content, and differ for all others.

    Containers and arrays are told by their items, sets and dicts whatever their order; NaN is itself. Of other objects
    the pickled form counts (images, tables of pandas and polars): two that are equal may differ in that.

    Args:
        value: what is told from others.
        stand_in: gives the text that stands for an object in it that cannot be pickled.

    Raises:
        NoFingerprint: something in it cannot be pickled, and has no `stand_in`.
    """
    digest = blake2b(digest_size=16)
    try:
        _feed(digest.update, value, stand_in)
    except Exception as error:  # an object's own methods may raise anything
        raise NoFingerprint(f"A {type(value).__name__} cannot be told apart by its content.") from error
    return digest.digest()


def state_of(value: Any) -> bytes:
    """Bytes that tell one state of an object from another, in little time and of any object.

    What cannot be pickled counts as its `__hash__` says, and by its identity where its class has none.
    """
    digest = blake2b(digest_size=16)
    pickler = pickle.Pickler(_Sink(digest.update), pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # without a memo, texts that are equal look the same wherever they lie
    try:
        pickler.dump(value)
    except Exception:  # whatever a class's own __reduce__ may raise, or a container that holds itself
        pass
    else:
        return digest.digest()
    try:
        return fingerprint(value, lambda one: str(hash(one) if isinstance(one, Hashable) else id(one)))
    except NoFingerprint:
        return str(id(value)).encode()


def _feed(write: Write, value: Any, stand_in: Stand | None) -> None:
    kind = type(value)
    _feed_text(write, f"{kind.__module__}.{kind.__qualname__}")
    if value is None or kind in (bool, int, float, complex):
        _feed_text(write, repr(value))
    elif kind is str:
        _feed_text(write, value)
    elif kind in (bytes, bytearray):
        _feed_bytes(write, value)
    elif kind in (list, tuple):
        write(b"%d;" % len(value))
        for item in value:
            _feed(write, item, stand_in)
    elif kind is dict:
        _feed_unordered(write, list(value.items()), stand_in)
    elif kind in (set, frozenset):
        _feed_unordered(write, list(value), stand_in)
    elif kind is np.ndarray and not value.dtype.hasobject:
        _feed_text(write, f"{value.dtype!r}{value.shape}")
        _feed_bytes(write, value.tobytes())
    elif isinstance(value, Block):
        _feed_text(write, repr(value.id))
    elif isinstance(value, (EventData, Request)):
        _feed(write, dict(vars(value)), stand_in)
    elif is_dataclass(value) and not isinstance(value, type):
        _feed(write, {field.name: getattr(value, field.name) for field in fields(value)}, stand_in)
    else:
        _feed_pickle(write, value, stand_in)


def _feed_text(write: Write, text: str) -> None:
    _feed_bytes(write, text.encode("utf-8", "surrogatepass"))


def _feed_bytes(write: Write, data: bytes) -> None:
    write(b"%d;" % len(data))  # with its length in front, no two sequences of texts look the same
    write(data)


def _feed_unordered(write: Write, items: list[Any], stand_in: Stand | None) -> None:
    write(b"%d;" % len(items))
    for digest in sorted(fingerprint(item, stand_in) for item in items):
        write(digest)


class _Sink:
    """A file that keeps nothing."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def write(self, data: bytes) -> int:
        self._write(data)
        return len(data)


def _feed_pickle(write: Write, value: Any, stand_in: Stand | None) -> None:
    digest = blake2b(digest_size=16)
    try:
        pickle.Pickler(_Sink(digest.update), pickle.HIGHEST_PROTOCOL).dump(value)
    except Exception:  # whatever a class's own __reduce__ may raise
        if stand_in is None:
            raise
        _feed_text(write, stand_in(value))
    else:
        write(digest.digest())
