"""Texts with labelled parts: what models return, as pairs of a text and its label."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..blocks.tree.brief import brief

Pair = tuple[Any, Any]
"""A part of the text and its label: a str, a number, or None."""


def pairs_of(value: Any) -> list[Pair]:
    """The parts of a labelled text, the text between them among them, none of them empty.

    Args:
        value: pairs (text, label); or {"text": …, "entities": [{"entity": label, "start": …, "end": …}, …]}, with
            "entity_group" in place of "entity" too, as models for token classification give them.

    Raises:
        TypeError, ValueError: it is neither, or an entity is not within the text.
    """
    if isinstance(value, Mapping):
        if not {"text", "entities"} <= value.keys():
            raise ValueError(f'a dict needs the keys "text" and "entities"; it has {list(value)}')
        return list(_between(value["text"], value["entities"]))
    return [_pair(one) for one in value]


def combined(pairs: Iterable[Pair], separator: str) -> list[Pair]:
    """The parts with neighbours of the same label made one."""
    found: list[Pair] = []
    for text, label in pairs:
        if not text:
            continue
        if found and type(found[-1][1]) is type(label) and found[-1][1] == label:
            found[-1] = (found[-1][0] + separator + text, label)
        else:
            found.append((text, label))
    return found


def _pair(one: Any) -> Pair:
    match one:
        case {"token": text, "class_or_confidence": label} | [text, label]:
            return text, label
    raise TypeError(f"{brief(one)} is no pair of a text and its label")


def _between(text: str, entities: Iterable[Mapping[str, Any]]) -> Iterator[Pair]:
    """What overlaps an entity before it begins where that ends."""
    done = 0
    for start, end, label in sorted((_place(one, len(text)) for one in entities), key=operator.itemgetter(0)):
        begin = max(start, done)
        if begin >= end:
            continue
        if done < begin:
            yield text[done:begin], None
        yield text[begin:end], label
        done = end
    if done < len(text):
        yield text[done:], None


def _place(entity: Mapping[str, Any], length: int) -> tuple[int, int, Any]:
    try:
        start, end = operator.index(entity["start"]), operator.index(entity["end"])
        label = entity.get("entity") or entity["entity_group"]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f'the entity {brief(entity)} needs "entity", "start" and "end"') from error
    if not 0 <= start <= end <= length:
        raise ValueError(f"the entity {brief(entity)} is not within the text of {length} characters")
    return start, end, label
