"""What the visitor does and what functions do start listeners: each once, none too few."""

from __future__ import annotations

from collections import Counter
from threading import Event

from browsing import Show
from playwright.sync_api import expect

import fanlight as gr


def test_input_and_change_come_once_for_what_the_visitor_types(show: Show) -> None:
    heard: list[tuple[str, str]] = []
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        echo = gr.Textbox(label="Echo")
        name.input(lambda text: heard.append(("input", text)), name)
        name.change(lambda text: heard.append(("change", text)), name)
        name.change(lambda text: text, name, echo)
    page = show(demo)
    page.get_by_label("Name").fill("Ada")
    expect(page.get_by_label("Echo")).to_have_value("Ada")
    page.get_by_label("Name").fill("Grace")
    expect(page.get_by_label("Echo")).to_have_value("Grace")

    assert Counter(heard) == Counter(
        [("input", "Ada"), ("change", "Ada"), ("input", "Grace"), ("change", "Grace")]
    )


def test_change_alone_comes_for_what_a_function_sets(show: Show) -> None:
    heard: list[str] = []
    with gr.Blocks() as demo:
        name = gr.Textbox(label="Name")
        count = gr.Textbox(label="Changes")

        def on_change() -> str:
            heard.append("change")
            return str(heard.count("change"))

        name.input(lambda: heard.append("input"))
        name.change(on_change, None, count)
        gr.Button("Ada").click(lambda: "Ada", None, name)
        gr.Button("Grace").click(lambda: "Grace", None, name)
    page = show(demo)
    page.get_by_role("button", name="Ada").click()
    expect(page.get_by_label("Changes")).to_have_value("1")
    page.get_by_role("button", name="Ada").click()  # the same again is no change
    page.get_by_role("button", name="Grace").click()
    expect(page.get_by_label("Changes")).to_have_value("2")

    assert heard == ["change", "change"]


def test_two_fields_that_set_each_other_come_to_rest(show: Show) -> None:
    heard: list[str] = []
    with gr.Blocks() as demo:
        celsius = gr.Number(0, label="Celsius")
        kelvin = gr.Number(273, label="Kelvin")

        def to_kelvin(degrees: float) -> float:
            heard.append("to kelvin")
            return degrees + 273

        def to_celsius(degrees: float) -> float:
            heard.append("to celsius")
            return degrees - 273

        celsius.change(to_kelvin, celsius, kelvin)
        kelvin.change(to_celsius, kelvin, celsius)
    page = show(demo)
    page.get_by_label("Celsius").fill("20")
    expect(page.get_by_label("Kelvin")).to_have_value("293")
    page.get_by_label("Kelvin").fill("300")
    expect(page.get_by_label("Celsius")).to_have_value("27")

    assert len(heard) <= 4 + 2  # each answers what the visitor typed, and what the other one set


def test_typing_on_is_not_undone_by_a_late_answer(show: Show) -> None:
    go_on = Event()
    with gr.Blocks() as demo:
        name, echo = gr.Textbox(label="Name"), gr.Textbox(label="Echo")

        def shout(text: str) -> str:
            assert go_on.wait(60)
            return text.upper()

        name.change(shout, name, name)
        name.change(lambda text: text, name, echo)
    page = show(demo)
    page.get_by_label("Name").press_sequentially("ada")
    expect(page.get_by_label("Echo")).to_have_value("ada")
    go_on.set()

    expect(page.get_by_label("Name")).to_have_value("ADA")


def test_one_click_starts_all_its_listeners(show: Show) -> None:
    with gr.Blocks() as demo:
        first, second = gr.Textbox(label="First"), gr.Textbox(label="Second")
        button = gr.Button("Both")
        button.click(lambda: "one", None, first)
        button.click(lambda: "two", None, second)
    page = show(demo)
    page.get_by_role("button", name="Both").click()

    expect(page.get_by_label("First")).to_have_value("one")
    expect(page.get_by_label("Second")).to_have_value("two")


def test_a_double_click_starts_one_run(show: Show) -> None:
    runs: list[int] = []
    go_on = Event()
    with gr.Blocks() as demo:
        result, other = gr.Textbox(label="Result"), gr.Textbox(label="Other")

        def work() -> str:
            runs.append(1)
            assert go_on.wait(60)
            return "done"

        gr.Button("Work").click(work, None, result)
        gr.Button("Count").click(lambda: str(len(runs)), None, other)
    page = show(demo)
    page.get_by_role("button", name="Work").dblclick()
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_label("Other")).to_have_value("1")
    go_on.set()

    expect(page.get_by_label("Result")).to_have_value("done")
    assert len(runs) == 1


def test_runs_of_one_function_come_in_the_order_of_their_events(show: Show) -> None:
    go_on = Event()

    def work(text: str) -> str:
        assert text == "fast" or go_on.wait(60)
        return text

    with gr.Blocks() as demo:
        slow, fast = gr.Textbox("slow", label="One"), gr.Textbox("fast", label="Two")
        result, other = gr.Textbox(label="Result"), gr.Textbox(label="Other")
        gr.Button("Slow").click(work, slow, result)
        gr.Button("Fast").click(work, fast, result)
        gr.Button("Other").click(lambda: "here", None, other)
    page = show(demo)
    for name in ("Slow", "Fast", "Other"):
        page.get_by_role("button", name=name).click()
    expect(page.get_by_label("Other")).to_have_value("here")
    go_on.set()
    expect(page.locator(".fl-textbox[aria-busy=true]")).to_have_count(0)

    expect(page.get_by_label("Result")).to_have_value("fast")


def test_load_runs_when_the_page_opens(show: Show) -> None:
    with gr.Blocks() as demo:
        greeting = gr.Textbox(label="Greeting")
        demo.load(lambda: "Welcome", None, greeting)
    page = show(demo)

    expect(page.get_by_label("Greeting")).to_have_value("Welcome")


def test_javascript_changes_what_the_function_gets(show: Show) -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox("Ada", label="Name"), gr.Textbox(label="Greeting")
        gr.Button("Both").click(
            lambda name: f"Hello, {name}!", name, greeting, js="(name) => name.toUpperCase()"
        )
        gr.Button("Browser").click(None, name, greeting, js="(name) => `Only ${name}`")
    page = show(demo)
    page.get_by_role("button", name="Both").click()
    expect(page.get_by_label("Greeting")).to_have_value("Hello, ADA!")
    page.get_by_role("button", name="Browser").click()

    expect(page.get_by_label("Greeting")).to_have_value("Only Ada")


def test_steps_follow_each_other_by_how_the_one_before_ended(show: Show) -> None:
    with gr.Blocks() as demo:
        number, trace = gr.Textbox("2", label="Number"), gr.Textbox(label="Trace")

        def invert(number: str) -> str:
            if number == "0":
                raise gr.Error("Zero has no inverse.")
            return str(1 / int(number))

        step = gr.Button("Invert").click(invert, number, trace)
        step.success(lambda text: f"{text}, good", trace, trace).then(
            lambda text: f"{text}, end", trace, trace
        )
        step.failure(lambda: "bad", None, trace)
    page = show(demo)
    page.get_by_role("button", name="Invert").click()
    expect(page.get_by_label("Trace")).to_have_value("0.5, good, end")
    page.get_by_label("Number").fill("0")
    page.get_by_role("button", name="Invert").click()

    expect(page.get_by_label("Trace")).to_have_value("bad")


def test_enter_submits(show: Show) -> None:
    with gr.Blocks() as demo:
        name, greeting = gr.Textbox(label="Name"), gr.Textbox(label="Greeting")
        name.submit(lambda name: f"Hello, {name}!", name, greeting)
    page = show(demo)
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")

    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")
