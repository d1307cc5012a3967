"""Which version of the author's code is running."""

from __future__ import annotations

import re
import sys
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from ...tree.page import Page


class AppVersion(NamedTuple):
    """Which version of an app it is.

    Attributes:
        commit: that its folder stands at, in 12 digits; None where git keeps none.
        page: changes with the page's blocks: a run's values fit the page where it is the same.
    """

    commit: str | None
    page: str


def app_version(page: Page) -> AppVersion:
    """The version of the app that is running, with this page."""
    blocks = [f"{identifier} {block.name}" for identifier, block in page.blocks.items()]
    return AppVersion(current_commit(), blake2b("\n".join(blocks).encode(), digest_size=8).hexdigest())


def current_commit() -> str | None:
    """The commit of the folder of the script that was started; None where git keeps none.

    Read from git's own files (gitrepository-layout(5)): a program of its own would take longer than our start.
    """
    script = getattr(sys.modules["__main__"], "__file__", None)  # a prompt and a notebook have none
    is_tool = script is not None and Path(script).resolve().is_relative_to(Path(sys.prefix).resolve())
    folder = Path.cwd() if script is None or is_tool else Path(script).resolve().parent
    try:
        return commit_of(folder)
    except OSError:  # it is there, and we may not read it
        return None


def commit_of(folder: Path) -> str | None:
    """The commit that a folder's checkout stands at, in 12 digits."""
    dot_git = next((one / ".git" for one in (folder, *folder.parents) if (one / ".git").exists()), None)
    if dot_git is None:
        return None
    if dot_git.is_file():  # a worktree or a submodule: "gitdir: <its folder>"
        dot_git = dot_git.parent / dot_git.read_text("utf-8").partition(":")[2].strip()
    head = (dot_git / "HEAD").read_text("utf-8").strip()
    if not head.startswith("ref: "):
        return _short(head)
    name, shared = head[5:], dot_git / "commondir"
    common = dot_git / shared.read_text("utf-8").strip() if shared.exists() else dot_git
    for home in (dot_git, common):
        if (home / name).is_file():
            return _short((home / name).read_text("utf-8").strip())
    packed = common / "packed-refs"
    lines = packed.read_text("utf-8").splitlines() if packed.exists() else []
    return next((_short(line.split()[0]) for line in lines if line.endswith(f" {name}")), None)


def _short(commit: str) -> str | None:
    return commit[:12] if re.fullmatch("[0-9a-f]{40,64}", commit) else None
