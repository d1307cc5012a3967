"""The JavaScript of what is rendered and changed, which the tab asks for by name."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from ..wire.script import script_module, script_name

MOST = 1000
"""How many are kept: those that were shown last, for all visitors together."""


class Scripts:
    """The modules of the newest scripts. A name stands for its text, so visitors may share them."""

    def __init__(self) -> None:
        self._modules: OrderedDict[str, str] = OrderedDict()

    def take(self, scripts: Iterable[str]) -> None:
        """Keep the scripts of what is about to be shown."""
        for script in scripts:
            name = script_name(script)
            self._modules[name] = script_module(script)
            self._modules.move_to_end(name)
        while len(self._modules) > MOST:
            self._modules.popitem(last=False)

    def get(self, name: str) -> str | None:
        """The text of the module with this name."""
        return self._modules.get(name)
