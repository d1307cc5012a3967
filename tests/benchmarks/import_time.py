"""What `import fanlight` costs beside the libraries that it cannot do without."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

from benchmarks.process import ENVIRONMENT, HERE
from benchmarks.result import Result
from benchmarks.turns import in_turns

FLOOR = "starlette.applications, numpy, PIL.Image, orjson"
_PROGRAM = "import time; start = time.process_time(); import {}; print(time.process_time() - start)"


def measure(rounds: int = 8) -> list[Result]:
    """Processor time of the imports, in fresh interpreters."""
    ours, floor = in_turns(rounds, partial(milliseconds, "fanlight"), partial(milliseconds, FLOOR))
    return [Result.at_most("import, ms of CPU", ours, floor, 2.5)]


def milliseconds(modules: str, python: str = sys.executable) -> float:
    """Processor time of an import."""
    command = [python, "-c", _PROGRAM.format(modules)]
    run = subprocess.run(command, cwd=HERE, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return 1000 * float(run.stdout)
