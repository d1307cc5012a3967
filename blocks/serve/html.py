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
<html lang="en">
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


class Client:
    """The built client: which files a page needs.

    Args:
        dist: the folder that the client's build wrote.

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
        self._entry = next(key for key, chunk in self._manifest.items() if chunk.get("isEntry"))

    def document(self, config: Mapping[str, Any], styles: Iterable[str] = ()) -> bytes:
        """The HTML of a page.

        Args:
            config: see `page_config`; its props are tagged already.
            styles: addresses of more style sheets, relative to the page.
        """
        sheets = [chunk["file"] for chunk in self._manifest.values() if chunk["file"].endswith(".css")]
        types = {block["type"] for block in config["blocks"]}
        links = [f'<link rel="stylesheet" href="./{file}">' for file in sheets]
        links += [f'<link rel="modulepreload" href="./{file}">' for file in self._chunks(types)]
        links += [f'<link rel="stylesheet" href="{escape(address)}">' for address in styles]
        return _DOCUMENT.format(
            title=escape(str(config["title"])),
            links="\n".join(links),
            config=write(config).decode().replace("<", "\\u003c"),
            entry=f"./{self._manifest[self._entry]['file']}",
        ).encode()

    def _chunks(self, types: Iterable[str]) -> list[str]:
        """The files of the components that a page shows and the first chunk has not, with what they import."""
        wanted = [self._entry]
        for name in sorted(types):
            key = f"src/components/{name}.tsx"
            if key in self._manifest:
                wanted.append(key)
        found: dict[str, None] = {}
        while wanted:
            key = wanted.pop()
            chunk = self._manifest[key]
            if chunk["file"] not in found:
                found[chunk["file"]] = None
                wanted.extend(chunk.get("imports", ()))
        del found[self._manifest[self._entry]["file"]]
        return list(found)
