"""`gr.render`: what is declared, before anyone has come."""

from __future__ import annotations

import pytest

import fanlight as gr


def test_without_triggers_it_runs_at_load_when_an_input_changes_and_for_a_server_that_was_started_again() -> (
    None
):
    with gr.Blocks() as demo:
        count = gr.Number()

        @gr.render(inputs=count)
        def show(count: float) -> None: ...

    [listener] = demo.graph.listeners
    [region] = listener.outputs
    assert {(one.source, one.event) for one in listener.triggers} == {
        (demo, "load"),
        (count, "change"),
        (region, "restore"),
    }
    assert (listener.name, listener.trigger_mode, listener.concurrency_limit) == ("show", "always_last", None)
    assert listener.api_name is False


def test_with_triggers_it_runs_at_those() -> None:
    with gr.Blocks() as demo:
        count, button = gr.Number(), gr.Button()

        @gr.render(inputs=[count], triggers=[button.click, count.submit], queue=False, show_progress="hidden")
        def show(count: float) -> None: ...

    [listener] = demo.graph.listeners
    assert [(one.source, one.event) for one in listener.triggers] == [(button, "click"), (count, "submit")]
    assert (listener.queue, listener.show_progress) == (False, "hidden")


def test_it_stands_where_it_is_written_and_as_its_neighbours_do() -> None:
    with gr.Blocks() as demo:
        with gr.Row() as row:

            @gr.render()
            def beside() -> None: ...

        @gr.render()
        def below() -> None: ...

    assert row.children[0].client_name == "row"
    assert demo.children[1].client_name == "column"


def test_the_decorator_gives_the_function_back() -> None:
    def show() -> None: ...

    with gr.Blocks():
        assert gr.render()(show) is show


def test_outside_of_a_page_it_says_where_to_write_it() -> None:
    with pytest.raises(ValueError, match=r"inside `with gr\.Blocks"):
        gr.render()(lambda: None)


def generator():  # type: ignore[no-untyped-def]
    yield


async def coroutine() -> None: ...


@pytest.mark.parametrize("function", [generator, coroutine])
def test_a_function_that_would_build_nothing_is_refused(function: object) -> None:
    with gr.Blocks(), pytest.raises(ValueError, match="plain function"):
        gr.render()(function)  # type: ignore[type-var]  # what is tested
