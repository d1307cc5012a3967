"""The one HTML document: the page's config inlined, the chunks that it needs named, no second round trip."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from ..errors import FanlightError
from ..wire.codec import write

_DOCUMENT = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
{links}
<script type="application/json" id="fanlight-config">{config}</script>
<script type="module" src="{entry}"></script>{head}
</head>
<body class="gradio-container">
<div id="fanlight"></div>
<noscript>This page needs JavaScript.</noscript>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around the blocks of a page.

    Attributes:
        styles: addresses of more style sheets, relative to the page.
        head: the author's own HTML for the head.
        icon: the address of the page's icon; None where the author's head names one.
        has_title: whether the author's head gives the page its title.
    """

    styles: tuple[str, ...] = ()
    head: str = ""
    icon: str | None = "data:,"
    has_title: bool = False


PLAIN = Surroundings()
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

    def document(
        self, config: Mapping[str, Any], around: Surroundings = PLAIN, language: str = "en"
    ) -> bytes:
        """The HTML of a page.

        Args:
            config: see `page_config`; its props are tagged already.
            around: what stands around the blocks.
            language: one of `languages`: that of the interface's own words.
        """
        chunks = self._chunks({block["type"] for block in config["blocks"]}, language)
        sheets = [file for chunk in chunks for file in chunk.get("css", ())]
        links = [] if around.has_title else [f"<title>{escape(str(config['title']))}</title>"]
        links += [] if around.icon is None else [f'<link rel="icon" href="{escape(around.icon)}">']
        links += [f'<link rel="stylesheet" href="./{file}">' for file in sheets]
        links += [f'<link rel="modulepreload" href="./{chunk["file"]}">' for chunk in chunks[1:]]
        links += [f'<link rel="stylesheet" href="{escape(address)}">' for address in around.styles]
        return _DOCUMENT.format(
            language=language,
            direction="rtl" if language in RIGHT_TO_LEFT else "ltr",
            links="\n".join(links),
            config=write(config).decode().replace("<", "\\u003c"),
            entry=f"./{self._manifest[self._entry]['file']}",
            head=f"\n{around.head}" if around.head else "",
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
