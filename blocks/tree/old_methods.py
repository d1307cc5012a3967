"""Methods that all blocks had in Gradio 3; a DeprecationWarning says what to write today."""

from __future__ import annotations

import warnings
from typing import Any, ClassVar

from .typing import Self
from .update import Update

UNSAID = object()


class OldMethods:
    """`update`, `style` and `set_interpret_parameters`, as programs call them that were written for Gradio 2 and 3."""

    client_props: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def update(cls, value: Any = UNSAID, **changes: Any) -> Update:
        """What a function returns to change an output: `gr.update` does the same.

        Args:
            value: the output's new value; left out: it stays.
            changes: other arguments of the class.
        """
        _warn(f"gr.{cls.__name__}.update(…) is an old spelling: return gr.{cls.__name__}(…) or gr.update(…).")
        return Update(changes if value is UNSAID else {"value": value, **changes})

    def style(self, **looks: Any) -> Self:
        """Change how the block looks.

        Args:
            looks: arguments of its class; what it does not know (any more) is without effect.
        """
        known = {name: look for name, look in looks.items() if name in self.client_props}
        said = ", ".join(f"{name}={look!r}" for name, look in known.items())
        cure = f"write {type(self).__name__}(…, {said})" if known else "leave it out"
        _warn(f"{type(self).__name__}(…).style(…) is an old spelling: {cure}.")
        vars(self).update(known)
        return self

    def set_interpret_parameters(self, *how: Any, **more: Any) -> Self:
        """How ``Interface(interpretation="default")`` took it apart: without effect.

        Args:
            how, more: segments, steps, separator and their like.
        """
        _warn(
            f"{type(self).__name__}(…).set_interpret_parameters(…) has no effect any more: leave it out, and write "
            "Interface(…, interpretation=gr.Occlusion(…))."
        )
        return self


def _warn(text: str) -> None:
    warnings.warn(text, DeprecationWarning, stacklevel=3)  # where the author wrote it
