from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import fanlight as gr
from fanlight.blocks.run.run_log.app_version import app_version, commit_of, current_commit


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    return subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "app"
    folder.mkdir()
    git(folder, "init", "-q")
    git(folder, "commit", "-q", "--allow-empty", "-m", "first")
    return folder


def test_it_is_the_commit_of_the_checkout(checkout: Path) -> None:
    head = git(checkout, "rev-parse", "HEAD")[:12]
    (checkout / "below").mkdir()
    assert commit_of(checkout) == commit_of(checkout / "below") == head


def test_packed_detached_and_other_worktrees_are_read_too(checkout: Path) -> None:
    head = git(checkout, "rev-parse", "HEAD")[:12]
    git(checkout, "pack-refs", "--all")
    assert commit_of(checkout) == head
    git(checkout, "worktree", "add", "-q", "-b", "other", "../tree")
    git(checkout.parent / "tree", "commit", "-q", "--allow-empty", "-m", "second")
    assert commit_of(checkout.parent / "tree") == git(checkout, "rev-parse", "other")[:12] != head
    git(checkout, "checkout", "-q", "--detach")
    assert commit_of(checkout) == head


def test_without_git_or_commits_there_is_none(tmp_path: Path) -> None:
    assert commit_of(tmp_path) is None
    git(tmp_path, "init", "-q")
    assert commit_of(tmp_path) is None


def test_an_app_that_is_no_checkout_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the tests were started by a tool: then the working folder counts
    assert current_commit() is None


def test_a_page_with_other_blocks_is_another_version() -> None:
    def page(*components: type[gr.Component]) -> gr.Blocks:
        with gr.Blocks() as demo:
            for component in components:
                component()
        return demo

    assert app_version(page(gr.Textbox, gr.Image)) == app_version(page(gr.Textbox, gr.Image))
    assert app_version(page(gr.Textbox, gr.Image)) != app_version(page(gr.Image, gr.Textbox))
