"""TabbedInterface: several pages in tabs, each working as it does alone."""

from __future__ import annotations

import re
from pathlib import Path

import httpx
import pytest
from browsing import Serve
from peer import Peer

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.tree.page import Page


@pytest.fixture(autouse=True)
def no_flags(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FANLIGHT_FLAGGING_MODE", "never")


def upper(text: str) -> str:
    return text.upper()


def lower(text: str) -> str:
    return text.lower()


def tabs(page: gr.Blocks) -> list[str | None]:
    return [block.label for block in page.walk() if isinstance(block, gr.Tab)]


def submit(demo: gr.Interface) -> gr.Button:
    (found,) = [b for b in demo.walk() if isinstance(b, gr.Button) and b.value == "Submit"]
    return found


def test_the_names_of_the_tabs() -> None:
    def pages() -> list[gr.Blocks]:
        return [gr.Interface(upper, "text", "text", title="Loud"), gr.Interface(lower, "text", "text")]

    assert tabs(gr.TabbedInterface(pages())) == ["Loud", "Tab 1"]
    assert tabs(gr.TabbedInterface(pages(), ["A", "B"], title="Both")) == ["A", "B"]


def test_what_is_no_list_of_pages() -> None:
    one = gr.Interface(upper, "text", "text")
    for wrong in ([], [upper], [one, "text"]):
        with pytest.raises(PageError, match="list of interfaces"):
            gr.TabbedInterface(wrong)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(PageError, match="2 tab_names for 1"):
        gr.TabbedInterface([one], ["a", "b"])


def test_two_interfaces_cannot_share_a_component() -> None:
    text = gr.Textbox()
    one, two = gr.Interface(upper, text, "text"), gr.Interface(lower, text, "text")
    with pytest.raises(PageError, match="'text' is part of two interfaces"):
        gr.TabbedInterface([one, two])
    with pytest.raises(PageError, match="not on this page"):
        _ = one.server
    assert two.server


async def test_each_works_as_alone(serve: Serve) -> None:
    loud, quiet = gr.Interface(upper, "text", "text"), gr.Interface(lower, "text", "text")
    with gr.Blocks() as plain:
        seen = gr.Textbox()
        plain.load(lambda: "loaded", None, seen)
    both = gr.TabbedInterface([loud, quiet, plain], title="All")
    assert len(both.graph.listeners) == sum(len(p.graph.listeners) for p in (loud, quiet, plain))
    async with Peer(serve(both)) as peer:
        for demo, expected in ((loud, "ABC"), (quiet, "abc")):
            await peer.run(submit(demo), "click", {demo.input_components[0]: "aBc"})
            assert peer.value(demo.output_components[0]) == expected
        await peer.run(both, "load")
        assert peer.value(seen) == "loaded"


def test_tabs_within_a_page_keep_each_listener_once() -> None:
    loud = gr.Interface(upper, "text", "text")
    both = gr.TabbedInterface([loud])
    with gr.Blocks() as outer:
        both.render()
    assert outer.graph.listeners.count(loud.submission) == 1
    assert [one.index for one in outer.graph.listeners] == list(range(len(outer.graph.listeners)))


def test_interfaces_that_were_made_within_the_page_move_into_the_tabs() -> None:
    with gr.Blocks() as outer:
        loud = gr.Interface(upper, "text", "text")
        both = gr.TabbedInterface([loud], ["Loud"])
    assert outer.children == [both]
    assert outer.graph.listeners.count(loud.submission) == 1


def test_the_styles_of_the_parts_come_along(serve: Serve) -> None:
    loud = gr.Interface(upper, "text", "text", css=".loud { color: red }")
    both = gr.TabbedInterface([gr.TabbedInterface([loud])], css=".both { color: blue }")
    url = serve(both)
    sheets = re.findall(r'href="./(css/\w+\.css)"', httpx.get(url).text)
    assert [httpx.get(url + sheet).text for sheet in sheets] == [
        ".both { color: blue }",
        ".loud { color: red }",
    ]


def test_arguments_for_the_tabs() -> None:
    both = gr.TabbedInterface([gr.Interface(upper, "text", "text")], tabs_kwargs={"selected": 0})
    assert [block.selected for block in both.walk() if isinstance(block, gr.Tabs)] == [0]


def test_flags_of_each_go_where_it_says(tmp_path: Path) -> None:
    loud = gr.Interface(upper, "text", "text", flagging_mode="manual", flagging_dir=tmp_path / "loud")
    both = gr.TabbedInterface([loud])
    assert any(isinstance(block, gr.Button) and block.value == "Flag" for block in both.walk())


def test_pages_of_every_kind_are_drawn_within_another_one(tmp_path: Path) -> None:
    def page() -> gr.Interface:
        return gr.Interface(str.upper, "text", "text", flagging_mode="never")

    kinds = [page(), gr.Parallel(page(), page()), gr.Series(page(), page()), gr.TabbedInterface([page()])]
    tabs = gr.TabbedInterface([*kinds, gr.flagging.review(tmp_path)])
    assert {one.client_name for one in tabs.blocks.values() if isinstance(one, Page)} == {"column"}
