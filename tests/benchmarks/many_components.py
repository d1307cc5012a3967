"""A page of many components: what the main thread does until all of them can be used."""

from __future__ import annotations

from functools import partial

from benchmarks.browser import chromium, visit
from benchmarks.process import Server, get
from benchmarks.result import Result
from benchmarks.turns import in_turns
from playwright.sync_api import Browser

MOST_MS, MOST_NODES = 450, 8
NODES = """() => {
  const all = document.createTreeWalker(document.querySelector("main"));
  let count = 0;
  while (all.nextNode()) count += 1;
  return count;
}"""


def measure(rounds: int = 4, fields: int = 1000) -> list[Result]:
    """Processor time of the main thread, ours beside static HTML with as many labelled inputs."""
    with Server("ours", str(fields)) as ours, Server("floor", str(fields)) as floor, chromium() as browser:
        mine, static = in_turns(
            rounds,
            partial(_main_thread, browser, ours.url, "[data-block]", fields),
            partial(_main_thread, browser, floor.url, "label", fields),
        )
        with visit(browser, ours.url, "[data-block]", fields) as page:
            heap, nodes = page.heap() / 1e6, page.page.evaluate(NODES) / fields
        packed, plain = get(ours.port), get(ours.port, "identity")
    time = Result.beside(f"{fields:,} components, main thread, ms of CPU", mine, static)
    is_packed = b"content-encoding: gzip" in packed.lower()
    return [
        time.within(f"≤ {MOST_MS:,} ms", MOST_MS),
        Result("… heap, MB", heap, None),
        Result("… elements and texts each", nodes, None).within(f"≤ {MOST_NODES}", MOST_NODES),
        Result("… HTML with its config, kB on the wire", len(packed) / 1000, None, "compressed", is_packed),
        Result("… the same unpacked", len(plain) / 1000, None),
    ]


def _main_thread(browser: Browser, url: str, what: str, count: int) -> float:
    with visit(browser, url, what, count) as page:
        return 1000 * page.main_thread()
