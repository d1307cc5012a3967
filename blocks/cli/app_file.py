"""An author's app, for commands that do something with it: loaded from its file or module, and not served."""

from __future__ import annotations

import importlib
import importlib.util
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import click

from ..app import Blocks


def load_app(where: str) -> Blocks:
    """Load an app. What its file does where it is started as a script (`if __name__ == "__main__"`) is not done.

    Args:
        where: "app.py" or "package.module", and after a colon the name of the app in it, or of a function that
            makes it; without a name it is `demo`, or else the only one there is.

    Raises:
        ClickException: it cannot be loaded, or there is no such app; one line says why.
    """
    place, name = _parted(where)
    with _not_serving():
        module = _loaded(place)
        found = _only(module, place) if name is None else _named(module, place, name)
    if found.is_open:
        raise click.ClickException(f"{where}: its `with gr.Blocks()` has not come to its end.")
    return found


def _parted(where: str) -> tuple[str, str | None]:
    """The file or module, and the name in it. A colon may stand in a path, as after a drive."""
    place, colon, name = where.rpartition(":")
    return (place, name) if colon and name.isidentifier() and place else (where, None)


@contextmanager
def _not_serving() -> Iterator[None]:
    """A `demo.launch()` in the file returns at once."""
    before = os.environ.get("FANLIGHT_LAUNCH")
    os.environ["FANLIGHT_LAUNCH"] = "off"
    try:
        yield
    finally:
        if before is None:
            del os.environ["FANLIGHT_LAUNCH"]
        else:
            os.environ["FANLIGHT_LAUNCH"] = before


def _loaded(place: str) -> ModuleType:
    path = Path(place)
    is_file = path.suffix == ".py" or path.exists()
    if is_file and not path.is_file():
        raise click.ClickException(f"There is no file {place}.")
    try:
        if is_file:
            return _from_file(path.resolve())
        sys.path.insert(0, str(Path.cwd()))
        return importlib.import_module(place)
    except (Exception, SystemExit) as error:
        raise click.ClickException(f"{place} cannot be loaded: {_told(error, path)}") from error


def _from_file(path: Path) -> ModuleType:
    """Run a file as Python would, but under its own name: what it has beside it can be imported."""
    sys.path.insert(0, str(path.parent))
    name = path.stem if path.stem not in sys.modules else f"fanlight_app_{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # as pickle and annotations look for it
    spec.loader.exec_module(module)
    return module


def _told(error: BaseException, path: Path) -> str:
    """What an author's file raised, and in which of its lines."""
    said = "".join(traceback.format_exception_only(error)).strip().splitlines()[-1]
    frames = traceback.extract_tb(error.__traceback__)
    lines = [one.lineno for one in frames if Path(one.filename).name == path.name]
    if isinstance(error, SyntaxError) and Path(error.filename or "").name == path.name:
        lines.append(error.lineno)
    return f"{said} (line {lines[-1]})" if lines else said


def _named(module: ModuleType, place: str, name: str) -> Blocks:
    if name not in vars(module):
        raise click.ClickException(f"There is nothing called {name} in {place}. {_apps_told(module)}")
    found = vars(module)[name]
    if not isinstance(found, Blocks) and callable(found):
        try:
            found = found()
        except (Exception, SystemExit) as error:
            raise click.ClickException(f"{name}() of {place} failed: {_told(error, Path(place))}") from error
    if not isinstance(found, Blocks):
        raise click.ClickException(
            f"{name} in {place} is a {type(found).__name__} and no app. {_apps_told(module)}"
        )
    return found


def _only(module: ModuleType, place: str) -> Blocks:
    apps = _apps(module)
    if "demo" in apps:
        return apps["demo"]
    different = {id(app): app for app in apps.values()}
    if len(different) != 1:
        raise click.ClickException(
            f"Which app of {place}? {_apps_told(module)} Write {place}:NAME; it must be made where the file is "
            'imported, not below `if __name__ == "__main__"`.'
        )
    return next(iter(different.values()))


def _apps(module: ModuleType) -> dict[str, Blocks]:
    """The apps of a module by name, but for those that stand within another one."""
    found = {name: one for name, one in vars(module).items() if isinstance(one, Blocks)}
    return {name: one for name, one in found.items() if one.parent is None}


def _apps_told(module: ModuleType) -> str:
    names = ", ".join(_apps(module))
    return f"It has {names}." if names else "It has no app."
