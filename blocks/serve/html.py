"""The one HTML document: the page's config inlined, the chunks that it needs named, no second round trip."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path
from typing import Any

from ..errors import FanlightError
from ..wire.codec import write

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob: https:",
        "media-src 'self' blob: https:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types dompurify",
    )
)
"""Nothing but our own scripts and styles runs; pictures of an author's Markdown may come from elsewhere."""

_DOCUMENT = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="data:,">
{links}
<script type="application/json" id="fanlight-config">{config}</script>
<script type="module" src="{entry}"></script>
</head>
<body>
<div id="fanlight"></div>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
"""


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
"""Languages that are written so."""
_WORDS = "src/words/"


class Client:
    """The built client: which files a page needs.

    Args:
        dist: the folder that the client's build wrote.

    Attributes:
        languages: those in which the interface's own words are there.

    Raises:
        FanlightError: the client is not built.
    """

    def __init__(self, dist: Path) -> None:
        try:
            self._manifest: dict[str, Any] = json.loads((dist / "manifest.json").read_bytes())
        except FileNotFoundError as error:
            raise FanlightError(
                "The browser's side of Fanlight is not built. Install a released wheel, or run `make build` in the "
                "checkout (it needs Node 20 once)."
            ) from error
        self.languages = frozenset(
            {"en", *(Path(key).stem for key in self._manifest if key.startswith(_WORDS))}
        )
        self._entry = next(key for key, chunk in self._manifest.items() if chunk.get("isEntry"))

    def document(self, config: Mapping[str, Any], styles: Iterable[str] = (), language: str = "en") -> bytes:
        """The HTML of a page.

        Args:
            config: see `page_config`; its props are tagged already.
            styles: addresses of more style sheets, relative to the page.
            language: one of `languages`: that of the interface's own words.
        """
        chunks = self._chunks({block["type"] for block in config["blocks"]}, language)
        sheets = [file for chunk in chunks for file in chunk.get("css", ())]
        links = [f'<link rel="stylesheet" href="./{file}">' for file in sheets]
        links += [f'<link rel="modulepreload" href="./{chunk["file"]}">' for chunk in chunks[1:]]
        links += [f'<link rel="stylesheet" href="{escape(address)}">' for address in styles]
        return _DOCUMENT.format(
            language=language,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            title=escape(str(config["title"])),
            links="\n".join(links),
            config=write(config).decode().replace("<", "\\u003c"),
            entry=f"./{self._manifest[self._entry]['file']}",
        ).encode()

    def _chunks(self, types: Iterable[str], language: str) -> list[dict[str, Any]]:
        """The first chunk, then those of the blocks that a page shows and the first has not, with what they import."""
        keys = [f"src/{room}/{name}.tsx" for name in sorted(types) for room in ("components", "layouts")]
        keys.append(f"{_WORDS}{language}.json")
        wanted = [*(key for key in keys if key in self._manifest), self._entry]
        found: dict[str, None] = {}
        while wanted:
            key = wanted.pop()
            if key not in found:
                found[key] = None
                wanted.extend(self._manifest[key].get("imports", ()))
        return [self._manifest[key] for key in found]
