"""A button that empties other components."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from ..blocks.tree.component import Component
from ..blocks.tree.listener import Listener, Trigger
from ..blocks.tree.typing import Self
from .button import Button


class ClearButton(Button):
    """A button that empties other components: texts, numbers, images …; a `State` gets its first value again.

    Args:
        components: those that it empties; more with `add`.
        value: the text on it.
        api_name: the name under which programs call it.
        api_visibility: "public", "undocumented" or "private" (programs cannot call it).
        button: see `Button`.

    Raises:
        PageError: `components` are given outside of a page.
    """

    client_name = Button.client_name

    def __init__(
        self,
        components: Component | Sequence[Component] | None = None,
        *,
        value: Any = "Clear",
        api_name: str | None = None,
        api_visibility: Literal["public", "private", "undocumented"] = "undocumented",
        **button: Any,
    ) -> None:
        super().__init__(value, **button)
        self.api_name = api_name
        self.api_visibility = api_visibility
        # what an update makes anew of these arguments is no further button
        self.given = {name: given for name, given in self.given.items() if name != "components"}
        if components is not None:
            self.add(components)

    def add(self, components: Component | Sequence[Component] | None) -> Self:
        """Let it empty these as well.

        Args:
            components: one or several; None: none.

        Returns:
            The button itself.

        Raises:
            PageError: this is called outside of a page.
        """
        several = [components] if isinstance(components, Component) else list(components or ())
        if several:
            clear_on(self.click, several, api_name=self.api_name, api_visibility=self.api_visibility)
        return self


def clear_on(trigger: Trigger, components: Sequence[Component], **options: Any) -> Listener:
    """Empty components when something happens.

    Args:
        trigger: what happens.
        components: at least one.
        options: see `ListenerOptions`.
    """

    def clear() -> Any:
        payloads = [one.empty() for one in components]
        return payloads if len(payloads) > 1 else payloads[0]

    listener = trigger(
        clear, None, components, postprocess=False, queue=False, show_progress="hidden", **options
    )
    listener.foreseen = [one.empty() for one in components]
    return listener
