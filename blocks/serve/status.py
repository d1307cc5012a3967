"""What the app does, for whoever runs it: a small page and the same numbers for Prometheus. Only when asked for."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..run.metrics import AppMetrics, FunctionMetrics, prometheus

STATES = ("done", "failed", "cancelled", "skipped")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
.table { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
th, td { padding: .4rem .75rem; text-align: right; border-bottom: 1px solid #8884 }
th:first-child, td:first-child { text-align: left }
dl { display: flex; flex-wrap: wrap; gap: 1rem 3rem }
dd { margin: 0; font-size: 2rem; font-variant-numeric: tabular-nums }
td { font-variant-numeric: tabular-nums }
"""


def status_routes(metrics: Callable[[], AppMetrics]) -> list[Route]:
    """The routes of the page, its style and the text for Prometheus.

    Args:
        metrics: gives the numbers of now.
    """

    async def page(_: Request) -> Response:
        return HTMLResponse(_page(metrics()), headers=HEADERS)

    async def style(_: Request) -> Response:
        return PlainTextResponse(STYLE, media_type="text/css", headers={"X-Content-Type-Options": "nosniff"})

    async def text(_: Request) -> Response:
        return PlainTextResponse(
            prometheus(metrics()), media_type="text/plain; version=0.0.4", headers=HEADERS
        )

    return [Route("/status", page), Route("/status.css", style), Route("/metrics", text)]


def _page(metrics: AppMetrics) -> str:
    now = {"Visits": metrics["sessions"], "Running": metrics["running"], "Waiting": metrics["waiting"]}
    figures = "".join(f"<div><dt>{name}</dt><dd>{count}</dd></div>" for name, count in now.items())
    rows = "".join(_row(name, numbers) for name, numbers in sorted(metrics["functions"].items()))
    heads = "".join(f"<th scope=col>{state}</th>" for state in STATES)
    table = (
        "<div class=table tabindex=0 role=region aria-label='Runs by function'>"
        f"<table><thead><tr><th scope=col>Function</th>{heads}<th scope=col>waited, mean</th>"
        f"<th scope=col>ran, mean</th></tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        "<title>Status</title><link rel=stylesheet href=status.css><h1>Status</h1>"
        f"<dl>{figures}</dl>{table if rows else '<p>Nothing has run yet.</p>'}</html>"
    )


def _row(name: str, numbers: FunctionMetrics) -> str:
    cells = "".join(f"<td>{numbers['ended'].get(state, 0)}</td>" for state in STATES)
    runs = sum(numbers["ended"].values()) or 1
    times = f"<td>{numbers['waited'] / runs:.3f} s</td><td>{numbers['ran'] / runs:.3f} s</td>"
    return f"<tr><th scope=row>{escape(name)}</th>{cells}{times}</tr>"
