"""Interface: what it makes of its parameters, and what its listeners do."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import PageError

Open = Callable[[gr.Blocks], Visit]


@pytest.fixture(autouse=True)
def no_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    """What flagging adds is tested with the panel."""
    monkeypatch.setenv("FANLIGHT_FLAGGING_MODE", "never")


@pytest_asyncio.fixture
async def open_page() -> AsyncIterator[Open]:
    """Opens a page in a tab of its own."""
    apps: list[App] = []

    def start(page: gr.Blocks) -> Visit:
        apps.append(App(page))
        return apps[-1].visit()

    yield start
    for app in apps:
        await app.close()


def button(page: gr.Blocks, text: str) -> gr.Button:
    """The button with a text."""
    found = [b for b in page.blocks.values() if isinstance(b, gr.Button) and b.value == text]
    assert len(found) == 1, f"{len(found)} buttons say {text!r}"
    return found[0]


def texts(page: gr.Blocks) -> list[str]:
    """What stands on the page's buttons."""
    return [str(b.value) for b in page.walk() if isinstance(b, gr.Button)]


def repeat(word: str, times: float = 2) -> str:
    return word * int(times)


async def test_submit_calls_the_function_with_all_inputs(open_page: Open) -> None:
    demo = gr.Interface(repeat, ["text", "number"], "text")
    word, times = demo.input_components
    tab = open_page(demo)
    assert (await tab.run(button(demo, "Submit"), "click", {word: "ab", times: 3}))["state"] == "done"
    assert tab.value(demo.output_components[0]) == "ababab"


async def test_enter_in_a_field_submits_too(open_page: Open) -> None:
    demo = gr.Interface(repeat, [gr.Textbox(), gr.Number(3)], "text")
    tab = open_page(demo)
    await tab.run(demo.input_components[0], "submit", {demo.input_components[0]: "x"})
    assert tab.value(demo.output_components[0]) == "xxx"


async def test_clear_empties_inputs_and_outputs_and_ends_the_run(open_page: Open) -> None:
    def count(n: float) -> Iterator[int]:
        yield from iter(int, 1)

    demo = gr.Interface(count, gr.Number(5), "number")
    (n,), (out,) = demo.input_components, demo.output_components
    tab = open_page(demo)
    tab.send(button(demo, "Submit"), "click")
    await tab.receive("patch")
    tab.send(button(demo, "Clear"), "click")
    assert sorted(state for _, state in await tab.endings(2)) == ["cancelled", "done"]
    assert (tab.value(n), tab.value(out)) == (None, None)


async def test_stop_ends_a_generator(open_page: Open) -> None:
    def count() -> Iterator[int]:
        yield from iter(int, 1)

    demo = gr.Interface(count, None, "number")
    tab = open_page(demo)
    run = tab.send(button(demo, "Generate"), "click")
    await tab.receive("patch")
    tab.send(button(demo, "Stop"), "click")
    assert (await tab.ending(f"{run}.0"))["state"] == "cancelled"


async def test_a_live_interface_runs_when_an_input_changes(open_page: Open) -> None:
    demo = gr.Interface(lambda word: word[::-1], "text", "text", live=True)
    assert texts(demo) == ["Clear", "Stop"]
    (word,), (out,) = demo.input_components, demo.output_components
    tab = open_page(demo)
    await tab.run(word, "change", {word: "abc"})
    assert tab.value(out) == "cba"


async def test_of_a_live_generator_the_newest_run_wins(open_page: Open) -> None:
    def follow(word: str) -> Iterator[str]:
        while True:
            yield word

    demo = gr.Interface(follow, "text", "text", live=True, time_limit=None)
    (word,), (out,) = demo.input_components, demo.output_components
    tab = open_page(demo)
    first = tab.send(word, "change", {word: "old"})
    await tab.receive("patch")
    tab.send(word, "change", {word: "new"})
    assert (await tab.ending(f"{first}.0"))["state"] == "cancelled"
    while tab.value(out) != "new":
        await tab.next()


def steps(word: str) -> Iterator[str]:
    yield word


class Steps:
    async def __call__(self, word: str) -> AsyncIterator[str]:
        yield word


@pytest.mark.parametrize(
    ("fn", "is_generator"), [(steps, True), (partial(steps), True), (Steps(), True), (len, False)]
)
def test_only_generators_are_ended_by_a_newer_run(fn: Any, is_generator: bool) -> None:
    demo = gr.Interface(fn, "text", "text", live=True)
    assert demo.submission.cancels == ([demo.submission] if is_generator else [])


async def test_what_a_live_interface_sets_does_not_call_it_again(open_page: Open) -> None:
    field = gr.Textbox()
    demo = gr.Interface(lambda text: text + "!", field, field, live=True)
    tab = open_page(demo)
    await tab.run(field, "input", {field: "a"})
    assert tab.value(field) == "a!"
    assert [trigger.event for trigger in demo.submission.triggers] == ["input"]


def test_a_live_interface_follows_a_stream() -> None:
    camera, text = gr.Image(streaming=True), gr.Textbox()
    demo = gr.Interface(lambda frame, text: frame, [camera, text], "image", live=True, stream_every=0.1)
    triggers = [(trigger.source, trigger.event) for trigger in demo.submission.triggers]
    assert triggers == [(camera, "stream"), (text, "change")]
    assert (demo.submission.stream_every, demo.submission.time_limit) == (0.1, 30)


async def test_an_interface_without_inputs_that_is_live_runs_at_once(open_page: Open) -> None:
    demo = gr.Interface(lambda: "here", None, "text", live=True)
    tab = open_page(demo)
    await tab.run(demo, "load")
    assert tab.value(demo.output_components[0]) == "here"


async def test_states_are_kept_from_run_to_run(open_page: Open) -> None:
    def add(word: str, words: list[str] | None) -> tuple[str, list[str]]:
        words = [*(words or []), word]
        return " ".join(words), words

    for states in (("state", "state"), (gr.State([]), gr.State())):
        demo = gr.Interface(add, ["text", states[0]], ["text", states[1]])
        word, out = demo.input_components[0], demo.output_components[0]
        tab = open_page(demo)
        await tab.run(button(demo, "Submit"), "click", {word: "a"})
        await tab.run(button(demo, "Submit"), "click", {word: "b"})
        assert tab.value(out) == "a b"
        await tab.run(button(demo, "Clear"), "click")
        await tab.run(button(demo, "Submit"), "click", {word: "c"})
        assert tab.value(out) == "c"


async def test_a_function_in_batches(open_page: Open) -> None:
    demo = gr.Interface(lambda words: [[w.upper() for w in words]], "text", "text", batch=True)
    tab = open_page(demo)
    await tab.run(button(demo, "Submit"), "click", {demo.input_components[0]: "a"})
    assert tab.value(demo.output_components[0]) == "A"


async def test_a_result_by_component(open_page: Open) -> None:
    first, second = gr.Textbox(), gr.Number()
    demo = gr.Interface(lambda: {second: 2}, None, [first, second])
    tab = open_page(demo)
    await tab.run(button(demo, "Generate"), "click")
    assert tab.value(second) == 2


async def test_a_validator_refuses(open_page: Open) -> None:
    demo = gr.Interface(
        repeat, ["text", "number"], "text", validator=lambda _w, n: [None, gr.validate(n > 0, "Above 0.")]
    )
    tab = open_page(demo)
    _, n = demo.input_components
    assert (await tab.run(button(demo, "Submit"), "click", {n: -1}))["state"] == "failed"
    assert [m["message"] for m in tab.messages("invalid")] == ["Above 0."]


@pytest.mark.parametrize(
    ("inputs", "outputs", "kind", "buttons"),
    [
        ("text", "text", "standard", ["Submit", "Stop", "Clear"]),
        ("text", None, "input_only", ["Submit", "Stop", "Clear"]),
        (None, "text", "output_only", ["Generate", "Stop", "Clear"]),
    ],
)
def test_the_kinds(inputs: Any, outputs: Any, kind: str, buttons: list[str]) -> None:
    demo = gr.Interface(lambda *given: given, inputs, outputs)
    assert demo.kind == kind
    assert texts(demo) == buttons


def test_one_component_for_both_stands_there_once() -> None:
    field = gr.Textbox()
    demo = gr.Interface(lambda text: text, field, field)
    assert demo.kind == "unified"
    assert [block for block in demo.walk() if isinstance(block, gr.Textbox)] == [field]


def test_an_output_that_is_one_of_several_inputs_stands_there_once() -> None:
    first, second, extra = gr.Textbox(), gr.Textbox(), gr.Textbox()
    demo = gr.Interface(lambda a, b: (a, b), [first, second], [first, extra])
    assert demo.kind == "standard"
    assert [block for block in demo.walk() if isinstance(block, gr.Textbox)] == [first, second, extra]


def test_headings_and_text_around_it() -> None:
    demo = gr.Interface(
        repeat, ["text", "number"], "text", title="Again", description="*D*", article="<b>A</b>"
    )
    assert demo.title == "Again"
    shown = [block.value for block in demo.walk() if isinstance(block, gr.Markdown)]
    assert shown == ["# Again", "*D*", "<b>A</b>"]


async def test_flags_are_kept_below_the_outputs(open_page: Open, tmp_path: Path) -> None:
    demo = gr.Interface(
        repeat,
        ["text", "number"],
        "text",
        flagging_mode="manual",
        flagging_options=["wrong"],
        flagging_dir=tmp_path,
    )
    word, times = demo.input_components
    tab = open_page(demo)
    await tab.run(button(demo, "Submit"), "click", {word: "ab", times: 2})
    await tab.run(button(demo, "Flag as wrong"), "click")
    header, row = (tmp_path / "dataset1.csv").read_text().splitlines()
    assert header == "word,times,output,flag,timestamp"
    assert row.startswith("ab,2,abab,wrong,")


def test_there_is_nothing_to_flag_without_an_output() -> None:
    demo = gr.Interface(repeat, ["text", "number"], None, flagging_mode="manual")
    assert texts(demo) == ["Submit", "Stop", "Clear"]


async def test_examples_fill_the_inputs(open_page: Open) -> None:
    rows = [["a", 2], ["b", 3]]
    demo = gr.Interface(repeat, "text", "text", additional_inputs=[gr.Slider()], examples=rows)
    (samples,) = [block for block in demo.walk() if isinstance(block, gr.Dataset)]
    word, times = demo.input_components
    tab = open_page(demo)
    await tab.run(samples, "click", {samples: 1})
    assert (tab.value(word), tab.value(times)) == ("b", 3)


def test_additional_inputs_stand_in_a_section() -> None:
    demo = gr.Interface(repeat, "text", "text", additional_inputs=["number"])
    (section,) = [block for block in demo.walk() if isinstance(block, gr.Accordion)]
    assert section.children == demo.additional_input_components
    assert section.open is False
    demo = gr.Interface(len, None, "number", additional_inputs="text")
    assert demo.kind == "standard"
    own = gr.Accordion("More", open=True)
    demo = gr.Interface(repeat, "text", "text", additional_inputs="number", additional_inputs_accordion=own)
    assert own.children == demo.additional_input_components


def test_the_buttons_are_the_authors() -> None:
    go, halt, reset = gr.Button("Go"), gr.Button("Halt"), gr.Button("Reset")
    demo = gr.Interface(repeat, ["text", "number"], "text", submit_btn=go, stop_btn=halt, clear_btn=reset)
    assert [block for block in demo.walk() if isinstance(block, gr.Button)] == [go, halt, reset]
    demo = gr.Interface(repeat, ["text", "number"], "text", submit_btn="Go", clear_btn=None)
    assert texts(demo) == ["Go", "Stop"]


@pytest.mark.parametrize("parameter", ["submit_btn", "stop_btn", "clear_btn"])
def test_what_is_no_button(parameter: str) -> None:
    with pytest.raises(PageError, match=parameter):
        gr.Interface(repeat, ["text", "number"], "text", **{parameter: False})  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("descripton", r"Interface\(\) has no parameter 'descripton': did you mean description="),
        ("qqqqq", r"Interface\(\) has no parameter 'qqqqq'\."),
    ],
)
def test_what_is_no_parameter(name: str, text: str) -> None:
    arguments: dict[str, Any] = {name: 1}
    with pytest.raises(TypeError, match=text):
        gr.Interface(len, "text", "text", **arguments)


def test_the_parameters_of_a_page_are_taken() -> None:
    demo = gr.Interface(
        len, "text", "text", css="p {}", session_ttl=3, elem_id="me", render=False, fill_height=True
    )
    assert (demo.elem_id, demo.fill_height) == ("me", True)


def test_what_is_no_function_or_has_no_field() -> None:
    for wrong in (None, "huggingface/gpt2", [len]):
        with pytest.raises(PageError, match="no function"):
            gr.Interface(wrong, "text", "text")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(PageError, match="inputs, outputs or both"):
        gr.Interface(len, None, [])


def test_components_that_stand_elsewhere_already_come_into_the_interface() -> None:
    with gr.Blocks() as outer:
        gr.Markdown("Above")
        demo = gr.Interface(len, gr.Textbox(label="Text"), gr.Number())
    assert [type(block) for block in outer.children] == [gr.Markdown, gr.Interface]
    assert demo.submission in outer.graph.listeners


async def test_an_interface_works_in_a_page_around_it(open_page: Open) -> None:
    inner = gr.Interface(len, "text", "number")
    with gr.Blocks() as outer:
        inner.render()
        with pytest.raises(PageError, match="already"):
            inner.render()
    tab = open_page(outer)
    await tab.run(button(outer, "Submit"), "click", {inner.input_components[0]: "four"})
    assert tab.value(inner.output_components[0]) == 4


def test_a_run_whose_outputs_nobody_sees_shows_on_submit() -> None:
    kept = gr.State()
    for outputs in (None, kept):
        demo = gr.Interface(lambda word, last: word or last, ["text", kept], outputs)
        assert demo.submission.progress_on is not None
        assert button(demo, "Submit") in demo.submission.progress_on


def test_what_is_not_there_yet() -> None:
    with pytest.raises(NotImplementedError, match="pass a function"):
        gr.Interface.from_pipeline(object())


@pytest.mark.parametrize("given", [1, 3])
def test_inputs_that_do_not_fit_the_function(given: int) -> None:
    def ask(name: str, age: int) -> None: ...

    with pytest.warns(UserWarning, match=r"'ask' takes 2 argument.* Arguments: name, age\. Inputs: .*'name'"):
        gr.Interface(ask, ["text"] * given, None)


class Greeter:
    def __call__(self, name: str, request: gr.Request) -> str:
        return f"{name} {request.username}"

    def method(self, name: str) -> str:
        return name


@pytest.mark.parametrize(
    "fn", [Greeter(), Greeter().method, partial(repeat, times=3), str.upper, len, lambda name: name, print]
)
def test_all_kinds_of_functions_fit_one_input(fn: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        gr.Interface(fn, "text", "text")
