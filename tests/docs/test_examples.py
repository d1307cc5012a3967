"""Every Python example of the manual runs."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

import fanlight as gr

DOCS = Path(__file__).resolve().parents[2] / "docs"
log = logging.getLogger("fanlight")
EXAMPLES = [
    pytest.param(code, id=f"{page.relative_to(DOCS).with_suffix('')}-{number}")
    for page in sorted(DOCS.rglob("*.md"))
    for number, code in enumerate(
        re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL), start=1
    )
]


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_runs(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    level = log.level
    try:
        exec(compile(code, "example", "exec"), {"__name__": "example"})
    finally:
        log.setLevel(level)  # one of them changes it


def test_every_page_is_in_the_contents() -> None:
    contents = (DOCS / "README.md").read_text("utf-8")
    assert [
        page.name for page in DOCS.glob("*.md") if page.name != "README.md" and page.name not in contents
    ] == []


def test_every_page_of_a_component_is_in_the_table() -> None:
    table = (DOCS / "components.md").read_text("utf-8")
    pages = [page.name for page in (DOCS / "components").glob("*.md")]
    assert [page for page in pages if f"(components/{page})" not in table] == []


def test_every_component_and_event_is_in_the_table() -> None:
    table = (DOCS / "components.md").read_text("utf-8")
    classes = [one for one in vars(gr).values() if isinstance(one, type) and issubclass(one, gr.Component)]
    missing = [
        (one.__name__, event)
        for one in classes
        if one is not gr.Component
        for event in ("", *(one.events if one is not gr.HTML else ()))  # all that there are
        if not re.search(
            rf"^\| \[?`{one.__name__}`(\]\(components/\w+\.md\))? \|.*\b{event}", table, re.MULTILINE
        )
    ]
    assert missing == []
