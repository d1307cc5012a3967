"""The table as Markdown, kept in docs/performance.md with the machine that it was measured on."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks.process import HERE
from benchmarks.result import HEADER, Result

PAGE = HERE.parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- make bench writes from here -->", "<!-- to here -->"


def keep(results: Sequence[Result], seconds: float, page: Path = PAGE) -> None:
    """Put a new table in the place of the one that the page has between its two comments.

    Raises:
        ValueError: the page lacks one of them.
    """
    about = f"`make bench` on {date.today():%Y-%m-%d}, in {seconds:.0f} s: {machine()}."
    table = "\n".join(
        map(_row, [HEADER, ("---", *["---:"] * 3, "---", "---"), *(one.row for one in results)])
    )
    put(page, f"{about}\n\n{table}")


def put(page: Path, body: str) -> None:
    """Put something in the place of what a page has between its two comments.

    Raises:
        ValueError: the page lacks one of them.
    """
    text = page.read_text("utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page.name} needs the lines {BEGIN} and {END}, between which the table stands.")
    page.write_text(f"{before}{BEGIN}\n\n{body}\n\n{END}{after}", "utf-8")


def machine() -> str:
    """Its processor, cores and memory, and which Python."""
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    processor = found[1] if found else platform.machine()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{processor}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()} {platform.release().partition('-')[0]}, Python {platform.python_version()}"
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
