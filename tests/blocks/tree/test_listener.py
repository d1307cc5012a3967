"""How a function is bound to what happens, and what a wrong binding is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from named import named

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.tree.listener import Event, Listener
from fanlight.blocks.tree.options import ListenerOptions

DEFAULTS: dict[str, Any] = {
    "api_name": None,
    "api_description": None,
    "scroll_to_output": False,
    "show_progress": "full",
    "show_progress_on": None,
    "queue": True,
    "batch": False,
    "max_batch_size": 4,
    "preprocess": True,
    "postprocess": True,
    "cancels": None,
    "trigger_mode": None,
    "js": None,
    "concurrency_limit": "default",
    "concurrency_id": None,
    "api_visibility": "public",
    "time_limit": None,
    "stream_every": 0.5,
    "key": None,
    "validator": None,
    "inputs_kwargs": None,
}
"""Every option of a listener in Gradio 6, beside fn, inputs and outputs."""


@pytest.fixture
def button() -> Any:
    with gr.Blocks():
        yield gr.Button()


def test_every_option_at_its_default_is_taken(button: gr.Button) -> None:
    assert isinstance(button.click(lambda: None, None, None, **DEFAULTS), Listener)
    assert ListenerOptions.__annotations__.keys() | {"api_name"} == DEFAULTS.keys() | {"isolate"}


@pytest.mark.parametrize(
    ("options", "cure"),
    [
        ({"show_progress": "no"}, "'full', 'minimal', 'hidden'"),
        ({"trigger_mode": "twice"}, "'once', 'multiple', 'always_last'"),
        ({"api_visibility": "x"}, "'public', 'private', 'undocumented'"),
        ({"js": 5}, "JavaScript function"),
        ({"show_progress_on": "x"}, "show_progress_on takes components"),
        ({"inputs_kwargs": {"a": 1}}, "inputs takes components"),
        ({"inputs": "text"}, "inputs takes components"),
        ({"inputs": [None]}, "inputs takes components"),
        ({"inputs": gr.Row()}, "inputs takes components"),
        ({"outputs": 5}, "outputs takes blocks"),
        ({"fn": None}, "needs a function, or js="),
        ({"fn": 5}, "pass a function, without calling it"),
        ({"fn": "not a function"}, "pass a function, without calling it"),
    ],
    ids=named,
)
def test_a_wrong_argument_says_what_is_right(button: gr.Button, options: dict[str, Any], cure: str) -> None:
    with pytest.raises(PageError, match=cure):
        button.click(**{"fn": lambda: None, **options})


def test_a_function_that_could_run_in_the_browser_is_called_where_it_is(button: gr.Button) -> None:
    listener = button.click(list, js=True)
    assert (listener.fn, listener.js) == (list, None)
    with pytest.raises(PageError, match="needs a function"):
        button.click(None, js=True)


def test_a_made_up_option_is_a_type_error(button: gr.Button) -> None:
    with pytest.raises(TypeError, match="no_such"):
        button.click(lambda: None, no_such=1)  # type: ignore[call-overload]


@pytest.mark.parametrize("bind", [lambda b: b.click(lambda: 1), lambda b: gr.on([b.click], lambda: 1)])
def test_outside_of_a_page_it_says_where_to_write_it(bind: Callable[[gr.Button], Any]) -> None:
    with pytest.raises(PageError, match=r"\.click\(…\) was called outside.*`with gr.Blocks\(\) as demo:`"):
        bind(gr.Button())


def test_a_decorator_gives_the_function_back() -> None:
    with gr.Blocks() as demo:
        box, button = gr.Textbox(), gr.Button()

        @button.click(inputs=box, outputs=box)
        def shout(text: str) -> str:
            return text.upper()

        @gr.on([box.submit, button.click], inputs=box)
        def keep(text: str) -> None: ...

    assert shout("a") == "A"
    assert [one.fn for one in demo.graph.listeners] == [shout, keep]
    assert demo.graph.listeners[0].inputs == demo.graph.listeners[0].outputs == [box]


def test_on_several_events() -> None:
    with gr.Blocks() as demo:
        box, button = gr.Textbox(), gr.Button()
        listener = gr.on([box.submit, button.click], lambda text: text, box, box)
        single = gr.on(button.click, lambda: None)
    assert demo.graph.started_by(box.id or 0, "submit") == [listener]
    assert demo.graph.started_by(button.id or 0, "click") == [listener, single]


def test_on_nothing_is_on_load_and_on_each_change_of_an_input() -> None:
    with gr.Blocks() as demo:
        a, b = gr.Number(), gr.Number()
        listener = gr.on(None, lambda a, b: None, [a, b])
    for block, event in ((demo, "load"), (a, "change"), (b, "change")):
        assert demo.graph.started_by(block.id or 0, event) == [listener]
    assert listener.trigger_mode == "always_last"


@pytest.mark.parametrize(
    ("event", "mode"), [("change", "always_last"), ("submit", "once"), ("input", "once")]
)
def test_the_default_mode_depends_on_the_event(event: str, mode: str) -> None:
    with gr.Blocks():
        box = gr.Textbox()
        assert getattr(box, event)(lambda: None).trigger_mode == mode
        assert getattr(box, event)(lambda: None, trigger_mode="multiple").trigger_mode == "multiple"


def test_an_event_of_the_class_is_its_description() -> None:
    assert isinstance(gr.Button.click, Event)
    assert gr.Button.click.__doc__
    assert "click" in gr.Button.events
    assert "click" not in gr.Textbox.events


def test_the_sepia_demos_call() -> None:
    with gr.Blocks() as demo:
        image, strength, button = gr.Image(), gr.Slider(0, 1, 0.5), gr.Button("Flag")
        button.click(lambda *args: None, [image, strength], None, None, preprocess=False)
    assert demo.graph.listeners[0].preprocess is False


def test_old_spellings_are_taken_with_a_warning(button: gr.Button) -> None:
    with pytest.warns(DeprecationWarning, match='write api_visibility="undocumented"') as warned:
        assert button.click(list, show_api=False).api_visibility == "undocumented"  # type: ignore[call-overload]
    assert warned[0].filename == __file__
    with pytest.warns(DeprecationWarning, match='write api_visibility="public"'):
        assert button.click(list, show_api=True).api_visibility == "public"  # type: ignore[call-overload]
    with pytest.warns(DeprecationWarning, match="write js="):
        assert button.click(None, _js="() => 1").js == "() => 1"  # type: ignore[call-overload]


@pytest.mark.parametrize(("said", "meant"), [(True, "full"), (False, "hidden")])
def test_progress_is_shown_or_not(button: gr.Button, said: Any, meant: str) -> None:
    assert button.click(list, show_progress=said).show_progress == meant


def test_a_load_every_so_many_seconds_is_the_tick_of_a_timer() -> None:
    with gr.Blocks() as demo:
        with pytest.warns(DeprecationWarning, match=r"write gr\.Timer\(2\)\.tick") as warned:
            listener = demo.load(list, every=2)  # type: ignore[call-overload]
        with pytest.raises(PageError, match=r"\.click\(…, every=2\): only \.load takes"):
            gr.Button().click(list, every=2)  # type: ignore[call-overload]
    assert warned[0].filename == __file__
    assert [trigger.event for trigger in listener.triggers] == ["load", "tick"]
    clock = listener.triggers[1].source
    assert isinstance(clock, gr.Component)
    assert clock.value == 2


def test_a_route_ticks_by_itself() -> None:
    with gr.Blocks() as demo:
        pass
    with demo.route("Other") as other, pytest.warns(DeprecationWarning, match="write gr.Timer"):
        listener = demo.load(list, every=2)  # type: ignore[call-overload]
    clock = listener.triggers[1].source
    assert isinstance(clock, gr.Component)
    assert clock.page is other
