"""README and CONTRIBUTING tell the truth about the files and commands that they name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def test_the_examples_are_demos() -> None:
    examples = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert examples == [
        (ROOT / "demos" / f"{name}.py").read_text() for name in ("calculator", "sepia_flagging")
    ]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_exist(page: str) -> None:
    commands = re.findall(r"^make (\w+)", (ROOT / page).read_text(), re.MULTILINE)
    assert commands
    makefile = (ROOT / "Makefile").read_text()
    assert [name for name in commands if f"\n{name}:" not in makefile] == []


def test_the_way_of_a_click_leads_through_files_that_exist() -> None:
    steps = re.findall(r"^\d\. `([\w./]+)`: ", (ROOT / "CONTRIBUTING.md").read_text(), re.MULTILINE)
    files = [step for step in steps if "dial" not in step]
    assert len(files) == 5
    assert [file for file in files if not (ROOT / file).is_file()] == []
