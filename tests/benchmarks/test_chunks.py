from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.chunks import Chunks, keep
from benchmarks.kept_table import BEGIN, END


def built(folder: Path) -> Path:
    """A client of a first chunk, a part of its own with a style, and what that loads later."""
    manifest: dict[str, dict[str, Any]] = {
        "src/main.tsx": {"file": "main.js", "imports": ["_core.js"]},
        "_core.js": {"file": "core.js", "css": ["core.css"], "dynamicImports": ["src/words/de.json"]},
        "src/components/code.tsx": {
            "file": "code.js",
            "imports": ["_core.js"],
            "css": ["code.css"],
            "dynamicImports": ["node_modules/python.js"],
        },
        "node_modules/python.js": {"file": "assets/lang-python-Btx8I5iL.js", "imports": ["_core.js"]},
        "src/words/de.json": {"file": "de.js"},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (folder / "assets").mkdir()
    for size, chunk in enumerate(manifest.values(), start=1):
        for place, file in enumerate([chunk["file"], *chunk.get("css", ())]):
            (folder / f"{file}.br").write_bytes(b"x" * (size * 10 + place))
    return folder


def test_a_part_weighs_what_the_first_chunk_has_not(tmp_path: Path) -> None:
    chunks = Chunks(built(tmp_path))
    assert chunks.weight("src/main.tsx") == 10 + 20 + 21
    assert chunks.parts() == ["src/components/code.tsx"]
    assert chunks.weight("src/components/code.tsx") == 30 + 31
    assert chunks.later("src/components/code.tsx") == [("lang-python", 40)]


def test_the_table_is_kept(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"{BEGIN}{END}", "utf-8")
    keep(page, built(tmp_path))
    assert "| code | 61 | lang-python 40 |" in page.read_text("utf-8")
