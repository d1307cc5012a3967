"""What each part of a page adds to a visit: the chunks that it loads beside the first one, compressed with Brotli."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.kept_table import put
from benchmarks.process import HERE

from fanlight.client_js import DIST

PAGE = HERE.parents[1] / "docs" / "chunks.md"
ENTRY = "src/main.tsx"
MOST_NAMED = 5


class Chunks:
    """The built client's files by their names in its manifest.

    Args:
        dist: the folder that the client's build wrote.
    """

    def __init__(self, dist: Path) -> None:
        self._dist = dist
        self._manifest: dict[str, Any] = json.loads((dist / "manifest.json").read_bytes())

    def parts(self) -> list[str]:
        """The components and layouts that come in chunks of their own."""
        return sorted(key for key in self._manifest if key.startswith(("src/components/", "src/layouts/")))

    def weight(self, key: str) -> int:
        """Bytes of a chunk, its style and all that it imports; of a lazy one only what the first has not."""
        loaded = set(self._closure(key)) - (set() if key == ENTRY else set(self._closure(ENTRY)))
        return sum(Path(self._dist, f"{file}.br").stat().st_size for file in loaded)

    def later(self, key: str) -> list[tuple[str, int]]:
        """What a chunk loads only when it is needed: names and bytes, the heaviest first."""
        here = set(self._closure(key)) | set(self._closure(ENTRY))
        found = {
            name: sum(
                Path(self._dist, f"{file}.br").stat().st_size for file in set(self._closure(name)) - here
            )
            for chunk in self._keys(key) - (set() if key == ENTRY else self._keys(ENTRY))
            for name in self._manifest[chunk].get("dynamicImports", ())
            if not name.startswith(("src/components/", "src/layouts/", "src/words/"))
        }
        named = [
            (re.sub(r".*/|-[\w-]{8}\.js$", "", self._manifest[name]["file"]), n) for name, n in found.items()
        ]
        return sorted(((name, size) for name, size in named if size), key=lambda one: -one[1])

    def _keys(self, key: str) -> set[str]:
        found: set[str] = set()
        wanted = [key]
        while wanted:
            one = wanted.pop()
            if one not in found:
                found.add(one)
                wanted.extend(self._manifest[one].get("imports", ()))
        return found

    def _closure(self, key: str) -> Iterator[str]:
        for one in self._keys(key):
            yield self._manifest[one]["file"]
            yield from self._manifest[one].get("css", ())


def keep(page: Path = PAGE, dist: Path = DIST) -> None:
    """Put the table into docs/chunks.md."""
    chunks = Chunks(dist)
    rows = ["| part | bytes | and, when it is needed |", "| --- | ---: | --- |"]
    for key in (ENTRY, *chunks.parts()):
        part = "on every page" if key == ENTRY else Path(key).stem
        later = ", ".join(f"{name} {size:,}" for name, size in chunks.later(key)[:MOST_NAMED])
        more = len(chunks.later(key)) - MOST_NAMED
        rows.append(f"| {part} | {chunks.weight(key):,} | {later}{f', {more} more' if more > 0 else ''} |")
    put(page, "\n".join(rows))


if __name__ == "__main__":
    keep()
