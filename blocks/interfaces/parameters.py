"""What a page takes by name, and what it does not."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from difflib import get_close_matches

from ..tree.block import Block

NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def refuse_unknown(kind: type[Block], given: Iterable[str]) -> None:
    """Complain of an argument that neither a class nor those that it extends take.

    Raises:
        TypeError: it names the argument, and the one that was probably meant.
    """
    bases = [base for base in kind.__mro__ if issubclass(base, Block) and "__init__" in vars(base)]
    parameters = [one for base in bases for one in inspect.signature(base.__init__).parameters.values()]
    known = {one.name for one in parameters if one.kind in NAMED} - {"self"}
    for name in given:
        if name not in known:
            close = get_close_matches(name, known, 1)
            hint = f": did you mean {close[0]}=?" if close else "."
            raise TypeError(f"{kind.__name__}() has no parameter {name!r}{hint}")
