"""Which version of an app's code gives an answer: for results that shall not be mixed up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

from ...blocks.run.run_log.app_version import app_version
from ...blocks.tree.page import Page


def code_version(page: Page) -> str:
    """The app's version: its commit, its page, and what its modules say now, committed or not.

    Its modules are those that were loaded from the folder of one of its functions, or from below that. Data that a
    function reads, such as the weights of a model, are not among them.
    """
    commit, shape = app_version(page)
    digest = blake2b(shape.encode(), digest_size=6)
    for path in sorted(_sources(_homes(page))):
        digest.update(path.read_bytes())
    return f"{commit or 'no commit'} {digest.hexdigest()}"


def _homes(page: Page) -> list[Path]:
    """The folders of the modules that define the functions of a page."""
    functions = [listener.fn for listener in page.graph.listeners if listener.fn is not None]
    names = {
        getattr(fn, "__module__", None) for fn in functions
    }  # a callable object of an author's may have none
    return [file.parent for file in _own_files(sys.modules[name] for name in names if name in sys.modules)]


def _sources(homes: list[Path]) -> set[Path]:
    """The files of all modules that lie in these folders, or below."""
    files = _own_files(list(sys.modules.values()))
    return {file for file in files if any(home in file.parents for home in homes)}


def _own_files(modules: Iterable[object]) -> Iterator[Path]:
    """The Python files of modules, but for those that are installed."""
    installed = tuple(str(Path(prefix)) + os.sep for prefix in {sys.prefix, sys.base_prefix})
    for module in modules:
        name = getattr(module, "__file__", None)  # what is built in has none
        if isinstance(name, str) and name.endswith(".py") and not name.startswith(installed):
            path = Path(name).resolve()
            if path.is_file():
                yield path
