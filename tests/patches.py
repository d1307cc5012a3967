"""What a tab knows of the props of blocks, patch after patch."""

from __future__ import annotations

from typing import Any

from fanlight.blocks.wire.diff import applied

Props = dict[int, dict[str, Any]]
"""By block id."""


def take(known: Props, patch: dict[str, Any]) -> None:
    """Take a patch in. In the patch as well, the values that came as differences are whole afterwards."""
    block = known.setdefault(patch["block"], {})
    news = patch.setdefault("props", {})
    for name, change in patch.get("changes", {}).items():
        news[name] = applied(block[name], change)
    block.update(news)
