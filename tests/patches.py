"""What a tab knows of the props of blocks, patch after patch."""

from __future__ import annotations

from typing import Any

from fanlight.blocks.wire.diff import applied

Props = dict[int, dict[str, Any]]
"""By block id."""


def take(props: Props, patch: dict[str, Any]) -> None:
    """Take a patch in. In the patch as well, the values that came as differences are whole afterwards."""
    known = props.setdefault(patch["block"], {})
    for name, change in patch["changes"].items():
        patch["props"][name] = applied(known[name], change)
    known.update(patch["props"])
