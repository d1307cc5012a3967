"""What flagging knows of a component: a label, and how a value becomes a sample."""

from typing import Any, BinaryIO, Protocol, runtime_checkable


@runtime_checkable
class Attachment(Protocol):
    """A file that was uploaded or produced. It is copied from what `open()` gives, never from a path."""

    @property
    def name(self) -> str:
        """The file's name with its suffix, such as `"image.png"`; it is not trusted."""

    def open(self) -> BinaryIO:
        """Open the content for reading, from its first byte."""


class Column(Protocol):
    """One value of each sample. Every component is a column; a class of your own can be one too."""

    @property
    def label(self) -> str | None:
        """What heads the column; without one it is called `component 0`, `component 1` … by its place."""

    def to_flag(self, sample: Any) -> Any:
        """Make of a component's value what is kept of it.

        Args:
            sample: The value that was given to `flag()`; never None, which is kept as it is.

        Returns:
            None, bool, int, float, str, a list or a dict of these, or an `Attachment`, which lists and dicts
            may hold as well. A path in a str or a dict is text like any other: it is never opened.
        """


@runtime_checkable
class Described(Protocol):
    """A column that says of itself how its values are to be read again."""

    def describe(self) -> dict[str, Any]:
        """What to keep beside the samples, as JSON.

        Returns:
            "component": the name of its class among the public ones; "parameters": the arguments to make one
            like it, those left out that are no JSON.
        """
