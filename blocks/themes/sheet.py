"""The style sheet of a theme: only what is otherwise than without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from .references import References, UnknownReference
from .tokens import TOKENS, Pair
from .values import Values, is_plain

ROOT = ":root, :host"
DARK = '[data-theme="dark"]'


def sheet(tokens: Mapping[str, Pair], found: Values, more: str = "") -> str:
    """The text of the style sheet; empty where nothing is otherwise.

    Args:
        tokens: all tokens of the theme.
        found: its rules.
        more: rules of the author's own, for the end.
    """
    changed = {f"--fl-{name}": pair for name, pair in tokens.items() if pair != TOKENS.get(name)}
    blocks = [*_block(ROOT, changed)]
    for rule, pair in found.rules.values():
        blocks += _block(rule.selector, {rule.css: pair})
    return "\n".join([*blocks, *([more] if more else [])])


def aliases(references: References, names: Iterable[str]) -> str:
    """Custom properties under the names that Gradio gives them, such as ``--primary-500``, for the author's own CSS.

    Args:
        references: what the names stand for.
        names: those that are wanted; unknown ones are left out.
    """
    found: dict[str, Pair] = {}
    for name in names:
        plain = name.removeprefix("--").replace("-", "_")
        try:
            found[name] = Pair(
                references.resolve(f"*{plain}", dark=False), references.resolve(f"*{plain}", dark=True)
            )
        except UnknownReference:
            continue
    return "\n".join(_block(ROOT, found))


def used(css: Iterable[str]) -> list[str]:
    """The custom properties that style sheets use."""
    return list(dict.fromkeys(name for text in css for name in re.findall(r"var\(\s*(--[\w-]+)", text)))


def _block(selector: str, declarations: Mapping[str, Pair]) -> list[str]:
    """A rule, and one more for dark pages where `light-dark()`, which is for colours alone, cannot say it."""
    plain, darker = [], []
    for name, pair in declarations.items():
        if pair.light == pair.dark:
            plain.append(f"{name}: {pair.light}")
        elif is_plain(pair.light) and is_plain(pair.dark):
            plain.append(f"{name}: light-dark({pair.light}, {pair.dark})")
        else:
            plain.append(f"{name}: {pair.light}")
            darker.append(f"{name}: {pair.dark}")
    blocks = [f"{selector} {{ {'; '.join(plain)} }}"] if plain else []
    if darker:
        said = "; ".join(darker)
        blocks.append(f"{_in(DARK, selector)} {{ {said} }}")
        if selector in (ROOT, "body"):  # what is seen before the page's script has run
            system = _in(':root:not([data-theme="light"])', selector)
            blocks.append(f"@media (prefers-color-scheme: dark) {{ {system} {{ {said} }} }}")
    return blocks


def _in(scheme: str, selector: str) -> str:
    """A selector within a page of one scheme. It counts no more than without, so that an author's rules come after."""
    return scheme if selector == ROOT else f":where({scheme}) {selector}"
