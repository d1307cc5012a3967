"""Each demo, run as its readers run it, does what its first line says."""

from __future__ import annotations

import os
import re
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from browsing import Visit
from PIL import Image
from playwright.sync_api import Page, expect

import fanlight as gr
from fanlight import flagging

DEMOS = Path(__file__).parents[2] / "demos"
RunDemo = Callable[[str], Page]


class Script:
    """A demo that runs as a script, in a folder; `url` is the address that it prints."""

    def __init__(self, name: str, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", DEMOS / f"{name}.py"],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if not name.endswith("_SERVER_PORT")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        said = ""
        while (
            line := self.process.stdout.readline()
        ) and "http://" not in line:  # it may have to prepare itself
            said += line
        address = re.search(r"http://\S+", line)
        assert address is not None, said or self.process.communicate()[1]
        self.url = address[0]

    def stop(self, by: signal.Signals) -> str:
        """Ask it to stop, which it must do well; gives what it wrote as errors."""
        self.process.send_signal(by)
        _, errors = self.process.communicate(timeout=15)
        assert self.process.returncode == 0
        return errors


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[str], Script]]:
    """Run a demo in an empty folder."""
    running: list[Script] = []

    def run(name: str) -> Script:
        running.append(Script(name, tmp_path))
        return running[-1]

    yield run
    for script in running:
        script.stop(signal.SIGTERM)


@pytest.fixture
def run_demo(start: Callable[[str], Script], visit: Visit) -> RunDemo:
    """Run a demo in an empty folder and visit it."""
    return lambda name: visit(start(name).url)


def test_each_demo_is_used_here() -> None:
    assert {f"test_{path.stem}" for path in DEMOS.glob("*.py")} <= globals().keys()


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_a_script_stops_quietly(tmp_path: Path, by: signal.Signals) -> None:
    assert Script("hello", tmp_path).stop(by) == ""


def test_hello(run_demo: RunDemo) -> None:
    page = run_demo("hello")
    page.get_by_label("Name").fill("Ada")
    page.get_by_label("Name").press("Enter")

    expect(page.get_by_label("Greeting")).to_have_value("Hello, Ada!")


def test_chained(run_demo: RunDemo) -> None:
    page = run_demo("chained")
    page.get_by_role("button", name="Analyse").click()
    expect(page.get_by_label("Progress")).to_have_value("Could not be read.")
    expect(page.get_by_role("alert")).to_contain_text("Nothing to read")

    page.get_by_label("Text").fill("a window over a door")
    page.get_by_role("button", name="Analyse").click()
    expect(page.get_by_label("Progress")).to_have_value("Done.")
    expect(page.get_by_role("figure", name="Longest word").or_(page.locator(".fl-label"))).to_contain_text(
        "window"
    )


def test_counter(run_demo: RunDemo) -> None:
    page = run_demo("counter")
    add = page.get_by_role("button", name="Add")
    add.click()
    expect(page.get_by_label("Count")).to_have_value("1")
    page.get_by_label("Ten").check()
    add.click()
    expect(page.get_by_label("Count")).to_have_value("11")
    page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("Count")).to_have_value("0")


def test_examples(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("examples")
    picture = page.get_by_role("figure", name="Picture").get_by_role("img")
    expect(picture).to_be_visible()  # the first example stands there
    assert len(list((tmp_path / ".fanlight" / "cached_examples").iterdir())) == 3
    first = picture.get_attribute("src")
    page.get_by_role("button", name="stripes, 9").click()
    expect(page.get_by_label("Waves", exact=True)).to_have_value("9")
    expect(picture).not_to_have_attribute("src", first or "")


def test_error(run_demo: RunDemo) -> None:
    page = run_demo("error")
    page.get_by_role("button", name="Divide").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose another divisor.")
    page.get_by_label("Divisor").fill("4")
    page.get_by_role("button", name="Divide").click()
    expect(page.get_by_label("Quotient")).to_have_value("3")
    expect(page.get_by_role("status").filter(has_text="12 was divided by 4.")).to_be_visible()
    page.get_by_role("button", name="Crash").click()
    expect(page.get_by_label("Quotient")).to_have_accessible_description(re.compile("Something went wrong"))
    expect(page.locator("body")).not_to_contain_text("swordfish")


def test_layout(run_demo: RunDemo) -> None:
    page = run_demo("layout")
    page.get_by_label("Wide").fill("over there")
    page.get_by_role("button", name="Copy to the right").click()
    expect(page.get_by_label("Narrow")).to_have_value("over there")
    page.get_by_role("tab", name="Options").click()
    expect(page.get_by_label("Attempts")).to_be_visible()
    page.get_by_label("Show the details").uncheck()
    expect(page.get_by_label("Attempts")).to_have_count(0)
    page.get_by_role("button", name="More about this page").click()
    expect(page.get_by_text("Accordion").last).to_be_visible()


def test_stop(run_demo: RunDemo) -> None:
    page = run_demo("stop")
    counted, told = page.get_by_label("Counted"), page.get_by_role("paragraph").filter(has_text="Stopped.")
    for _ in range(2):
        page.get_by_role("button", name="Start").click()
        expect(told).to_have_count(0)
        expect(counted).to_have_value(re.compile(r"^\d+$"))
        page.get_by_role("button", name="Stop").click()
        expect(told).to_be_visible()
        assert int(counted.input_value()) < 100


def test_render(run_demo: RunDemo) -> None:
    page = run_demo("render")
    for text in ("Water the plants", "Call Ada"):
        page.get_by_label("What is to do?").fill(text)
        page.get_by_label("What is to do?").press("Enter")
        expect(page.get_by_label("What is to do?")).to_have_value("")
    expect(page.get_by_label("Task 2")).to_have_value("Call Ada")
    page.get_by_role("button", name="Done").first.press("Enter")
    expect(page.get_by_text("1 to do, 1 done")).to_be_visible()
    expect(page.get_by_role("button", name="Again")).to_be_focused()
    page.get_by_label("Task 2").fill("Call Grace")
    page.get_by_role("button", name="Remove").first.click()
    expect(page.get_by_label("Task 1")).to_have_count(0)
    expect(page.get_by_label("Task 2")).to_have_value("Call Grace")


def test_pages(run_demo: RunDemo) -> None:
    page = run_demo("pages")
    page.get_by_role("link", name="Lengths").click()
    expect(page.get_by_label("Feet")).to_have_value("3.281")
    page.get_by_label("Metres").fill("10")
    expect(page.get_by_label("Feet")).to_have_value("32.808")
    page.get_by_role("link", name="Temperatures").click()
    expect(page.get_by_label("Fahrenheit")).to_have_value("68")


def test_streaming(run_demo: RunDemo) -> None:
    page = run_demo("streaming")
    page.get_by_label("Story").fill("One two three")
    page.get_by_role("button", name="Tell it").click()

    expect(page.get_by_label("As told")).to_have_value("One two three ")


def test_coming_back(run_demo: RunDemo) -> None:
    page = run_demo("coming_back")
    page.get_by_role("spinbutton", name="Count to").fill("12")
    page.get_by_role("button", name="Start").click()
    counted = page.get_by_label("Counted")
    expect(counted).to_have_value(re.compile("1 2 3 "))
    page.reload()
    expect(counted).to_have_value("1 2 3 4 5 6 7 8 9 10 11 12 ")
    expect(page.get_by_role("spinbutton", name="Count to")).to_have_value("12")


def test_progress(run_demo: RunDemo) -> None:
    page = run_demo("progress")
    page.get_by_label("Rolls").fill("1.5")
    develop = page.get_by_role("button", name="Develop")
    develop.click()
    expect(page.get_by_label("Rolls")).to_have_accessible_description("Whole rolls only.")

    page.get_by_label("Rolls").fill("2")
    develop.click()
    expect(page.get_by_role("progressbar", name="Roll 1")).to_be_visible()
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".fl-textbox")).to_contain_text("Stopped")

    page.get_by_label("Pause").last.fill("0")
    develop.click()
    expect(page.get_by_label("Prints")).to_have_value("48 prints of 2 rolls.")


def test_timer(run_demo: RunDemo) -> None:
    page = run_demo("timer")
    clock, laps = page.get_by_label("The server's clock"), page.get_by_label("Laps")
    expect(clock).to_have_value(re.compile(r"\d\d:\d\d:\d\d"))
    expect(clock).not_to_have_value(clock.input_value())
    page.get_by_role("spinbutton", name="Pace").fill("0.1")
    page.get_by_role("spinbutton", name="Pace").press("Enter")
    page.get_by_role("button", name="Start").click()
    expect(laps).to_have_value(re.compile(r"[3-9]|\d\d"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("button", name="Stop")).to_have_attribute("aria-busy", "false")


def test_browser_state(start: Callable[[str], Script], visit: Visit) -> None:
    script = start("browser_state")
    page = visit(script.url)
    expect(page.get_by_role("radio", name="English")).to_be_checked()
    page.get_by_label("Name").fill("Ada")
    page.get_by_role("radio", name="Français").check()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    again = page.context.new_page()
    again.goto(script.url)
    expect(again.get_by_label("Name")).to_have_value("Ada")
    expect(again.get_by_role("radio", name="Français")).to_be_checked()
    again.get_by_role("button", name="Forget me").click()
    expect(again.get_by_label("Name")).to_have_value("")


def test_sepia_flagging(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("sepia_flagging")
    photo = tmp_path / "photo.png"
    Image.fromarray(np.full((40, 60, 3), [200, 100, 50], np.uint8)).save(photo)
    page.locator("input[type=file]").first.set_input_files(photo)
    expect(page.locator(".fl-image img")).to_have_count(2)
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flag")).to_have_attribute("aria-busy", "false")

    (sample,) = flagging.read(tmp_path / "flagged_data_points", raw=True)
    assert 0.5 in sample.values()


def test_sepia_review(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("sepia_review")
    photo = tmp_path / "photo.png"
    Image.fromarray(np.full((40, 60, 3), [200, 100, 50], np.uint8)).save(photo)
    page.locator("input[type=file]").first.set_input_files(photo)
    expect(page.locator(".fl-image img")).to_have_count(1)
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".fl-image img")).to_have_count(2)
    page.get_by_role("button", name="Flag as too dark").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    page.get_by_role("tab", name="Review").click()
    expect(page.get_by_role("heading", name="Flagged as too dark")).to_be_visible()
    expect(page.get_by_role("button", name="Reject")).to_be_enabled()
    page.keyboard.press("r")
    expect(page.get_by_text("Rejected (1)")).to_be_visible()
    (sample,) = flagging.read(tmp_path / "flagged_photos")
    assert sample.verdict == "rejected"
    page.keyboard.press("o")
    expect(page.get_by_role("tab", name="Sepia")).to_have_attribute("aria-selected", "true")


def test_run_link(run_demo: RunDemo) -> None:
    page = run_demo("run_link")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Spell").click()
    page.get_by_role("button", name="Copy link to this run").click()
    expect(page.get_by_text("Link copied")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    expect(page.get_by_text("A run from a link")).to_be_visible()
    expect(page.get_by_label("Spelled")).to_have_value("F A N L I G H T")


def test_isolation(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("isolation")
    said = page.get_by_label("What it says")
    page.get_by_label("Hang for an hour").check()
    page.get_by_role("button", name="Run").click()
    expect(said).to_have_value(re.compile("begins"))
    page.get_by_role("button", name="Stop").click()
    page.get_by_label("Crash").check()
    page.get_by_role("button", name="Run").click()
    expect(said).to_have_accessible_description(re.compile("segmentation fault"))
    page.get_by_label("Do the work").check()
    page.get_by_role("button", name="Run").click()
    expect(said).to_have_value(re.compile("is done"))


def test_caching(run_demo: RunDemo) -> None:
    page = run_demo("caching")
    ask, took = page.get_by_role("button", name="Ask"), page.get_by_label("Seconds")
    ask.click()
    expect(page.get_by_label("Answer")).to_have_value(re.compile("yes"))
    expect(took).to_have_value(re.compile(r"[1-9]\.?"))
    ask.click()
    expect(took).to_have_value(re.compile(r"^0(\.\d)?$"))


def test_calculator(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("calculator")
    output = page.get_by_label("output")
    page.get_by_role("row").filter(has_text="144").get_by_role("button").first.click()
    page.get_by_role("button", name="Submit").click()
    expect(output).to_have_value("360")

    page.get_by_role("radio", name="divide").check()
    page.get_by_label("num2").fill("0")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_role("alert")).to_contain_text("Cannot divide by zero!")
    expect(page.get_by_label("num1")).to_have_value("144")

    page.get_by_role("radio", name="subtract").check()
    page.get_by_label("num2").fill("200")
    page.get_by_role("button", name="Submit").click()
    expect(output).to_have_value("-56")
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    (sample,) = flagging.read(tmp_path / ".fanlight/flagged")
    assert [*sample.values()][:4] == [144, "subtract", 200, -56]


def test_calculator_with_reasons(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("calculator_with_reasons")
    page.get_by_label("num1").fill("3")
    page.get_by_role("radio", name="subtract").check()
    page.get_by_label("num2").fill("5")
    page.get_by_role("button", name="Submit").click()
    expect(page.get_by_label("output", exact=True)).to_have_value("2")
    page.get_by_role("radio", name="yes").check()
    page.get_by_label("Comment").fill("It is the other way round.")
    page.get_by_role("button", name="Correct the output").click()
    page.get_by_label("corrected output").fill("-2")
    page.get_by_role("button", name="Flag as wrong sign").click()
    expect(page.get_by_role("status").filter(has_text="Saved as “wrong sign”")).to_be_visible()

    (sample,) = flagging.read(tmp_path / ".fanlight/flagged")
    assert (sample.option, sample["output"], sample.expected) == ("wrong sign", 2, {"output": -2})
    assert sample["comment"] == "It is the other way round."
    assert sample["Does it happen each time?"] == "yes"


def test_text_statistics(run_demo: RunDemo) -> None:
    page = run_demo("text_statistics")
    page.get_by_label("Text").press_sequentially("A window. And a door!")
    expect(page.get_by_label("Words", exact=True)).to_have_value("5")
    expect(page.get_by_label("Words per sentence")).to_have_value("2.5")
    expect(page.get_by_label("Longest word")).to_have_value("window")


def test_theme_builder(run_demo: RunDemo) -> None:
    page = run_demo("theme_builder")
    page.get_by_role("radio", name="xxl").check()
    expect(page.get_by_role("button", name="Run")).to_have_css("border-radius", "22px")


def test_compare_models(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("compare_models")
    page.get_by_role("button", name="dónde está la puerta").click()
    expect(page.get_by_label("Text")).to_have_value("dónde está la puerta")
    page.get_by_role("button", name="Submit").click()
    for model in ("Letters", "Pairs of letters", "Words"):
        expect(page.get_by_role("group", name=model, exact=True)).to_contain_text("Spanish")
    page.get_by_role("button", name="Flag as they differ").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    (sample,) = flagging.read(tmp_path / ".fanlight/flagged", raw=True)
    assert [*sample][:4] == ["Text", "Letters", "Pairs of letters", "Words"]
    assert sample["Words"]["label"] == "Spanish"


def test_gallery(run_demo: RunDemo) -> None:
    page = run_demo("gallery")
    links = page.get_by_role("main").get_by_role("link")
    shown = {name.lower() for name in links.all_inner_texts()}
    apps = {"navbar"}  # an app of several pages itself
    components = {path.stem.replace("_", "") for path in (DEMOS / "components").glob("*.py")}
    assert shown == components - apps
    links.filter(has_text="CheckboxGroup").click()
    page.get_by_role("group", name="Toppings").get_by_label("Tomato").check()
    expect(page.get_by_label("Order")).to_have_value("Cheese and Tomato")


def test_digits(run_demo: RunDemo, tmp_path: Path) -> None:
    page = run_demo("digits")
    page.get_by_role("group", name="Examples").get_by_role("button").nth(7).click()
    expect(page.locator(".fl-image img").first).to_be_visible()
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".fl-label")).to_contain_text("7")
    page.get_by_role("button", name="Flag as not sure enough").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    (sample,) = flagging.read(tmp_path / ".fanlight/flagged")
    assert sample["A digit, dark on light"].shape == (48, 48)


def test_sketch_recognizer(run_demo: RunDemo) -> None:
    page = run_demo("sketch_recognizer")
    canvas = page.get_by_role("application", name="Canvas of Sketch")
    box = canvas.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.8 * box["height"], steps=5)
    page.mouse.up()
    page.mouse.move(box["x"] + 0.8 * box["width"], box["y"] + 0.2 * box["height"])
    page.mouse.down()
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 0.8 * box["height"], steps=5)
    page.mouse.up()
    expect(page.locator(".fl-label")).to_contain_text("cross")


def test_the_sketch_recogniser_has_learned_something() -> None:
    demo = runpy.run_path(str(DEMOS / "sketch_recognizer.py"))
    random = np.random.default_rng(99)  # with which it was not trained
    names = [name for name in demo["SKETCHES"] for _ in range(10)]
    found = [demo["predict"](demo["draw"](name, random)) for name in names]
    assert np.mean([max(one, key=one.get) == name for one, name in zip(found, names, strict=True)]) > 0.9
    assert demo["predict"](np.zeros((28, 28), np.uint8)) is None


def test_the_model_of_the_digits_has_learned_something() -> None:
    digits = runpy.run_path(str(DEMOS / "digits.py"))
    seen, wanted = digits["sample"](500, np.random.default_rng(99))  # which it was not trained with
    found = (seen @ digits["WEIGHTS"] + digits["BIASES"]).argmax(axis=1)
    assert (found == wanted).mean() > 0.9


def test_explain(run_demo: RunDemo) -> None:
    page = run_demo("explain")
    page.get_by_role("group", name="Examples").get_by_role("button").first.click()
    expect(page.get_by_role("group", name="Ultrasound").get_by_role("img", name="Ultrasound")).to_be_visible()
    page.get_by_role("button", name="Submit").click()
    expect(page.locator(".fl-label")).to_contain_text("97")
    page.get_by_role("button", name="Explain").click()
    legend = page.get_by_role("group", name="Explanation", exact=True)
    expect(legend).to_contain_text("± 0.55")
    expect(legend).to_contain_text("valve: 0.9709   speaks for it")
    expect(
        page.locator(".fl-image").filter(has_text="Explanation: Ultrasound").locator("img")
    ).to_be_visible()


def test_the_detector_sees_the_valve_where_it_is() -> None:
    demo = runpy.run_path(str(DEMOS / "explain.py"))
    for seed in (1, 2, 4):
        image = demo["picture"](seed)
        scores = gr.explain(demo["detect"], image, tiles=(6, 11), baseline="blur").scores()
        moved = demo["picture"](seed, has_valve=False)
        differs = np.abs(image.astype(int) - moved) > 60  # where the valve is drawn
        rows, columns = np.nonzero(differs)
        strongest = np.argwhere(scores == scores.max()).mean(axis=0)
        assert np.abs(strongest - (rows.mean(), columns.mean())).max() < 16, seed
