"""What a function returns in place of a value, to change a block's props."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Update:
    """New arguments of a block; what is not named stays. Made by `update` and `skip`."""

    changes: dict[str, Any]


def update(
    elem_id: str | None = None,
    elem_classes: list[str] | str | None = None,
    visible: bool | Literal["hidden"] | None = None,
    **kwargs: Any,
) -> Update:
    """Change arguments of an output instead of, or besides, its value.

    Returning a new instance does the same: ``return gr.Textbox(visible=False)``.

    Args:
        elem_id, elem_classes, visible: see `Block`; None leaves them.
        kwargs: any argument of the output's class, `value` among them.
    """
    common = {"elem_id": elem_id, "elem_classes": elem_classes, "visible": visible}
    return Update({**{name: value for name, value in common.items() if value is not None}, **kwargs})


def skip() -> Update:
    """Leave an output as it is: ``return gr.skip(), "only the second one changes"``."""
    return Update({})
