"""From a click to the frame that shows its result."""

from __future__ import annotations

from statistics import median

from benchmarks.browser import chromium, visit
from benchmarks.process import Server
from benchmarks.result import Result
from playwright.sync_api import Browser

FRAME_MS = 1000 / 60
_CLICKS = """async (clicks) => {
    const [input, output] = document.querySelectorAll("input, textarea");
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent.trim() === "Echo");
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
        const channel = new MessageChannel();  // its message comes after the frame's callbacks and its drawing
        channel.port1.onmessage = resolve;
        channel.port2.postMessage(null);
    }));
    const times = [];
    for (let click = 0; click < clicks; click++) {
        input.value = `${Math.random()}`;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        // Nobody clicks in step with the screen.
        await new Promise((resolve) => setTimeout(resolve, 20 + 17 * Math.random()));
        const start = performance.now();
        button.click();
        while (output.value !== input.value) {
            if (performance.now() - start > 10_000) throw new Error("no result came");
            await painted();
        }
        times.push(performance.now() - start);
    }
    return times;
}"""


def measure(rounds: int = 4, clicks: int = 50) -> list[Result]:
    """Both pages in turns, in one browser; an identity function in a thread."""
    mine: list[float] = []
    floors: list[float] = []
    with Server("ours") as ours, Server("floor") as floor, chromium() as browser:
        for _ in range(rounds):
            mine += times(browser, ours.url, clicks)
            floors += times(browser, floor.url, clicks)
    double = Result.at_most("click to the painted result, ms (p50)", mine, floors, 2)
    more = Result("… more than the floor, ms", median(mine) - median(floors), None)
    return [double, more.within(f"≤ one frame, {FRAME_MS:.1f} ms", FRAME_MS)]


def times(browser: Browser, url: str, clicks: int) -> list[float]:
    """Milliseconds of each click on the page's one button."""
    with visit(browser, url, 'button:has-text("Echo")') as seen:
        seen.page.evaluate(_CLICKS, 5)  # warm-up
        taken: list[float] = seen.page.evaluate(_CLICKS, clicks)
        return taken
