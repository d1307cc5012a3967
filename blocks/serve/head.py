"""What an author writes into the head of a page, and what the page's policy has to let through for it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from urllib.parse import urlsplit

from ..errors import PageError
from .policy import TRUSTED_TYPES

ALLOW = "fanlight-allow"
"""The name of the meta element with which an author widens the policy: its content is written as the policy is."""

_TEXTS = ("script", "style", "title")
_ELEMENTS = frozenset((*_TEXTS, "meta", "link", "noscript", "template"))
_WIDENED = frozenset(
    ("connect-src", "font-src", "frame-src", "img-src", "media-src", "script-src", "style-src", "worker-src")
)
_FONT_HOSTS = {"https://fonts.googleapis.com": "https://fonts.gstatic.com"}
"""Where the fonts lie that the style sheets of a host name."""
_IN_CSS = re.compile(r"""@import\s+(?:url\(\s*)?["']?((?:https?:)?//[^"')\s;]+)""", re.IGNORECASE)
_FONT_IN_CSS = re.compile(r"""@font-face\s*\{[^}]*?url\(\s*["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


class Head(HTMLParser):
    """The head of a page as its author wrote it.

    Args:
        html: meta, link, script, style, title and noscript elements.

    Attributes:
        html: the same, with line ends as browsers count them.
        sources: what it needs of the page's policy, by directive.
        without: the directives that it cannot live with.
        elements: which elements it holds; "icon" for a link to one.

    Raises:
        PageError: it holds other elements, or one that is not closed.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html = html.replace("\r\n", "\n").replace("\r", "\n")
        self.sources: dict[str, list[str]] = {}
        self.without: list[str] = []
        self.elements: set[str] = set()
        self._open: str | None = None
        self._text = ""
        self._is_ours = True
        self.feed(self.html)
        self.close()
        if self._open is not None:
            raise PageError(f"head= holds a <{self._open}> that is not closed: the page would end in it.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ELEMENTS:
            raise PageError(
                f"head= holds a <{tag}>: only {', '.join(sorted(_ELEMENTS))} can stand in the head of a page. What is "
                "to be seen goes into the page, into an HTML component."
            )
        given = {name: value or "" for name, value in attrs}
        self.elements.add(tag)
        if tag == "link":
            self._link(given)
        elif tag == "meta" and given.get("name") == ALLOW:
            self._allow(given.get("content", ""))
        if tag in _TEXTS:
            self._open, self._text = tag, ""
            self._is_ours = "src" not in given
            if tag == "script" and given.get("src"):
                self._script(given["src"])

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open:
            return
        if tag in ("script", "style") and self._is_ours and self._text:
            digest = b64encode(sha256(self._text.encode()).digest()).decode()
            self._add(f"{tag}-src", f"'sha256-{digest}'")
        self._open = None

    def _script(self, address: str) -> None:
        if where := origin(address):
            self._add("script-src", where)
            self._add("connect-src", where)
            self.without = list(TRUSTED_TYPES)

    def _link(self, given: dict[str, str]) -> None:
        kinds = set(given.get("rel", "").lower().split())
        where = origin(given.get("href", ""))
        if "icon" in kinds:
            self.elements.add("icon")
        if where is None:
            return
        if "stylesheet" in kinds:
            self._style(where)
        elif kinds & {"preconnect", "dns-prefetch"} or given.get("as") == "font":
            self._add("font-src", where)
        elif "modulepreload" in kinds or given.get("as") == "script":
            self._add("script-src", where)

    def _style(self, where: str) -> None:
        for name, source in style_sources(where):
            self._add(name, source)

    def _allow(self, content: str) -> None:
        for directive in content.split(";"):
            name, *sources = directive.split() or [""]
            if name == "trusted-types":
                self.without = list(TRUSTED_TYPES)
            elif name in _WIDENED and all(re.fullmatch(r"[\w.*:/%'=+-]+", source) for source in sources):
                self.sources.setdefault(name, []).extend(sources)
            elif name:
                raise PageError(
                    f'head= holds <meta name="{ALLOW}" content="{content}">: {name!r} cannot be widened, or its '
                    f"sources are none. Write connect-src https://example.org; so can {', '.join(sorted(_WIDENED))}."
                )

    def _add(self, directive: str, source: str) -> None:
        self.sources.setdefault(directive, []).append(source)


def origin(address: str) -> str | None:
    """The origin of an address elsewhere, as a policy names it; None for one of our own."""
    parts = urlsplit(address.strip())
    if not parts.netloc or parts.scheme not in ("", "http", "https"):
        return None
    # a name, dots, a port: what cannot end the directive that it will stand in
    host = parts.netloc.rpartition("@")[2]
    return f"{parts.scheme or 'https'}://{host}" if re.fullmatch(r"[\w.\-\[\]:]+", host) else None


def style_sources(where: str) -> list[tuple[str, str]]:
    """What the policy has to let through for a style sheet from elsewhere: itself, and its fonts."""
    return [("style-src", where), ("font-src", where), ("font-src", _FONT_HOSTS.get(where, where))]


def sources_in_css(css: str) -> dict[str, list[str]]:
    """What an author's style rules need of the page's policy: style sheets that they import, fonts that they name."""
    found: dict[str, list[str]] = {}
    for match in _IN_CSS.finditer(css):
        for name, source in style_sources(origin(match[1]) or "'self'"):
            found.setdefault(name, []).append(source)
    for match in _FONT_IN_CSS.finditer(css):
        found.setdefault("font-src", []).append(origin(match[1]) or "'self'")
    return found
