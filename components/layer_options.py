"""The layers that an `ImageEditor` begins with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass
class LayerOptions:
    """How an `ImageEditor` has layers.

    Args:
        allow_additional_layers: whether the visitor can add some.
        layers: the names of those that are there at first; None or none of them: one, "Layer 1".
        disabled: whether there is one layer, and nothing to be seen of layers.
    """

    allow_additional_layers: bool = True
    layers: list[str] | None = None
    disabled: bool = False

    def __post_init__(self) -> None:
        self.layers = list(self.layers or ["Layer 1"])

    def as_data(self) -> dict[str, Any]:
        """What the browser is told of it."""
        return {
            "more": self.allow_additional_layers and not self.disabled,
            "names": self.layers,
            "shown": not self.disabled,
        }
