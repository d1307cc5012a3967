"""A listener's validator, from the event to what its tab hears."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from visit import App

import fanlight as gr

Start = Callable[..., App]


def check(name: str, age: float) -> Any:
    return gr.validate(name != "", "no name"), gr.validate(age >= 18, "too young")


class Form:
    """A page that greets, and notes what was called."""

    def __init__(self, validator: Callable[..., Any], fn: Callable[..., Any] | None = None) -> None:
        self.calls: list[str] = []
        with gr.Blocks() as self.demo:
            self.name, self.age = gr.Textbox("", label="Name"), gr.Number(30, label="Age")
            self.answer, self.button = gr.Textbox(), gr.Button()
            inputs = [self.name, self.age]
            sent = self.button.click(fn or self.greet, inputs, self.answer, validator=validator)
            for event in ("then", "success", "failure"):
                getattr(sent, event)(self.noting(event))

    def greet(self, name: str, age: float) -> str:
        self.calls.append("greet")
        return f"Hello {name}"

    def noting(self, event: str) -> Callable[[], None]:
        return lambda: self.calls.append(event)


async def test_what_it_refuses_is_told_at_the_input_and_nothing_runs(serve_without_socket: Start) -> None:
    form = Form(check)
    visit = serve_without_socket(form.demo).visit()
    ending = await visit.run(form.button, "click", {form.age: 7})
    assert (ending["state"], ending["message"]) == ("failed", "no name; too young")
    refused = {message["block"]: message["message"] for message in visit.messages("invalid")}
    assert refused == {form.name.id: "no name", form.age.id: "too young"}
    assert visit.messages("toast") == []
    await visit.run(form.button, "click", {form.name: "Ada", form.age: 36})
    await visit.endings(2)
    assert form.calls == ["greet", "then", "success"]
    assert visit.value(form.answer) == "Hello Ada"


async def test_it_may_be_a_coroutine_function(serve_without_socket: Start) -> None:
    async def late(name: str, age: float) -> Any:
        return check(name, age)

    form = Form(late)
    visit = serve_without_socket(form.demo).visit()
    await visit.run(form.button, "click")
    assert [message["message"] for message in visit.messages("invalid")] == ["no name"]


async def test_it_asks_for_itself_who_asks_and_what_happened(serve_without_socket: Start) -> None:
    def check_request(request: gr.Request, name: str, age: float, event: gr.EventData) -> Any:
        return {form.name: gr.validate(is_valid=False, message=f"{request.session_hash} {event.target.name}")}

    form = Form(check_request)
    visit = serve_without_socket(form.demo).visit()
    await visit.run(form.button, "click")
    (told,) = visit.messages("invalid")
    assert told["message"] == f"{visit.session.id} Button"


async def test_the_function_may_ask_for_more_than_it(serve_without_socket: Start) -> None:
    def greet(name: str, age: float, request: gr.Request) -> str:
        return f"Hello {name} from {request.session_hash}"

    form = Form(lambda name, age: None, greet)
    visit = serve_without_socket(form.demo).visit()
    await visit.run(form.button, "click", {form.name: "Ada"})
    assert visit.value(form.answer) == f"Hello Ada from {visit.session.id}"


async def test_inputs_as_a_set_and_as_keywords(serve_without_socket: Start) -> None:
    seen: list[Any] = []

    def note(*args: Any, **kwargs: Any) -> None:
        seen.append((args, kwargs))

    with gr.Blocks() as demo:
        name, button, other = gr.Textbox("Ada"), gr.Button(), gr.Button()
        button.click(lambda values: None, {name}, validator=note)
        other.click(lambda name: None, {"name": name}, validator=note)
    visit = serve_without_socket(demo).visit()
    await visit.run(button, "click")
    await visit.run(other, "click")
    assert seen == [(({name: "Ada"},), {}), ((), {"name": "Ada"})]


@pytest.mark.parametrize("verdict", [False, [None], "no"], ids=repr)
async def test_one_that_does_not_say_what_it_means_is_an_error(
    serve_without_socket: Start, verdict: Any
) -> None:
    form = Form(lambda name, age: verdict)
    visit = serve_without_socket(form.demo).visit()
    ending = await visit.run(form.button, "click")
    assert ending["state"] == "failed"
    assert "The validator returned" in ending["message"]
    assert "greet" not in form.calls
