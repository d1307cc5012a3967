"""The names in a template's {{…}} as JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..blocks.errors import PageError

_LITERAL = re.compile(r"""^(?:"[^"]*"|'[^']*'|-?\d+(?:\.\d+)?|true|false|null|undefined)$""")
_STEP = re.compile(r"\[([^\]]*)\]|([^.\[\]/]+)")
_WORD = re.compile(r"""\[[^\]]*\]\S*|"[^"]*"|'[^']*'|\([^)]*\)|\S+""")
_FACTS = ("index", "key", "first", "last")


@dataclass(frozen=True)
class Around:
    """What the names within a block mean.

    Attributes:
        depth: how many contexts there are around; the variable of the innermost is named by it.
        loops: the depths at which @index and so on are there.
        names: the variables that the author has named with `as |…|`.
    """

    depth: int = 0
    loops: tuple[int, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def words(tag: str) -> list[str]:
    """The parts of a tag between blanks."""
    return [found.group() for found in _WORD.finditer(tag)]


def path_script(path: str, around: Around) -> str:
    """The JavaScript that finds what a name means.

    Raises:
        PageError: it is no name.
    """
    if _LITERAL.match(path):
        return json.dumps(path[1:-1]) if path[0] in "\"'" else path
    if path.startswith("@"):
        return _fact(path, around)
    depth = around.depth
    while path.startswith("../"):
        path, depth = path[3:], max(depth - 1, 0)
    if path in (".", "..", "this"):
        return f"$c{max(depth - 1, 0) if path == '..' else depth}"
    for prefix in ("./", "this.", "this/"):
        path = path.removeprefix(prefix)
    if any(sign in path for sign in "(){}=<>+*?!&|,;:"):
        raise PageError(
            f"The template's {{{{{path}}}}} is no name: write {{{{name}}}}, {{{{#if name}}}}, {{{{#each names}}}} and "
            "the like, and ${…} for JavaScript."
        )
    steps = [name or bracketed for bracketed, name in (found.groups() for found in _STEP.finditer(path))]
    if steps and steps[0] in around.names and depth == around.depth:
        return _get(around.names[steps[0]], steps[1:])
    return _get(f"$c{depth}", steps)


def _fact(path: str, around: Around) -> str:
    name = path[1:]
    loops = around.loops
    while name.startswith("../"):
        name, loops = name[3:], loops[:-1]
    if name == "root" or name.startswith("root."):
        return _get("$c0", name.split(".")[1:])
    if name not in _FACTS or not loops:
        raise PageError(
            f"The template's {{{{{path}}}}} is not known here: within {{{{#each}}}} there are @index, @key, "
            "@first and @last, and @root everywhere."
        )
    return f"$d{loops[-1]}.{name}"


def _get(start: str, steps: Sequence[str]) -> str:
    return f"$h.get({start},{json.dumps(list(steps))})" if steps else start
