"""How an interface's runs are flagged: the parameters of `Interface`, and the one object that they become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from os import PathLike, fspath
from typing import Any, Literal, TypedDict, cast, get_args

from ....flagging.callback import FlaggingCallback
from ....flagging.csv_logger import CSVLogger
from ...errors import PageError
from ...serve.launch import setting
from ...tree.component import Component
from ...tree.typing import Unpack

Mode = Literal["manual", "auto", "never"]
FOLDER = ".fanlight/flagged"
"""Where samples go if nobody says."""
FLAG_AS = "Flag as "
"""What a button says before its reason."""


class FlagParameters(TypedDict, total=False):
    """The parameters of `Interface` that are about flagging.

    flagging_mode: "manual": visitors flag a run with a button; "auto": each run is kept when it has ended, also one
        that failed, but not one that was cancelled; "never". None: what the environment variable FANLIGHT_FLAGGING_MODE
        says, else "manual".
    flagging_options: the reasons to choose from, a button for each: texts, shown as "Flag as …", or pairs (text on the
        button, reason). None: one button, without a reason.
    flagging_dir: the folder for the samples; None: what the environment variable FANLIGHT_FLAGGING_DIR says, else
        ".fanlight/flagged".
    flagging_callback: what keeps the samples; None: a `CSVLogger`.
    flagging_comment: whether to ask for a comment; it has a column "comment".
    flagging_questions: components that ask something about the run beside the output, such as
        ``Radio(["yes", "no"], label="Is it right?")``; the answers have columns of their labels.
    flagging_correction: whether the outputs can be corrected, where their components can be edited: as they should have
        been, they have columns "corrected <label of the output>".
    """

    flagging_mode: Mode | None
    flagging_options: Sequence[str] | Sequence[tuple[str, str]] | None
    flagging_dir: str | PathLike[str] | None
    flagging_callback: FlaggingCallback | None
    flagging_comment: bool
    flagging_questions: Component | Sequence[Component] | None
    flagging_correction: bool


@dataclass(frozen=True, slots=True)
class FlagOptions:
    """How an interface's runs are flagged.

    Attributes:
        mode: when.
        choices: the buttons: what stands on each, and the reason that it gives.
        folder: for the samples.
        callback: keeps them.
        comment: whether a comment is asked for.
        questions: components whose values answer something about the run.
        correction: whether outputs can be corrected.
    """

    mode: Mode
    choices: tuple[tuple[str, str | None], ...]
    folder: str
    callback: FlaggingCallback
    comment: bool
    questions: tuple[Component, ...]
    correction: bool

    @classmethod
    def of(cls, **given: Unpack[FlagParameters]) -> FlagOptions:
        """The options that the parameters of an interface mean.

        Raises:
            PageError: one of them, or of the environment, is none of what it can be.
        """
        callback = given.get("flagging_callback")
        if callback is None:
            callback = CSVLogger()
        elif not isinstance(callback, FlaggingCallback):
            raise PageError(
                f"flagging_callback={callback!r} cannot keep samples: pass an instance of FlaggingCallback, such as "
                "CSVLogger()."
            )
        return cls(
            mode=_mode(given.get("flagging_mode")),
            choices=_choices(given.get("flagging_options")),
            folder=fspath(given.get("flagging_dir") or default_folder()),
            callback=callback,
            comment=bool(given.get("flagging_comment")),
            questions=_questions(given.get("flagging_questions")),
            correction=bool(given.get("flagging_correction")),
        )


def default_folder() -> str:
    """Where runs are flagged to unless an interface says."""
    return setting("FLAGGING_DIR") or FOLDER


def _mode(given: Any) -> Mode:
    """The mode; `ALLOW_FLAGGING` is how the environment called it in Gradio 4."""
    name, mode = "flagging_mode", given
    if given is None:
        name = "FLAGGING_MODE in the environment"
        mode = (setting("FLAGGING_MODE") or setting("ALLOW_FLAGGING") or "manual").strip().lower()
    if mode not in get_args(Mode):
        raise PageError(f'{name} is {mode!r}: write "manual", "auto" or "never".')
    return cast(Mode, mode)


def _choices(given: Any) -> tuple[tuple[str, str | None], ...]:
    """The buttons: the text on each, and its reason."""
    if given is None:
        return (("Flag", None),)
    if isinstance(given, (list, tuple)):
        if all(isinstance(one, str) for one in given):
            return tuple((FLAG_AS + one, one) for one in given)
        if all(_is_pair(one) for one in given):
            return tuple((str(text), str(reason)) for text, reason in given)
    raise PageError(
        f"flagging_options={given!r} are no reasons: write a list of texts, such as "
        '["wrong", "unsure"], or of pairs (text on the button, reason).'
    )


def _is_pair(given: Any) -> bool:
    return isinstance(given, (list, tuple)) and len(given) == 2 and all(isinstance(one, str) for one in given)


def _questions(given: Any) -> tuple[Component, ...]:
    """The components that ask."""
    asked = [] if given is None else [given] if isinstance(given, Component) else given
    if not isinstance(asked, (list, tuple)):
        asked = [given]
    for one in asked:
        if not isinstance(one, Component) or one.is_server_side or one.default_interactive is False:
            raise PageError(
                f"flagging_questions takes components that visitors fill in, such as Radio(["
                f'"yes", "no"], label="Is it right?"); it got {one!r}.'
            )
        if not one.label:
            raise PageError(
                f"A {type(one).__name__} among flagging_questions has no label: write what it asks as its label."
            )
    return tuple(asked)
