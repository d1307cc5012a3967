"""FlaggingCallback: what every way of keeping flagged samples has in common."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .column import Column
from .flag import Flag, Receipt


class FlaggingCallback(ABC):
    """Keeps the samples that users flag. Subclass it to send them to a place of your own.

    A callback is an ordinary object: call `setup()` once and `flag()` from any listener, thread or script. It is
    a listener's function as well: `button.click(callback, [photo, strength], None, preprocess=False)`.

    A subclass of a logger that says anew what `flag` does is asked in that way alone: its `keep` is this one.
    """

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "flag" in vars(cls) and "keep" not in vars(cls):
            cls.keep = FlaggingCallback.keep  # type: ignore[method-assign]  # undoes an override

    @abstractmethod
    def setup(self, components: Sequence[Column], flagging_dir: str | Path) -> None:
        """Say what the samples are made of and where they go.

        Args:
            components: The columns of a sample, in their order.
            flagging_dir: The folder for the samples; it is made when it is missing.
        """

    @abstractmethod
    def flag(self, flag_data: list[Any], flag_option: str | None = None, username: str | None = None) -> int:
        """Keep one sample.

        Args:
            flag_data: One value for each component given to `setup()`, in the same order.
            flag_option: The reason, where the user chose one.
            username: Who flagged, where that is known.

        Returns:
            The number of samples so far, this one included.
        """

    def keep(self, flag: Flag) -> Receipt:
        """Keep one sample with all that is known of it; by default `flag` keeps what it takes.

        Args:
            flag: The sample.

        Returns:
            How many there are now, and the id by which `undo` takes this one back.
        """
        count = self.flag(list(flag.values), flag_option=flag.option, username=flag.username)
        return Receipt(count)

    def undo(self, sample: str) -> bool:
        """Take a sample back that was kept by mistake.

        Args:
            sample: Its id, as `keep` gave it.

        Returns:
            Whether it was there; by default, nothing can be taken back.
        """
        return False

    def __call__(self, *flag_data: Any) -> int:
        """Keep one sample, as a listener's function: each input is a value. See `flag`."""
        return self.flag(list(flag_data))
