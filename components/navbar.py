"""What the bar at the top of an app of several pages says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from ..blocks.errors import PageError
from ..blocks.tree.block import Key, Visible
from ..blocks.tree.brief import brief
from ..blocks.tree.component import Component
from ..blocks.tree.listener import Event

Link = tuple[str, str]
ADDRESS = re.compile(r"https?://|mailto:|(?![\w+.-]*:|//)", re.IGNORECASE)


class Navbar(Component):
    """Changes the bar that leads to an app's pages, on the page where it is written; it has no place of its own there.

    A function hides or changes the bar by returning ``gr.Navbar(visible=False)`` or a list of links.

    Args:
        value: more links, behind those to the app's pages: pairs of a name and an address. A path such as "second" is
            that of a page of this app; an address that begins with "https://" opens in another window. As an input, a
            function gets these pairs.
        visible: whether the bar is shown.
        main_page_name: what the bar calls the app's first page; False: it does not name it.
        elem_id, elem_classes: the id and the classes of the bar.
        render, key: see `Block`.

    Raises:
        PageError: `value` holds something else than such pairs.
    """

    client_props: ClassVar[tuple[str, ...]] = ("main_page_name",)
    has_place = False

    change = Event("a function changes the links")

    def __init__(
        self,
        value: Sequence[Link] | None = None,
        *,
        visible: Visible = True,
        main_page_name: str | Literal[False] = "Home",
        elem_id: str | None = None,
        elem_classes: list[str] | str | None = None,
        render: bool = True,
        key: Key | None = None,
    ) -> None:
        self.main_page_name = main_page_name
        try:
            self.postprocess(value)
        except (TypeError, ValueError) as error:
            raise PageError(str(error)) from error
        super().__init__(
            value, visible=visible, elem_id=elem_id, elem_classes=elem_classes, render=render, key=key
        )

    def validate(self, payload: Any) -> None:
        if not isinstance(payload, list) or not all(_is_link(one) for one in payload):
            raise self.refuse("a list of pairs of a name and an address", payload)

    def preprocess(self, payload: Any) -> list[Link]:
        self.validate(payload)
        return [(name, address) for name, address in payload]

    def postprocess(self, value: Any) -> list[list[str]]:
        if value is None:
            return []
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise TypeError(f"Navbar shows a list of pairs (name, address); it got {brief(value)}.")
        for one in value:
            if not _is_link(one):
                raise ValueError(
                    f"Navbar shows pairs of a name and an address such as 'second' or 'https://example.org'; it "
                    f"got {brief(one)}."
                )
        return [list(one) for one in value]

    def initial(self) -> list[list[str]]:
        return self.postprocess(self.value)

    def api_info(self) -> dict[str, Any]:
        pair = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
        return {"type": "array", "items": pair}

    def example_payload(self) -> list[list[str]]:
        return [["About", "about"]]


def _is_link(one: Any) -> bool:
    """Whether this is a name and an address that does nothing but lead somewhere."""
    is_pair = isinstance(one, (list, tuple)) and len(one) == 2 and all(isinstance(part, str) for part in one)
    return is_pair and ADDRESS.match(one[1].strip()) is not None
