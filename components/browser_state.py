"""A value that the visitor's browser keeps."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from hashlib import blake2b
from typing import Any, ClassVar

from ..blocks.errors import PageError
from ..blocks.tree.block import Block
from ..blocks.tree.component import Component
from ..blocks.tree.listener import Event
from ..blocks.tree.typing import Self
from ..blocks.wire.codec import encode
from ._json_form import json_of

LONGEST = 2**18
"""Bytes of JSON that a browser is asked to keep; client_js/src/components/browser_state.tsx knows it too."""


class BrowserState(Component):
    """A value that the visitor's browser keeps: it is there again when the page is opened the next time.

    It is read before the page's `load` event, and written whenever a function returns another value; of several
    tabs the last one to write wins. Its owner can read and change it with the browser's own tools: a function must
    not trust it, and nothing secret belongs in it.

    Args:
        default_value: what a function gets where the browser has kept nothing, or None: anything that JSON can say,
            up to 256 KiB of it.
        storage_key: names the value among those of the app, at this address, on all of its pages. By default the value
            belongs to this page alone, under a name made of `default_value`, the same when the app starts again.
        secret: accepted and without effect. Gradio scrambles the value with it, but has to tell the browser how.
        render: see `Block`.

    Raises:
        PageError: `default_value` is no JSON, or too long.
    """

    client_props: ClassVar[tuple[str, ...]] = ("storage_key",)
    has_place = False
    default_interactive = True

    change = Event("the page is opened, and whenever a function changes the value")

    def __init__(
        self,
        default_value: Any = None,
        *,
        storage_key: str | None = None,
        secret: str | None = None,
        render: bool = True,
    ) -> None:
        try:
            self.default_value = self.postprocess(default_value)
        except (TypeError, ValueError) as error:
            raise PageError(f"BrowserState cannot keep this default_value: {error}.") from error
        self.storage_key = storage_key
        super().__init__(self.default_value, render=render)

    def preprocess(self, payload: Any) -> Any:
        return deepcopy(self.default_value if payload is None else payload)

    def postprocess(self, value: Any) -> Any:
        form = json_of("BrowserState", value)
        size = len(encode(form))
        if size > LONGEST:
            raise ValueError(f"BrowserState got {size} bytes, more than the {LONGEST} that it keeps")
        return form

    def changed(self, changes: dict[str, Any]) -> Self:
        return super().changed({name: value for name, value in changes.items() if name != "value"})

    def api_info(self) -> dict[str, Any]:
        return {"description": "any JSON"}

    def example_payload(self) -> dict[str, Any]:
        return {"language": "en"}

    def props(self) -> dict[str, Any]:
        return {**super().props(), "made_key": self._made_key()}

    def _made_key(self) -> str:
        """A key that stays the same over changes of the page around it, and differs from its neighbours'."""
        blocks: Iterable[Block] = self.page.walk() if isinstance(self.page, Block) else ()
        place = sum(isinstance(one, BrowserState) and one._is_twin_before(self) for one in blocks)
        return f"{blake2b(encode(self.default_value), digest_size=6).hexdigest()}-{place}"

    def _is_twin_before(self, other: BrowserState) -> bool:
        if self.id is None or other.id is None or self.id >= other.id:
            return False
        return self.storage_key is None and self.default_value == other.default_value
