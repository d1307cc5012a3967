"""Which version of an app's code gives an answer: for results that shall not be mixed up."""

from __future__ import annotations

import sys
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


def _homes(page: Page) -> set[Path]:
    """The folders of the modules that define the functions of a page."""
    names = {one.fn.__module__ for one in page.graph.listeners if one.fn is not None and _has_module(one.fn)}
    files = [_file(sys.modules[name]) for name in names if name in sys.modules]
    return {file.parent for file in files if file is not None and not _is_installed(file)}


def _has_module(fn: object) -> bool:
    return isinstance(getattr(fn, "__module__", None), str)  # a callable object of an author's may have none


def _sources(homes: set[Path]) -> set[Path]:
    files = [_file(module) for module in list(sys.modules.values())]
    return {
        file
        for file in files
        if file is not None and not _is_installed(file) and any(file.is_relative_to(home) for home in homes)
    }


def _file(module: object) -> Path | None:
    name = getattr(module, "__file__", None)  # what is built in has none
    path = None if name is None else Path(name)
    return path.resolve() if path is not None and path.suffix == ".py" and path.is_file() else None


def _is_installed(file: Path) -> bool:
    return file.is_relative_to(Path(sys.prefix).resolve()) or file.is_relative_to(
        Path(sys.base_prefix).resolve()
    )
