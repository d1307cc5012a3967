"""The README tells the truth: its example is the demo that `make demo` starts, which the tests run."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_the_example_is_the_sepia_demo() -> None:
    (example,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert example == (ROOT / "demos" / "sepia_flagging.py").read_text()


def test_the_commands_exist() -> None:
    commands = re.findall(r"^make (\w+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert commands
    makefile = (ROOT / "Makefile").read_text()
    assert [name for name in commands if f"\n{name}:" not in makefile] == []
