"""What a wheel would hold: every package, and nothing that only stands beside them."""

from pathlib import Path

import tomli

ROOT = Path(__file__).resolve().parent.parent
FOLDERS_OF_PACKAGES = ("blocks", "components", "flagging", "themes")


def test_every_package_is_listed() -> None:
    settings = tomli.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    found = {
        ".".join(("fanlight", *folder.relative_to(ROOT).parts)) for folder in folders_holding("__init__.py")
    }
    assert sorted(settings["packages"]) == sorted({"fanlight", "fanlight.client_js", *found})


def test_every_folder_with_modules_is_a_package() -> None:
    assert folders_holding("*.py") == folders_holding("__init__.py")


def test_nothing_else_at_the_root_is_a_module() -> None:
    # it would be shipped as fanlight.<name>
    assert [file.name for file in ROOT.glob("*.py")] == ["__init__.py"]


def test_tests_and_demos_are_no_packages() -> None:
    # with a tests/__init__.py pytest climbs over the root's and imports fanlight a second time
    assert [*(ROOT / "tests").rglob("__init__.py"), *(ROOT / "demos").rglob("__init__.py")] == []


def test_the_lock_file_names_no_registry() -> None:
    lock = (ROOT / "client_js" / "package-lock.json").read_text()
    assert '"resolved": "http' not in lock


def folders_holding(pattern: str) -> set[Path]:
    return {file.parent for folder in FOLDERS_OF_PACKAGES for file in (ROOT / folder).rglob(pattern)}
