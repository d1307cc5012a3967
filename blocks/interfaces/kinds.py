"""How an interface is laid out: the four kinds that inputs and outputs make.

::

    standard                    unified           input_only        output_only
    ┌ inputs ───┐ ┌ outputs ─┐  ┌ fields ─────┐   ┌ inputs ─────┐   ┌ outputs ────┐
    └───────────┘ └──────────┘  └─────────────┘   └─────────────┘   └─────────────┘
    [Submit][Clear]  [Flag]     [Submit][Clear]   [Submit][Clear]   [Generate][Clear]
                                [Flag]                              [Flag]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ..tree.component import Component

Kind = Literal["standard", "input_only", "output_only", "unified"]


def kind_of(inputs: Sequence[Component], outputs: Sequence[Component]) -> Kind:
    """The kind of an interface: "unified" where the outputs are the inputs themselves."""
    if not outputs:
        return "input_only"
    if not inputs:
        return "output_only"
    return "unified" if all(one in inputs for one in outputs) else "standard"
