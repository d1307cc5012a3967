"""From payloads to arguments, and from what a function returns to what the tab shows."""

from __future__ import annotations

import functools
import math
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import numpy as np
import pytest
from named import named
from visit import App

import fanlight as gr
from fanlight.blocks.run.calling.binding import updates_in

Start = Callable[..., App]
SECRET = "s3cret-text-of-the-author"


class Adder:
    """A callable object."""

    def __call__(self, a: float, b: float) -> float:
        return a + b

    def method(self, a: float, b: float) -> float:
        return a + b


def add(a: float, b: float) -> float:
    return a + b


async def add_later(a: float, b: float) -> float:
    return a + b


def add_stepwise(a: float, b: float) -> Iterator[float]:
    yield a
    yield a + b


async def add_stepwise_later(a: float, b: float) -> AsyncIterator[float]:
    yield a
    yield a + b


FORMS: dict[str, Callable[..., Any]] = {
    "function": add,
    "lambda": lambda a, b: a + b,
    "coroutine function": add_later,
    "generator": add_stepwise,
    "async generator": add_stepwise_later,
    "lambda that returns a coroutine": lambda a, b: add_later(a, b),
    "lambda that returns a generator": lambda a, b: add_stepwise(a, b),
    "lambda that returns an async generator": lambda a, b: add_stepwise_later(a, b),
    "partial": functools.partial(add, b=2),
    "partial of a coroutine function": functools.partial(add_later, b=2),
    "object": Adder(),
    "method": Adder().method,
}


@pytest.mark.parametrize("form", FORMS)
async def test_every_form_of_function_gives_its_result(serve_without_socket: Start, form: str) -> None:
    with gr.Blocks() as demo:
        a, b, out = gr.Number(), gr.Number(), gr.Number()
        button = gr.Button()
        button.click(FORMS[form], [a] if form.startswith("partial") else [a, b], out)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(button, "click", {a: 1, b: 2}))["state"] == "done"
    assert visit.value(out) == 3


async def arguments(start: Start, function: Callable[..., Any], **options: Any) -> Any:
    """What a function gets of the inputs a = 1 and b = 2; options are made of the two."""
    got: list[Any] = []

    @functools.wraps(function)
    def keep(*args: Any, **kwargs: Any) -> None:
        got.append(function(*args, **kwargs))

    with gr.Blocks() as demo:
        a, b = gr.Number(), gr.Number()
        button = gr.Button()
        made = {name: make(a, b) for name, make in options.items()}
        button.click(keep, **made)
    visit = start(demo).visit()
    assert (await visit.run(button, "click", {a: 1, b: 2}))["state"] == "done", visit.seen
    return got[0], a, b


async def test_inputs_as_a_list(serve_without_socket: Start) -> None:
    got, *_ = await arguments(serve_without_socket, lambda x, y: (x, y), inputs=lambda a, b: [a, b])
    assert got == (1, 2)


async def test_inputs_as_a_set_are_one_dict(serve_without_socket: Start) -> None:
    got, a, b = await arguments(serve_without_socket, lambda data: data, inputs=lambda a, b: {a, b})
    assert got == {a: 1, b: 2}


async def test_inputs_as_a_dict_are_keyword_arguments(serve_without_socket: Start) -> None:
    got, *_ = await arguments(
        serve_without_socket, lambda *, x, y: (x, y), inputs=lambda a, b: {"y": b, "x": a}
    )
    assert got == (1, 2)


async def test_inputs_kwargs_come_beside_inputs(serve_without_socket: Start) -> None:
    got, *_ = await arguments(
        serve_without_socket,
        lambda x, y=0: (x, y),
        inputs=lambda a, b: a,
        inputs_kwargs=lambda a, b: {"y": b},
    )
    assert got == (1, 2)


async def test_inputs_kwargs_come_beside_a_set(serve_without_socket: Start) -> None:
    got, a, _ = await arguments(
        serve_without_socket,
        lambda data, y: (data, y),
        inputs=lambda a, b: {a},
        inputs_kwargs=lambda a, b: {"y": b},
    )
    assert got == ({a: 1}, 2)


async def test_defaults_stand_for_inputs_that_are_not_given(serve_without_socket: Start) -> None:
    got, *_ = await arguments(serve_without_socket, lambda x, y=7: (x, y), inputs=lambda a, b: a)
    assert got == (1, 7)


class Injections:
    """Functions that ask for the request, wherever it stands among their parameters."""

    @staticmethod
    def first(request: gr.Request, x: float) -> Any:
        return request.session_hash, x

    @staticmethod
    def last(x: float, request: gr.Request) -> Any:
        return request.session_hash, x

    @staticmethod
    def after_a_default(x: float, y: float = 0, request: gr.Request | None = None) -> Any:
        assert request is not None
        return request.session_hash, x

    @staticmethod
    def by_keyword(x: float, *, request: gr.Request) -> Any:
        return request.session_hash, x

    @staticmethod
    def behind_all_positional(*values: float, request: gr.Request) -> Any:
        return request.session_hash, *values

    @staticmethod
    def beside_what_cannot_be_evaluated(x: NoSuchType, request: gr.Request) -> Any:  # type: ignore[name-defined]  # noqa: F821
        return request.session_hash, x


@pytest.mark.parametrize("name", [name for name in vars(Injections) if not name.startswith("_")])
async def test_the_request_is_injected_by_annotation(serve_without_socket: Start, name: str) -> None:
    with gr.Blocks() as demo:
        number, out = gr.Number(), gr.JSON()
        button = gr.Button()
        button.click(getattr(Injections, name), number, out)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(button, "click", {number: 1}))["state"] == "done"
    assert visit.value(out) == [visit.session.id, 1]


class Selecting:
    """A callable object and a partial ask as well."""

    def __call__(self, event: gr.SelectData) -> Any:
        return [event.index, event.value, event.selected, event.target.label, event.extra]


@pytest.mark.parametrize("form", [Selecting(), functools.partial(Selecting.__call__, Selecting())], ids=named)
async def test_the_event_is_injected(serve_without_socket: Start, form: Callable[..., Any]) -> None:
    with gr.Blocks() as demo:
        text, out = gr.Textbox(label="Words"), gr.JSON()
        text.select(form, None, out)
    visit = serve_without_socket(demo).visit()
    await visit.run(text, "select", data={"index": [0, 4], "value": "word", "extra": 1})
    assert visit.value(out) == [[0, 4], "word", True, "Words", 1]


async def shown(start: Start, output: Callable[[], Any], result: Any, **options: Any) -> Any:
    """What the tab shows of a result."""
    with gr.Blocks() as demo:
        out, button = output(), gr.Button()
        button.click(lambda: result, None, out, **options)
    visit = start(demo).visit()
    ending = await visit.run(button, "click")
    assert ending["state"] == "done", ending
    return visit.value(out)


@pytest.mark.parametrize(
    ("component", "result", "value"),
    [
        (gr.Number, 2**100, 2**100),
        (gr.Number, -math.inf, -math.inf),
        (gr.Number, np.float32(0.5), 0.5),
        (gr.Number, np.int64(-4), -4),
        (gr.Number, None, None),
        (gr.Textbox, "\ud800 half a pair", "\ud800 half a pair"),
        (gr.Textbox, "", ""),
        (gr.Textbox, None, ""),
        (gr.Textbox, 5, "5"),
        (gr.JSON, {"$": [np.arange(3), np.float64(1.5)]}, {"$": [[0, 1, 2], 1.5]}),
        (gr.JSON, [2**100, None, True], [2**100, None, True]),
        (gr.Checkbox, np.bool_(1), True),
    ],
    ids=named,
)
async def test_values_survive(serve_without_socket: Start, component: Any, result: Any, value: Any) -> None:
    assert await shown(serve_without_socket, component, result) == value


async def test_nan_survives(serve_without_socket: Start) -> None:
    assert math.isnan(await shown(serve_without_socket, gr.Number, math.nan))


async def test_postprocess_false_shows_payloads(serve_without_socket: Start) -> None:
    assert await shown(serve_without_socket, gr.Textbox, [1, {"a": np.arange(2)}], postprocess=False) == [
        1,
        {"a": [0, 1]},
    ]


async def test_preprocess_false_gives_payloads_that_were_checked(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        pick, out = gr.Radio(["a", "b"], type="index"), gr.Textbox()
        pick.input(lambda payload: repr(payload), pick, out, preprocess=False)
    visit = serve_without_socket(demo).visit()
    await visit.run(pick, "input", {pick: "b"})
    assert visit.value(out) == "'b'"
    assert (await visit.run(pick, "input", {pick: "z"}))["state"] == "failed"


async def updated(start: Start, result: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """The props that a result changes on two outputs, a Textbox and a Number."""
    with gr.Blocks() as demo:
        text, number = gr.Textbox(label="A"), gr.Number(label="B")
        button = gr.Button()
        button.click(lambda: result(text, number), None, [text, number])
    visit = start(demo).visit()
    ending = await visit.run(button, "click")
    assert ending["state"] == "done", ending
    assert text.id is not None
    assert number.id is not None
    return visit.props.get(text.id, {}), visit.props.get(number.id, {})


@pytest.mark.parametrize(
    ("result", "changes"),
    [
        (lambda a, b: ("x", 1), ({"value": "x"}, {"value": 1})),
        (lambda a, b: ["x", 1], ({"value": "x"}, {"value": 1})),
        (lambda a, b: {a: "x"}, ({"value": "x"}, {})),
        (lambda a, b: {b: gr.skip(), a: None}, ({"value": ""}, {})),
        (lambda a, b: (gr.skip(), gr.update()), ({}, {})),
        (
            lambda a, b: (gr.update(value="x", visible=False), 1),
            ({"value": "x", "visible": False}, {"value": 1}),
        ),
        (lambda a, b: (gr.Textbox(lines=3), gr.Number(value=2)), ({"lines": 3}, {"value": 2})),
        (lambda a, b: (gr.Textbox("x"), gr.skip()), ({"value": "x"}, {})),
        (lambda a, b: (gr.update(label="C"), gr.update(value=None)), ({"label": "C"}, {"value": None})),
        (lambda a, b: (gr.update(interactive=False), gr.skip()), ({"interactive": False}, {})),
        (lambda a, b: {a: gr.Textbox(elem_classes="new")}, ({"elem_classes": ["new"]}, {})),
    ],
)
async def test_what_stands_for_a_value(serve_without_socket: Start, result: Any, changes: Any) -> None:
    assert await updated(serve_without_socket, result) == changes


async def test_an_update_is_remembered_for_the_next_event(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        pick, button, out = gr.Radio(["a"]), gr.Button(), gr.Textbox()
        button.click(lambda: gr.Radio(choices=["b"]), None, pick)
        pick.input(lambda value: value, pick, out)
    app = serve_without_socket(demo)
    visit, other = app.visit(), app.visit()
    await visit.run(button, "click")
    assert (await visit.run(pick, "input", {pick: "b"}))["state"] == "done"
    assert visit.value(out) == "b"
    assert (await visit.run(pick, "input", {pick: "a"}))["state"] == "failed"
    assert (await other.run(pick, "input", {pick: "b"}))["state"] == "failed"


async def test_layouts_take_updates_only(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        with gr.Row() as row:
            button, wrong = gr.Button(), gr.Button()
        button.click(lambda: gr.Row(visible=False), None, row)
        wrong.click(lambda: "text", None, row)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    assert row.id is not None
    assert visit.props[row.id] == {"visible": False}
    assert "layout" in (await visit.run(wrong, "click"))["message"]


async def test_what_the_visitor_may_have_changed_meanwhile_is_said_again(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        with gr.Tabs() as tabs:
            gr.Tab("A")
            with gr.Tab("B"), gr.Accordion("C") as section:
                button = gr.Button()
        button.click(lambda: (gr.Tabs(selected=0), gr.Accordion(open=False)), None, [tabs, section])
    visit = serve_without_socket(demo).visit()
    for _ in range(2):
        visit.props.clear()
        await visit.run(button, "click")
        assert [visit.props.get(one.id or 0) for one in (tabs, section)] == [{"selected": 0}, {"open": False}]


def cycle() -> list[Any]:
    knot: list[Any] = []
    knot.append(knot)
    return knot


def deep() -> list[Any]:
    core: list[Any] = []
    for _ in range(100_000):
        core = [core]
    return core


@pytest.mark.parametrize(
    "result",
    [
        (SECRET,),
        (1, 2, SECRET),
        SECRET,
        (object(), SECRET),
        (1, object()),
        (1, SECRET),
        (1, cycle()),
        (1, gr.Image),
        (1, gr.Textbox(SECRET)),
        (1, gr.update(no_such_argument=SECRET)),
        (1, gr.update(value=SECRET)),
        {gr.Number(): SECRET},
        None,
        {},
        deep(),
    ],
    ids=lambda result: named(result)[:40] if not isinstance(result, list) else "deep",
)
async def test_rubbish_is_an_error_for_its_caller_that_tells_no_values(
    serve_without_socket: Start, result: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with gr.Blocks() as demo:
        first, second, button = gr.JSON(), gr.Number(label="Second"), gr.Button()
        button.click(lambda: result, None, [first, second])
        fine = gr.Button()
        fine.click(lambda: ({}, 1), None, [first, second])
    app = serve_without_socket(demo)
    visit, other = app.visit(), app.visit()
    ending = await visit.run(button, "click")
    assert ending["state"] == "failed"
    assert "lambda" in ending["message"]
    assert (await other.run(fine, "click"))["state"] == "done"
    assert SECRET not in str(visit.seen)
    assert "/" not in ending["message"]
    assert caplog.text.count("Traceback (most recent call last)") >= 1


async def test_the_error_names_output_and_type(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        first, second, button = gr.Textbox(), gr.Number(label="Second"), gr.Button()
        button.click(lambda: ("fine", object()), None, [first, second])
    ending = await serve_without_socket(demo).visit().run(button, "click")
    assert "Output 2" in ending["message"]
    assert "Number 'Second'" in ending["message"]
    assert "object" in ending["message"]


async def test_a_wrong_number_of_values_is_told_with_the_outputs(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        first, second, button = gr.Textbox(label="A"), gr.Number(label="B"), gr.Button()
        button.click(lambda: (1, 2, 3), None, [first, second])
    ending = await serve_without_socket(demo).visit().run(button, "click")
    assert "2 outputs (Textbox 'A', Number 'B')" in ending["message"]
    assert "3 values" in ending["message"]


async def test_rubbish_changes_nothing(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        first, second, button = gr.Textbox(), gr.Number(), gr.Button()
        button.click(lambda: ("new", object()), None, [first, second])
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    assert visit.messages("patch") == []


async def test_a_path_that_may_not_be_shown_stays_unsaid(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        image, button = gr.Image(), gr.Button()
        button.click(lambda: "/etc/passwd", None, image)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(button, "click"))["state"] == "failed"
    assert "/" not in str([message.get("error") or message.get("message") for message in visit.seen])


async def test_state_belongs_to_a_visit_and_tells_when_it_changes(serve_without_socket: Start) -> None:
    with gr.Blocks() as demo:
        items, button, same = gr.State([]), gr.Button(), gr.Button()
        out, changes = gr.Textbox(), gr.Textbox()

        def push(items: list[int]) -> tuple[list[int], str]:
            items.append(len(items))
            return items, str(items)

        button.click(push, items, [items, out])
        same.click(lambda items: items, items, items)
        items.change(lambda items: f"changed to {len(items)}", items, changes)
    app = serve_without_socket(demo)
    visit, other = app.visit(), app.visit()
    for length in (1, 2):
        visit.send(button, "click")
        assert sorted(await visit.endings(2)) == [(0, "done"), (2, "done")]
        assert visit.value(changes) == f"changed to {length}"
    await visit.run(same, "click")
    await visit.run(button, "click")
    await visit.endings(1)
    assert (
        len([m for m in visit.seen if m["t"] == "run" and m["listener"] == 2 and m["state"] == "done"]) == 3
    )
    await other.run(button, "click")
    assert other.value(out) == "[0]"


async def test_a_mutated_result_is_another_value(serve_without_socket: Start) -> None:
    class Raw(gr.Component):
        """A component that keeps what a function returns."""

        change = gr.JSON.change

    log: list[int] = []
    with gr.Blocks() as demo:
        out, button, count = gr.JSON(), gr.Button(), gr.Number()

        def grow() -> list[int]:
            log.append(1)
            return log

        button.click(grow, None, out, postprocess=False)
        out.change(len, out, count)
    visit = serve_without_socket(demo).visit()
    for length in (1, 2):
        visit.send(button, "click")
        await visit.endings(2)
        assert visit.value(count) == length


async def test_what_counts_of_a_large_value_is_the_length_of_its_text(serve_without_socket: Start) -> None:
    small = [{"n": n} for n in range(200_000)]  # 3 MB of text, and some twenty times as much memory
    large = ["a" * 2**24] * 3
    with gr.Blocks() as demo:
        out, fits, breaks = gr.JSON(label="Data"), gr.Button(), gr.Button()
        fits.click(lambda: small, None, out)
        breaks.click(lambda: large, None, out)
    visit = serve_without_socket(demo).visit()
    assert (await visit.run(fits, "click"))["state"] == "done"
    ending = await visit.run(breaks, "click")
    assert "JSON 'Data' got about 48 MB, and a page takes 32 MB at once" in ending["message"]


async def test_a_function_gets_the_headers_that_it_names(serve_without_socket: Start) -> None:
    def told(text: str, x_api_token: gr.Header, other: gr.Header | None, request: gr.Request) -> str:
        assert request.client is not None
        return f"{text} {x_api_token} {other} {request.client.host}"

    with gr.Blocks() as page:
        box = gr.Textbox()
        box.submit(told, box, box)
    visit = serve_without_socket(page).visit(gr.Request({"X-API-Token": "t"}, ("10.0.0.1", 5)))
    assert (await visit.run(box, "submit", {box: "a"}))["state"] == "done"
    assert visit.props[box.id or 0]["value"] == "a t None 10.0.0.1"


@pytest.mark.filterwarnings("ignore:.*cannot become a:UserWarning")
async def test_of_another_class_what_both_know_is_taken(serve_without_socket: Start) -> None:
    def change() -> Any:
        return gr.Textbox("new", label="New", lines=3), gr.Column(scale=2, visible=False)

    with gr.Blocks() as page:
        text, row, button = gr.Markdown("old"), gr.Row(), gr.Button()
        button.click(change, None, [text, row])
    visit = serve_without_socket(page).visit()
    assert (await visit.run(button, "click"))["state"] == "done"
    assert visit.props[text.id or 0] == {"value": "new", "label": "New"}
    assert visit.props[row.id or 0]["visible"] is False


def test_a_block_of_another_class_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="Markdown cannot become a Textbox: of its arguments those"):
        assert updates_in(gr.Markdown(), gr.Textbox("a", max_lines=3)) == {"value": "a"}


async def test_a_function_gets_the_words_that_its_visitor_sees(serve_without_socket: Start) -> None:
    words = gr.I18n(en={"hi": "Hello"}, de={"hi": "Hallo"})
    with gr.Blocks() as demo:
        box, out = gr.Textbox(words("hi")), gr.Textbox()
        button = gr.Button()
        button.click(lambda text: f"{text}!", box, out)
    app = serve_without_socket(demo)
    for language, text in (("de-DE", "Hallo!"), ("fr", "Hello!")):
        visit = app.visit(gr.Request({"accept-language": language}))
        assert (await visit.run(button, "click"))["state"] == "done"
        assert visit.value(out) == text
