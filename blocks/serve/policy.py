"""The content security policy of a page: our own scripts and styles, and what the author asked for by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

DIRECTIVES: dict[str, tuple[str, ...]] = {
    "default-src": ("'self'",),
    "script-src": ("'self'",),
    "style-src": ("'self'",),
    "img-src": ("'self'", "data:", "blob:", "https:"),
    "media-src": ("'self'", "blob:", "https:"),
    "frame-src": ("'self'", "https:", "http:"),
    "object-src": ("'none'",),
    "base-uri": ("'none'",),
    "form-action": ("'self'",),
    "require-trusted-types-for": ("'script'",),
    "trusted-types": ("dompurify", "default"),
}
"""Nothing but our own scripts and styles runs; pictures of an author's Markdown may come from elsewhere."""

TRUSTED_TYPES = ("require-trusted-types-for", "trusted-types")
"""What scripts of others cannot live with: they write HTML."""


def policy(more: Mapping[str, Iterable[str]], without: Iterable[str] = ()) -> str:
    """The header's value.

    Args:
        more: sources by directive, in addition to those of every page.
        without: directives that are left out.
    """
    found = {name: sources for name, sources in DIRECTIVES.items() if name not in set(without)}
    for name, sources in more.items():
        found[name] = tuple(dict.fromkeys((*found.get(name, ("'self'",)), *sources)))
    return "; ".join(" ".join((name, *sources)) for name, sources in found.items())
