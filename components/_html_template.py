"""An author's template, `${…}` and `{{…}}` in any text, as a function of JavaScript that makes the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..blocks.errors import PageError
from ._html_path import Around, path_script, words
from ._js_expression import end_of_expression

_NAME = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_RESERVED = (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends "
    "false finally for function if implements import in instanceof interface let new null package private protected "
    "public return static super switch this throw true try typeof var void while with yield"
)
_OPENING = re.compile(r"\\\$\{|\$\{|\\\{\{|\{\{!--|\{\{\{|\{\{")
_ENDS = {"{{!--": "--}}", "{{{": "}}}", "{{": "}}"}
_AS = re.compile(r"\s+as\s+\|\s*([^|]*?)\s*\|$")


def template_script(text: str, names: Iterable[str]) -> str:
    """The function `(props, helpers) => text` of a template.

    Args:
        text: what stands in `${…}` is JavaScript that sees the props by their names; `{{…}}` is Handlebars: names,
            `{{{raw}}}`, and the blocks if, unless, each and with, with else.
        names: of the props.

    Raises:
        PageError: a brace or a block is not closed, or a helper is not known.
    """
    return _Compiler(text).function(names)


@dataclass
class _Block:
    """A block that is open: what stands before it, how it is closed and what its names mean."""

    opening: str
    closing: str
    name: str
    around: Around
    parts: list[str] = field(default_factory=list)
    otherwise: list[str] | None = None
    chained: int = 0

    def add(self, part: str) -> None:
        (self.parts if self.otherwise is None else self.otherwise).append(part)

    def script(self) -> str:
        return (
            self.opening + _joined(self.parts) + self.closing.replace("$ELSE", _joined(self.otherwise or []))
        )


class _Compiler:
    def __init__(self, text: str) -> None:
        self._text = text
        self._open = [_Block("", "", "", Around())]

    def function(self, names: Iterable[str]) -> str:
        place = 0
        while found := _OPENING.search(self._text, place):
            self._say(self._text[place : found.start()])
            place = self._take(found.group(), found.end())
        self._say(self._text[place:])
        if len(self._open) > 1:
            raise PageError(f"The template's {{{{#{self._open[-1].name}}}}} is never closed.")
        reserved = _RESERVED.split()
        known = [one for one in dict.fromkeys(names) if _NAME.fullmatch(one) and one not in reserved]
        return f"($c0,$h)=>{{const {{{','.join(known)}}}=$c0;return {_joined(self._open[0].parts)}}}"

    def _take(self, opening: str, place: int) -> int:
        """Read what begins with `opening`; gives the place behind it."""
        if opening.startswith("\\"):
            self._say(opening[1:])
            return place
        if opening == "${":
            end = end_of_expression(self._text, place)
            self._open[-1].add(f"`${{{self._text[place:end]}}}`")
            return end + 1
        closing = _ENDS[opening]
        end = self._text.find(closing, place)
        if end < 0:
            raise PageError(f"The template's {opening}{self._text[place : place + 40]} … is never closed.")
        tag = self._text[place:end].strip().strip("~").strip()
        if opening == "{{{":
            self._open[-1].add(f"$h.raw({self._path(tag)})")
        elif opening == "{{":
            self._tag(tag)
        return end + len(closing)

    def _say(self, text: str) -> None:
        if text:
            self._open[-1].add(json.dumps(text))

    def _path(self, path: str) -> str:
        return path_script(path, self._open[-1].around)

    def _tag(self, tag: str) -> None:
        kind, rest = tag[:1], tag[1:].strip()
        if kind == "!":
            return
        if kind == "&":
            self._open[-1].add(f"$h.raw({self._path(rest)})")
        elif kind == "#":
            self._begin(rest)
        elif kind == "^" and rest:
            self._begin(f"unless {rest}")
            self._open[-1].name = rest
        elif kind == "/":
            self._end(rest)
        elif tag == "^" or words(tag)[:1] == ["else"]:
            self._else(words(tag)[1:])
        else:
            self._open[-1].add(f"$h.text({self._value(tag)})")

    def _value(self, tag: str) -> str:
        parts = words(tag)
        if parts[:1] == ["lookup"] and len(parts) == 3:
            return f"$h.get({self._path(parts[1])},[{self._path(parts[2])}])"
        if len(parts) != 1:
            raise PageError(
                f"The template's {{{{{tag}}}}} is not known: there are the blocks if, unless, each and with, and the "
                "helper lookup. Write ${…} for JavaScript."
            )
        return self._path(parts[0])

    def _begin(self, tag: str) -> None:
        """Open a block."""
        named = _AS.search(tag)
        name, *arguments = words(tag[: named.start()] if named else tag)
        value = self._value(" ".join(arguments)) if arguments else self._path(name)
        kind = name if arguments else "section"
        around = self._open[-1].around
        inner = around.depth + 1
        within = replace(around, depth=inner)
        if kind == "if":
            block = _Block(f"($h.is({value})?", ":$ELSE)", name, around)
        elif kind == "unless":
            block = _Block(f"(!$h.is({value})?", ":$ELSE)", name, around)
        elif kind in ("each", "section"):
            within = replace(within, loops=(*around.loops, inner), names=_named(named, around, inner))
            block = _Block(f"$h.{kind}({value},($c{inner},$d{inner})=>", ",()=>$ELSE)", name, within)
        elif kind == "with":
            within = replace(within, names=_named(named, around, inner))
            block = _Block(f"$h.with({value},($c{inner})=>", ",()=>$ELSE)", name, within)
        else:
            raise PageError(
                f"The template's {{{{#{name}}}}} is not known: there are if, unless, each and with."
            )
        self._open.append(block)

    def _else(self, condition: list[str]) -> None:
        block = self._open[-1]
        if len(self._open) == 1 or block.otherwise is not None:
            raise PageError("The template has an {{else}} that belongs to no block.")
        block.otherwise = []
        if condition:
            self._begin(" ".join(condition))
            self._open[-1].chained = block.chained + 1
            self._open[-1].name = block.name

    def _end(self, name: str) -> None:
        block = self._open[-1]
        if len(self._open) == 1 or block.name != name:
            raise PageError(f"The template's {{{{/{name}}}}} closes no block that is open.")
        for _ in range(block.chained + 1):
            script = self._open.pop().script()
            self._open[-1].add(script)


def _named(found: re.Match[str] | None, around: Around, depth: int) -> dict[str, str]:
    """The names of `as |item index|`, beside those around."""
    given = found.group(1).split() if found else []
    return {**around.names, **dict(zip(given, (f"$c{depth}", f"$d{depth}.key"), strict=False))}


def _joined(parts: list[str]) -> str:
    return "(" + "+".join(['""', *parts]) + ")"
