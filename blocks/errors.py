"""Every error that Fanlight raises on purpose.

FanlightError
├── Error            raised by an author's function: its text is shown to the visitor
├── PageError        a page is declared wrongly; the text says what to write instead
└── Refused          something a client sent is not accepted; carries a stable code
    ├── BadValue     a payload that its component does not take
    ├── BadMessage   a frame that is not of the protocol
    ├── BadFile      a file that is unknown, too large or not what it should be
    ├── Gone         it happened at a part of the page that another render has replaced meanwhile
    └── Full         a limit is reached; trying again later may work
"""

from __future__ import annotations


class FanlightError(Exception):
    """The root of all errors that Fanlight raises on purpose."""


class Error(FanlightError):
    """Tell the visitor that something went wrong, from inside a listener's function: ``raise gr.Error("…")``.

    Args:
        message: the text of the toast; plain text.
        duration: seconds until the toast goes; None or 0 keeps it until it is closed.
        visible: False marks the outputs as failed without a toast.
        title: the toast's heading.
        print_exception: whether the traceback goes to the log as well.
    """

    def __init__(
        self,
        message: str = "Something went wrong.",
        duration: float | None = 10,
        visible: bool = True,
        title: str = "Error",
        print_exception: bool = True,
    ) -> None:
        super().__init__(message)
        self.message = str(message)
        self.duration = None if duration is None else float(duration)
        self.visible = visible
        self.title = str(title)
        self.print_exception = print_exception


class PageError(FanlightError, ValueError):
    """A page, a block or a listener is declared wrongly. The text names the cure."""


class Refused(FanlightError, ValueError):
    """A client sent something that is not accepted. Only that client hears of it.

    Attributes:
        code: a stable name for programs; the message is a sentence for people.
    """

    code = "refused"

    def __init__(self, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if code is not None:
            self.code = code


class BadValue(Refused):
    """A payload does not fit its component."""

    code = "bad_value"


class BadMessage(Refused):
    """A frame does not follow the protocol."""

    code = "bad_message"


class BadFile(Refused):
    """A file is unknown, too large, or not what its component takes."""

    code = "bad_file"


class Gone(Refused):
    """It happened at a part of the page that another render has replaced meanwhile: nobody need hear of it."""

    code = "gone"


class Full(Refused):
    """A limit of the server is reached."""

    code = "full"
