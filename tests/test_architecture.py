"""The rooms of the project: which imports which, what has a twin in the browser, and how large a file gets."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "client_js" / "src"
SOURCES = sorted(
    path
    for folder in ("blocks", "components", "flagging", "themes", "client_js")
    for path in (ROOT / folder).rglob("*.py")
    if not {"node_modules", "build_hook"} & set(path.parts)
)
MAY_IMPORT = {
    "flagging.reading": {"flagging.reading", "flagging", "blocks.tree", "blocks.files", "blocks.wire"},
    "flagging.review": {
        "flagging.review",
        "flagging.reading",
        "flagging",
        "blocks.interfaces",
        "blocks.app",
        "blocks.run",
        "blocks.layouts",
        "blocks.tree",
        "blocks.wire",
        "blocks.errors",
        "components",
    },
    "flagging": {"flagging", "flagging.reading", "flagging.review"},
    "flagging.replaying": {
        "flagging.replaying",
        "flagging.reading",
        "flagging",
        "blocks.app",
        "blocks.run",
        "blocks.files",
        "blocks.tree",
        "blocks.wire",
        "blocks.errors",
        "components",
    },
    "client_js": set(),
    "blocks.errors": set(),
    "blocks.reload": set(),
    "blocks.version": set(),
    "blocks.wire": {"blocks.wire", "blocks.errors"},
    "blocks.files": {"blocks.files", "blocks.wire", "blocks.errors"},
    "blocks.tree": {"blocks.tree", "blocks.wire", "blocks.errors"},
    "blocks.themes": {"blocks.themes", "blocks.tree", "blocks.errors", "blocks.version"},
    "themes": {"themes", "blocks.themes", "blocks.app", "blocks.layouts", "blocks.tree", "components"},
    "blocks.layouts": {"blocks.layouts", "blocks.tree", "blocks.errors"},
    "components": {"components", "blocks.tree", "blocks.wire", "blocks.errors"},
    "blocks.run": {"blocks.run", "blocks.files", "blocks.tree", "blocks.wire", "blocks.errors"},
    "blocks.serve": {
        "blocks.serve",
        "blocks.run",
        "blocks.files",
        "blocks.themes",
        "blocks.tree",
        "blocks.wire",
        "blocks.errors",
        "client_js",
    },
    "blocks.cli": {
        "blocks.cli",
        "blocks.app",
        "blocks.version",
        "flagging",
        "flagging.reading",
        "flagging.replaying",
    },
    "blocks.app": {
        "blocks.serve",
        "blocks.themes",
        "blocks.run",
        "blocks.tree",
        "blocks.errors",
        "blocks.version",
    },
    "blocks.interfaces": {
        "blocks.interfaces",
        "blocks.app",
        "blocks.serve",
        "blocks.files",
        "blocks.layouts",
        "blocks.run",
        "blocks.tree",
        "blocks.wire",
        "blocks.version",
        "blocks.errors",
        "components",
        "flagging",
    },
}
"""Room by room, from the innermost: what its modules may import of ours."""
LINES = 400


def name(path: Path) -> str:
    """The dotted name of a module, below fanlight."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> str:
    """The room that a module lies in."""
    return max((r for r in MAY_IMPORT if module == r or module.startswith(f"{r}.")), key=len)


def imported(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports."""
    package = name(path).split(".") if path.name == "__init__.py" else name(path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = package[: len(package) - node.level + 1]
            base = ".".join([*above, *(node.module or "").split(".")]).strip(".")
            yield from (
                f"{base}.{alias.name}" if (ROOT / base.replace(".", "/")).is_dir() else base
                for alias in node.names
            )


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_imports_point_one_way(path: Path) -> None:
    module = name(path)
    if module == "blocks":
        assert list(imported(path)) == []
        return
    allowed = MAY_IMPORT[room(module)]
    if module == "flagging":  # the table of contents of all its rooms
        allowed = {one for one in MAY_IMPORT if one.partition(".")[0] == module}
    assert {room(target) for target in imported(path)} <= allowed


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_imports_are_relative_and_stand_at_the_top(path: Path) -> None:
    tree = ast.parse(path.read_text())
    hidden = [node for node in imports(tree) if node not in at_the_top(tree.body)]
    names = {alias.name for node in imports(tree) for alias in node.names}
    assert [node.lineno for node in hidden] == []
    assert "TYPE_CHECKING" not in names
    assert not {name for name in names if name.split(".")[0] == "fanlight"}


def imports(tree: ast.AST) -> list[ast.Import | ast.ImportFrom]:
    return [node for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom))]


def at_the_top(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements of a module, and those that depend on Python's version or the platform."""
    found = list(body)
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test).startswith("sys."):
            found += [*node.body, *node.orelse]
    return found


@pytest.mark.parametrize("path", SOURCES, ids=ids)
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= LINES


def test_every_module_belongs_to_a_room() -> None:
    assert all(room(name(path)) for path in SOURCES if name(path) not in ("blocks", "components"))


def test_no_http_client_is_imported() -> None:
    clients = {
        "httpx",
        "requests",
        "urllib.request",
        "http.client",
        "aiohttp",
    }  # D4: the server fetches nothing
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                assert not clients & {alias.name for alias in node.names}, path
            elif isinstance(node, ast.ImportFrom):
                assert node.module not in clients, path


@pytest.mark.parametrize("folder", ["components", "blocks/layouts"])
def test_every_block_has_its_twin_in_the_browser(folder: str) -> None:
    as_what_they_extend = {
        *("clear_button", "duplicate_button", "login_button", "text_area", "files"),
        *("microphone", "playable_video", "sketchpad", "paint", "image_mask"),
    }
    no_blocks = {"brush", "layer_options", "validators"}
    without = {"__init__", "state", *as_what_they_extend, *no_blocks}
    modules = {path.stem for path in (ROOT / folder).glob("*.py")} - without
    twins = {path.stem for path in (CLIENT / Path(folder).name).glob("*.tsx") if ".test" not in path.name}
    assert twins == {module for module in modules if not module.startswith("_")}


def scripts() -> list[Path]:
    return [path for path in CLIENT.rglob("*.ts*") if ".test." not in path.name]


def test_one_file_alone_writes_html() -> None:
    writers = {
        path.name
        for path in scripts()
        if re.search(r"innerHTML|outerHTML|insertAdjacentHTML", path.read_text())
    }
    assert writers <= {"sanitize.ts"}


def test_no_text_becomes_code_in_the_browser() -> None:
    for path in scripts():
        assert not re.search(r"\beval\(|new Function\(|document\.write", path.read_text()), path
