"""What the app has done since it is served, in numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict, get_args

from .run import Run, State

MOST_NAMES = 200
"""How many functions are counted by their name; functions made while the app runs may be without number."""
OTHERS = "(others)"


class FunctionMetrics(TypedDict):
    """Of one function: its runs by how they ended, and the seconds that those waited and ran, in all."""

    ended: dict[str, int]
    waited: float
    ran: float


class AppMetrics(TypedDict):
    """Of the app: who is there now, what runs and waits now, and what has ended since it is served."""

    sessions: int
    running: int
    waiting: int
    functions: dict[str, FunctionMetrics]


@dataclass(slots=True)
class _Numbers:
    ended: dict[str, int] = field(default_factory=lambda: dict.fromkeys(get_args(State), 0))
    waited: float = 0.0
    ran: float = 0.0


class Metrics:
    """Counts runs by function and by how they ended."""

    def __init__(self) -> None:
        self._functions: dict[str, _Numbers] = {}

    def count(self, run: Run, state: State) -> None:
        """Take note of a run that has ended."""
        name = run.listener.name
        numbers = self._functions.get(name)
        if numbers is None:
            name = name if len(self._functions) < MOST_NAMES else OTHERS
            numbers = self._functions.setdefault(name, _Numbers())
        numbers.ended[state] += 1
        numbers.waited += run.waited
        numbers.ran += run.ran

    def functions(self) -> dict[str, FunctionMetrics]:
        """The numbers of each function, by its name. May be called from any thread."""
        return {
            name: {
                "ended": {state: n for state, n in one.ended.items() if n},
                "waited": one.waited,
                "ran": one.ran,
            }
            for name, one in list(self._functions.items())
        }


def prometheus(metrics: AppMetrics) -> str:
    """The numbers in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/)."""
    lines = []
    for name, now in (("sessions", "sessions"), ("runs_running", "running"), ("runs_waiting", "waiting")):
        lines += [f"# TYPE fanlight_{name} gauge", f"fanlight_{name} {metrics[now]}"]  # type: ignore[literal-required]  # they are three of its keys
    ended, waited, ran = ["# TYPE fanlight_runs_total counter"], [], []
    for function, numbers in metrics["functions"].items():
        label = f'function="{_escaped(function)}"'
        ended += [
            f'fanlight_runs_total{{{label},state="{state}"}} {count}'
            for state, count in numbers["ended"].items()
        ]
        waited.append(f"fanlight_run_waiting_seconds_total{{{label}}} {numbers['waited']:.6f}")
        ran.append(f"fanlight_run_seconds_total{{{label}}} {numbers['ran']:.6f}")
    lines += [*ended, "# TYPE fanlight_run_waiting_seconds_total counter", *waited]
    lines += ["# TYPE fanlight_run_seconds_total counter", *ran]
    return "\n".join(lines) + "\n"


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
