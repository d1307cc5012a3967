"""What render functions build for a session: shown, kept by key, replaced, forgotten."""

from __future__ import annotations

import asyncio
import gc
import itertools
import threading
from collections.abc import Callable, Iterator
from queue import Queue
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from visit import App, Visit

import fanlight as gr
from fanlight.blocks.errors import BadMessage, BadValue, Gone
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.run.session.regions import Regions
from fanlight.blocks.tree.block import Block
from fanlight.blocks.tree.part import Part

Serve = Callable[..., App]
FILES = FileStore()


async def render(visit: Visit, page: Block, event: str = "load", values: Any = None) -> dict[str, Any]:
    """Let something happen and give the render that comes of it."""
    visit.send(page, event, values)
    return await visit.receive("render")


def labelled(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The blocks of a render by their label, or what they say."""
    return {str(one["props"].get("label") or one["type"]): one for one in message["blocks"]}


def at(identifier: int) -> Block:
    """What stands for the block that has an id, or had it."""
    block = gr.Markdown(render=False)
    block.id = identifier
    return block


def happen(visit: Visit, block: int, event: str, values: dict[int, Any] | None = None) -> str:
    """Something happens at a rendered block; gives the id of its first run."""
    return visit.send(at(block), event, {at(name): value for name, value in (values or {}).items()}) + ".0"


async def test_what_the_function_makes_comes_in_one_message(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        count = gr.Number(200)
        total = gr.Textbox()

        @gr.render(inputs=count)
        def show(count: float) -> None:
            for number in range(int(count)):
                gr.Button(f"Button {number}").click(lambda number=number: number, None, total)

    visit = serve_without_socket(demo).visit()
    message = await render(visit, demo)
    assert len(message["blocks"]) == len(message["listeners"]) == len(message["tree"]["children"]) == 200
    assert message["block"] == message["tree"]["id"] == demo.graph.listeners[0].outputs[0].id
    assert min(one["id"] for one in message["blocks"]) > max(demo.blocks)
    assert visit.messages("patch") == []


async def test_a_rendered_listener_reads_and_writes_inside_and_around(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        name, total = gr.Textbox("Ada"), gr.Textbox()

        @gr.render()
        def show() -> None:
            greeting = gr.Textbox("Hello", label="Greeting")
            gr.Button("Greet").click(lambda a, b: (f"{a}, {b}!", "said"), [greeting, name], [total, greeting])

    visit = serve_without_socket(demo).visit()
    blocks = labelled(await render(visit, demo))
    box = blocks["Greeting"]["id"]
    assert blocks["Greeting"]["props"]["value"] == "Hello"
    assert blocks["Greeting"]["props"]["interactive"] is True
    await visit.ending(happen(visit, blocks["Button"]["id"], "click", {box: "Good day"}))
    assert visit.value(total) == "Good day, Ada!"
    assert visit.props[box]["value"] == "said"


async def test_each_visitor_has_what_was_rendered_for_him(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        name = gr.Textbox()

        @gr.render(inputs=name)
        def show(name: str) -> None:
            gr.Textbox(name, label="Name")

    app = serve_without_socket(demo)
    one, other = app.visit(), app.visit()
    first = labelled(await render(one, name, "change", {name: "Ada"}))
    second = labelled(await render(other, name, "change", {name: "Bob"}))
    assert [found["Name"]["props"]["value"] for found in (first, second)] == ["Ada", "Bob"]
    assert one.session.find(first["Name"]["id"]) is not other.session.find(second["Name"]["id"])


class Keyed:
    """A page that renders a text with a key, one without, and a button that changes the label of the first."""

    def __init__(self, serve: Serve, preserved: Any = "value") -> None:
        self.first = "a"
        with gr.Blocks() as self.demo:

            @gr.render()
            def show() -> None:
                box = gr.Textbox(self.first, label="Keyed", key="box", preserved_by_key=preserved)
                gr.Textbox("b", label="Not")
                gr.Button("Change", key="change").click(lambda: gr.Textbox(label="Other"), None, box)

        self.visit = serve(self.demo).visit()

    async def again(self) -> dict[str, dict[str, Any]]:
        return labelled(await render(self.visit, self.demo))


async def test_the_same_key_is_the_same_block_and_keeps_its_value(serve_without_socket: Serve) -> None:
    page = Keyed(serve_without_socket)
    before = await page.again()
    keyed, other = before["Keyed"]["id"], before["Not"]["id"]
    happen(page.visit, before["Button"]["id"], "click", {keyed: "typed", other: "typed"})
    after = await page.again()
    assert after["Keyed"]["id"] == keyed
    assert "value" not in after["Keyed"]["props"]
    assert after["Not"]["id"] != other
    assert after["Not"]["props"]["value"] == "b"
    assert page.visit.session.payload(page.visit.session.find(keyed)) == "typed"  # type: ignore[arg-type]


async def test_a_value_that_the_function_gives_anew_wins(serve_without_socket: Serve) -> None:
    page = Keyed(serve_without_socket)
    before = await page.again()
    keyed = before["Keyed"]["id"]
    happen(page.visit, before["Button"]["id"], "click", {keyed: "typed"})
    page.first = "c"
    after = await page.again()
    assert after["Keyed"]["props"]["value"] == "c"
    assert page.visit.session.payload(page.visit.session.find(keyed)) == "c"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("preserved", "kept"),
    [(["label"], {"label"}), ([], set()), (None, set()), (["label", "value"], {"label", "value"})],
)
async def test_what_is_preserved_is_the_authors_to_say(
    serve_without_socket: Serve, preserved: Any, kept: set[str]
) -> None:
    page = Keyed(serve_without_socket, preserved)
    before = await page.again()
    keyed = before["Keyed"]["id"]
    await page.visit.ending(happen(page.visit, before["Button"]["id"], "click", {keyed: "typed"}))
    [after] = [one for one in (await render(page.visit, page.demo))["blocks"] if one["id"] == keyed]
    assert {"label", "value"} - after["props"].keys() == kept
    block = page.visit.session.block(page.visit.session.find(keyed))  # type: ignore[arg-type]
    assert block.props()["label"] == ("Other" if "label" in kept else "Keyed")
    assert page.visit.session.payload(block) == ("typed" if "value" in kept else "a")  # type: ignore[arg-type]


async def test_a_tab_that_lost_all_is_told_all_again(serve_without_socket: Serve) -> None:
    page = Keyed(serve_without_socket)
    before = await page.again()
    keyed = before["Keyed"]["id"]
    await page.visit.ending(happen(page.visit, before["Button"]["id"], "click", {keyed: "typed"}))
    await page.again()
    page.visit.session.snapshot()
    message = await page.visit.receive("render")
    found = labelled(message)
    assert found["Keyed"]["props"]["value"] == "a"
    assert len(message["listeners"]) == 1
    while (await page.visit.receive("patch"))["block"] != keyed:
        pass
    assert page.visit.props[keyed]["value"] == "typed"


async def test_what_a_render_was_about_to_replace_may_still_speak(serve_without_socket: Serve) -> None:
    page = Keyed(serve_without_socket)
    before = await page.again()
    gone, kept = before["Not"]["id"], before["Keyed"]["id"]
    await page.again()
    with pytest.raises(Gone):
        happen(page.visit, gone, "change")
    with pytest.raises(Gone):
        happen(page.visit, kept, "change")  # there, but nobody listens
    button = before["Button"]["id"]
    ended = await page.visit.ending(happen(page.visit, button, "click", {gone: "x", kept: "y"}))
    assert ended["state"] == "done"


async def test_what_was_never_rendered_is_refused(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        box = gr.Textbox()
        box.change(lambda: None)
    visit = serve_without_socket(demo).visit()
    with pytest.raises(BadMessage):
        happen(visit, 1_000_000, "click")
    with pytest.raises(BadValue, match="no block"):
        happen(visit, box.id or 0, "change", {1_000_000: "x"})


async def test_an_error_leaves_what_is_shown(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        text = gr.Textbox("a")

        @gr.render(inputs=text)
        def show(text: str) -> None:
            gr.Markdown("before")
            if text == "b":
                raise gr.Error("not this one")

    visit = serve_without_socket(demo).visit()
    await render(visit, demo)
    ended = await visit.run(text, "change", {text: "b"})
    assert (ended["state"], ended["message"]) == ("failed", "not this one")
    assert len(visit.messages("render")) == 1


async def test_a_listener_that_names_a_block_of_another_render_is_an_error(
    serve_without_socket: Serve,
) -> None:
    made: list[gr.Textbox] = []
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            made.append(gr.Textbox())
            gr.Button().click(lambda: "x", None, made[0])

    visit = serve_without_socket(demo).visit()
    await render(visit, demo)
    ended = await visit.run(demo, "load")
    assert ended["state"] == "failed"
    assert "not on this page" in ended["message"]


async def test_functions_as_values_and_load_run_once_it_is_shown(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        count = gr.Number(3)

        @gr.render()
        def show() -> None:
            gr.Textbox(lambda count: f"{count:g} of them", inputs=count, label="Value")
            said = gr.Textbox(label="Said")
            demo.load(lambda: "loaded", None, said)
            gr.on(None, lambda count: count + 1, count, gr.Number(label="Next"))

    visit = serve_without_socket(demo).visit()
    blocks = labelled(await render(visit, demo))
    await visit.endings(4)
    assert visit.props[blocks["Value"]["id"]]["value"] == "3 of them"
    assert visit.props[blocks["Said"]["id"]]["value"] == "loaded"
    assert visit.props[blocks["Next"]["id"]]["value"] == 4


async def test_a_render_in_a_render(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        outer = gr.Textbox("o")

        @gr.render(inputs=outer)
        def show(text: str) -> None:
            box = gr.Textbox("i", label="Inner input")

            @gr.render(inputs=box)
            def inside(value: str) -> None:
                gr.Markdown(f"{text}{value}")

    visit = serve_without_socket(demo).visit()
    first = labelled(await render(visit, demo))
    box = first["Inner input"]["id"]
    assert labelled(await visit.receive("render"))["Markdown"]["props"]["value"] == "oi"
    happen(visit, box, "change", {box: "x"})
    assert labelled(await visit.receive("render"))["Markdown"]["props"]["value"] == "ox"
    await render(visit, outer, "change", {outer: "p"})
    assert labelled(await visit.receive("render"))["Markdown"]["props"]["value"] == "pi"
    assert len(list(visit.session.regions)) == 2
    visit.session.snapshot()
    again = [await visit.receive("render") for _ in range(2)]
    assert again[1]["block"] in {one["id"] for one in again[0]["blocks"]}


async def test_a_chain_goes_on_where_a_render_has_replaced_it(serve_without_socket: Serve) -> None:
    go_on = threading.Event()
    with gr.Blocks() as demo:
        state, total = gr.State(0), gr.Textbox()

        @gr.render(inputs=state)
        def show(count: int) -> None:
            button = gr.Button("Add")
            first = button.click(lambda count: count + 1, state, state)
            first.then(lambda: go_on.wait(20) and None).then(lambda: "all", None, total)

    visit = serve_without_socket(demo).visit()
    blocks = labelled(await render(visit, demo))
    happen(visit, blocks["Button"]["id"], "click")
    await visit.receive("render")
    go_on.set()
    while total.id not in visit.props:
        await visit.next()
    assert visit.value(total) == "all"


async def test_what_comes_late_for_a_block_that_is_gone_is_dropped(serve_without_socket: Serve) -> None:
    go_on = threading.Event()
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            box = gr.Textbox(label="Slow")
            gr.Button().click(lambda: go_on.wait(20) and "late", None, box)

    visit = serve_without_socket(demo).visit()
    blocks = labelled(await render(visit, demo))
    run = happen(visit, blocks["Button"]["id"], "click")
    await render(visit, demo)
    go_on.set()
    assert (await visit.ending(run))["state"] == "done"
    assert blocks["Slow"]["id"] not in visit.props


async def test_a_picture_is_the_sessions_and_goes_with_it(serve_without_socket: Serve) -> None:
    greys = iter([0, 255])
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            gr.Image(np.full((2, 2, 3), next(greys), np.uint8), label="Picture")

    app = serve_without_socket(demo)
    visit = app.visit()
    handle = labelled(await render(visit, demo))["Picture"]["props"]["value"]
    assert handle["$file"] in visit.session.files_in_use()
    await render(visit, demo)
    assert handle["$file"] not in visit.session.files_in_use()


async def test_a_state_is_let_go_of_with_its_render(serve_without_socket: Serve) -> None:
    forgotten: Queue[Any] = Queue()
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            state = gr.State([], delete_callback=forgotten.put)
            gr.Button("Add").click(lambda state: [*state, 1], state, state)

    app = serve_without_socket(demo)
    visit = app.visit()
    blocks = labelled(await render(visit, demo))
    await visit.ending(happen(visit, blocks["Button"]["id"], "click"))
    await render(visit, demo)
    assert await asyncio.to_thread(forgotten.get, timeout=20) == [1]


async def test_a_thousand_renders_leave_no_more_than_one(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        count = gr.Number(0)

        @gr.render(inputs=count)
        def show(count: float) -> None:
            state = gr.State(count)
            with gr.Row(key="row"):
                box = gr.Textbox(key="box")
            button = gr.Button()
            button.click(lambda state, box: (state, box), [state, box], [state, box])

    visit = serve_without_socket(demo).visit()
    for number in range(1000):
        await render(visit, count, "change", {count: number})
        visit.seen.clear()
    gc.collect()
    session = visit.session
    parts = [one for one in gc.get_objects() if isinstance(one, Part) and one.page is one and one.id == 2]
    assert len(parts) <= 2  # the one that is shown, and what a worker thread may still hold
    assert len(list(session.regions)) == 1
    held = {name: value for name, value in vars(session).items() if isinstance(value, dict)}
    del held["_events"]  # has a bound of its own
    assert max(map(len, held.values())) <= 8
    assert len(session.regions._blocks) == 4


async def test_a_session_holds_a_bounded_number_of_blocks(
    serve_without_socket: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fanlight.blocks.run.session.regions.MOST_BLOCKS", 25)
    with gr.Blocks() as demo:
        for _ in range(3):

            @gr.render()
            def show() -> None:
                for _ in range(10):
                    gr.Markdown("x")

    visit = serve_without_socket(demo).visit()
    visit.send(demo, "load")
    states = [state for _, state in await visit.endings(3)]
    assert sorted(states) == ["done", "done", "failed"]


async def test_a_function_that_cannot_take_its_inputs_is_told_of_once(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            gr.Button().click(lambda one, two: None, gr.Textbox())

    visit = serve_without_socket(demo).visit()
    with pytest.warns(UserWarning, match="takes 2 argument"):
        await render(visit, demo)
    await render(visit, demo)  # a warning would be an error here


async def test_a_region_in_a_part_that_is_gone_is_not_rendered_any_more(serve_without_socket: Serve) -> None:
    go_on, has_begun = threading.Event(), threading.Event()
    with gr.Blocks() as demo:
        mode = gr.Textbox("nested")

        @gr.render(inputs=mode)
        def show(mode: str) -> None:
            if mode == "nested":

                @gr.render()
                def inside() -> None:
                    has_begun.set()
                    go_on.wait(20)
                    gr.Markdown("too late")

    visit = serve_without_socket(demo).visit()
    outer = await render(visit, demo)
    assert await asyncio.to_thread(has_begun.wait, 20)
    assert (await render(visit, mode, "change", {mode: "plain"}))["blocks"] == []
    go_on.set()
    assert [state for _, state in await visit.endings(2)] == ["done", "done"]
    assert [one["block"] for one in visit.messages("render")] == [outer["block"]] * 2
    assert len(visit.session.regions._blocks) == 0


async def test_the_function_is_told_who_asks_and_may_show_progress(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:
        count = gr.Number(2)

        @gr.render(inputs=count)
        def show(count: float, request: gr.Request, progress: gr.Progress = gr.Progress()) -> None:
            for number in progress.tqdm(range(int(count)), desc="Building"):
                gr.Markdown(f"{number} {request.session_hash}")

    visit = serve_without_socket(demo).visit()
    message = await render(visit, demo)
    assert [one["props"]["value"] for one in message["blocks"]] == [
        f"{n} {visit.session.id}" for n in range(2)
    ]


async def test_a_page_within_a_part_brings_its_listeners(serve_without_socket: Serve) -> None:
    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            with gr.Blocks() as inner:
                said = gr.Textbox(label="Said")
                inner.load(lambda: "loaded", None, said)

    visit = serve_without_socket(demo).visit()
    said = labelled(await render(visit, demo))["Said"]["id"]
    await visit.endings(2)
    assert visit.props[said]["value"] == "loaded"


KINDS = (gr.Textbox, gr.Number, gr.Row)
made = st.lists(st.tuples(st.sampled_from(KINDS), st.none() | st.integers(0, 4)), max_size=8)


@given(st.lists(made, min_size=1, max_size=5))
def test_whatever_is_rendered_the_same_are_the_same_and_nothing_else_is_left(renders: list[Any]) -> None:
    with gr.Blocks() as demo:
        gr.render()(lambda: None)
    region = demo.graph.listeners[0].outputs[0]
    regions = Regions(demo, FILES, "nobody")
    before: dict[Any, int] = {}
    ever: set[int] = set()
    for blocks in renders:
        with Part() as part:
            found = [(kind, key, kind(key=key)) for kind, key in blocks]
        message, kept, gone = regions.show(regions.prepare(region, part), 0)
        ids = [block.id for _, _, block in found if block.id is not None]
        assert len(set(ids)) == len(blocks)
        assert [one["id"] for one in message.blocks] == ids
        assert regions._blocks.keys() == set(ids)
        now = {(kind, key): block.id or 0 for kind, key, block in reversed(found) if key is not None}
        assert {name: now[name] for name in now.keys() & before.keys()} == {
            name: before[name] for name in now.keys() & before.keys()
        }
        assert kept.keys() == ever & set(ids)
        assert gone.keys() | kept.keys() == ever
        before, ever = now, set(ids)


async def test_a_run_that_began_before_a_render_is_shown_and_stopped_after_it(
    serve_without_socket: Serve,
) -> None:
    go_on = threading.Event()

    def stream() -> Iterator[str]:
        for number in itertools.count():
            yield str(number)
            go_on.wait(20)

    with gr.Blocks() as demo:

        @gr.render()
        def show() -> None:
            said = gr.Textbox(key="said", label="Said")
            run = gr.Button("Go", key="go").click(stream, None, said)
            gr.Textbox(key="stop", label="Stop").submit(None, cancels=[run])

    visit = serve_without_socket(demo).visit()
    blocks = labelled(await render(visit, demo))
    said, stop, go = (blocks[name]["id"] for name in ("Said", "Stop", "Button"))
    run = happen(visit, go, "click")
    await visit.receive("patch")
    message = await render(visit, demo)
    assert visit.props[said]["value"] == "0"
    assert "value" not in labelled(message)["Said"]["props"]
    assert (await visit.ending(happen(visit, go, "click")))["state"] == "skipped"  # one lasts already
    happen(visit, stop, "submit")
    go_on.set()
    assert (await visit.ending(run))["state"] == "cancelled"


async def test_what_was_typed_while_a_render_was_made_stays(serve_without_socket: Serve) -> None:
    begun, go = threading.Event(), threading.Event()
    go.set()
    with gr.Blocks() as demo:
        source, seen = gr.Textbox("one"), gr.Textbox()

        @gr.render(inputs=source)
        def build(text: str) -> None:
            box = gr.Textbox(text.upper(), key="box", label="Box")
            box.submit(lambda value: value, box, seen)
            begun.set()
            go.wait(10)

    visit = serve_without_socket(demo).visit()
    first = await render(visit, source, "change", {source: "one"})
    box = labelled(first)["Box"]["id"]
    begun.clear()
    go.clear()
    run = f"{visit.send(source, 'change', {source: 'two'})}.0"
    assert await asyncio.to_thread(begun.wait, 10)
    await visit.ending(happen(visit, box, "submit", {box: "typed meanwhile"}))
    go.set()
    await visit.ending(run)
    assert "value" not in labelled(visit.messages("render")[-1])["Box"]["props"]
    third = await render(visit, source, "change", {source: "three"})
    assert labelled(third)["Box"]["props"]["value"] == "THREE"
