"""The built client, as the server and the wheel find it (`make client` builds it)."""

import gzip
import json
from pathlib import Path

import pytest

from fanlight.client_js import DIST

ASSETS = sorted(file for file in (DIST / "assets").glob("*") if file.suffix not in (".gz", ".br"))
MEGABYTE = 1_000_000


def test_the_manifest_names_the_entry_and_all_assets() -> None:
    manifest = json.loads((DIST / "manifest.json").read_text())
    assert manifest["src/main.tsx"]["isEntry"]
    named = {
        file
        for chunk in manifest.values()
        for file in (chunk["file"], *chunk.get("css", ()), *chunk.get("assets", ()))
    }
    assert {DIST / file for file in named} == set(ASSETS)


@pytest.mark.parametrize("asset", ASSETS, ids=lambda asset: asset.name)
def test_each_asset_lies_beside_its_compressed_forms(asset: Path) -> None:
    assert gzip.decompress(Path(f"{asset}.gz").read_bytes()) == asset.read_bytes()
    assert Path(f"{asset}.br").stat().st_size > 0


def test_the_compressed_assets_keep_their_budget() -> None:
    compressed = [*DIST.rglob("*.gz"), *DIST.rglob("*.br")]
    assert sum(file.stat().st_size for file in compressed) <= 3 * MEGABYTE
