"""A page that does something by itself, as long as somebody looks at it."""

from __future__ import annotations

import threading
from itertools import count

from browsing import Show
from playwright.sync_api import Page, expect

import fanlight as gr

SEE = "delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))"
LOOK_AWAY = (
    "Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });"
    "document.dispatchEvent(new Event('visibilitychange'))"
)


def counted(every: float | gr.Timer, label: str) -> None:
    """A number that grows with each tick."""
    timer = every if isinstance(every, gr.Timer) else gr.Timer(every)
    ticks = gr.Number(0, label=label)
    timer.tick(lambda ticks: ticks + 1, ticks, ticks)


def value(page: Page, label: str) -> int:
    return int(page.get_by_label(label).input_value())


def passes(page: Page, label: str, ticks: int) -> None:
    """Wait for so many more ticks."""
    for _ in range(ticks):
        expect(page.get_by_label(label)).not_to_have_value(str(value(page, label)))


def test_a_timer_starts_counts_and_stops(show: Show) -> None:
    with gr.Blocks() as demo:
        timer = gr.Timer(0.05, active=False)
        counted(timer, "Ticks")
        counted(0.05, "Others")
        gr.Button("Start").click(lambda: gr.Timer(active=True), None, timer)
        gr.Button("Stop").click(lambda: gr.update(active=False), None, timer)
    page = show(demo)
    passes(page, "Others", 3)
    assert value(page, "Ticks") == 0
    page.get_by_role("button", name="Start").click()
    passes(page, "Ticks", 3)
    page.get_by_role("button", name="Stop").click()
    passes(page, "Others", 5)  # by then it has heard of it
    left = value(page, "Ticks")
    passes(page, "Others", 5)
    assert value(page, "Ticks") == left


def test_a_tick_can_stop_its_timer_and_change_its_pace(show: Show) -> None:
    with gr.Blocks() as demo:
        timer = gr.Timer(3600)
        paces = gr.Textbox("", label="Paces")
        gr.Button("Hurry").click(lambda: 0.05, None, timer)
        timer.change(lambda pace, paces: f"{paces} {pace:g}", [timer, paces], paces)

        @timer.tick(inputs=paces, outputs=timer)
        def slow_down(paces: str) -> gr.Timer:
            return gr.Timer(0.1) if paces.endswith("0.05") else gr.Timer(active=False)

    page = show(demo)
    page.get_by_role("button", name="Hurry").click()
    expect(page.get_by_label("Paces")).to_have_value(" 0.05 0.1")


def test_a_tick_is_left_out_while_the_last_one_runs(show: Show) -> None:
    called, go_on = count(1), threading.Event()
    with gr.Blocks() as demo:
        calls = gr.Textbox(label="Calls")
        counted(0.05, "Ticks")

        def block() -> int:
            call = next(called)
            go_on.wait(20)
            return call

        gr.Timer(0.05).tick(block, None, calls, trigger_mode="multiple", concurrency_limit=None)
    page = show(demo)
    passes(page, "Ticks", 5)
    assert next(called) == 2
    go_on.set()
    expect(page.get_by_label("Calls")).not_to_have_value("")


def test_a_slow_listener_does_not_stop_a_fast_one(show: Show) -> None:
    go_on = threading.Event()
    with gr.Blocks() as demo:
        timer = gr.Timer(0.05)
        timer.tick(lambda: go_on.wait(20))
        counted(timer, "Ticks")
    page = show(demo)
    passes(page, "Ticks", 4)
    go_on.set()


def test_a_value_is_made_anew_every_so_many_seconds_even_in_a_closed_tab(show: Show) -> None:
    enough, made = threading.Event(), count(1)

    def make() -> int:
        number = next(made)
        if number == 5:
            enough.set()
        return number

    with gr.Blocks() as demo, gr.Tabs():
        with gr.Tab("First"):
            gr.Markdown("Nothing here.")
        with gr.Tab("Second"):
            gr.Number(make, every=0.05, label="Made")
    page = show(demo)
    assert enough.wait(20)
    page.get_by_role("tab", name="Second").click()
    passes(page, "Made", 2)
    assert value(page, "Made") > 5


def test_a_page_out_of_sight_asks_for_nothing(show: Show) -> None:
    with gr.Blocks() as demo:
        counted(0.05, "Ticks")
        pings = gr.Number(0, label="Pings")
        gr.Button("Ping").click(lambda pings: pings + 1, pings, pings)
    page = show(demo)
    passes(page, "Ticks", 2)
    page.evaluate(LOOK_AWAY)
    left = value(page, "Ticks")
    for number in range(1, 6):
        page.get_by_role("button", name="Ping").click()
        expect(page.get_by_label("Pings")).to_have_value(str(number))
    assert value(page, "Ticks") <= left + 1  # one may have been on its way
    page.evaluate(SEE)
    passes(page, "Ticks", 3)
