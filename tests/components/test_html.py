import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.media import StoredFile
from fanlight.blocks.wire.script import script_name
from fanlight.components.html import HTML

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(JSON_VALUES)
def test_any_json_survives_both_ways(value: Any) -> None:
    assert HTML().preprocess(HTML().postprocess(value)) == value


def test_shows_what_json_does_not_know_in_its_natural_form() -> None:
    assert HTML().postprocess({"a": np.float32(0.5), "b": (1, 2)}) == {"a": 0.5, "b": [1, 2]}


def test_a_text_is_never_read_as_a_path(watch_files: Callable[[], AbstractContextManager[list[Any]]]) -> None:
    with watch_files() as opened:
        assert HTML().postprocess("/etc/passwd") == "/etc/passwd"
    assert opened == []


def test_a_function_gets_the_paths_of_the_files_that_the_page_has_sent() -> None:
    file = StoredFile("f1", "a.txt", "text/plain", 1, Path("/stored/f1"))
    assert HTML().preprocess({"files": [file]}) == {"files": [str(Path("/stored/f1"))]}


def test_what_is_passed_beside_is_known_to_the_templates_and_to_subclasses() -> None:
    html = HTML("a", html_template="${size}", size=[1, 2], label="L")
    assert html.props["size"] == [1, 2]  # type: ignore[index]  # as authors write it
    assert html.props()["known"] == {"label": "L", "visible": True, "size": [1, 2]}


def test_the_value_alone_needs_no_script() -> None:
    assert HTML("<b>a</b>").own_scripts == ()
    assert HTML("<b>a</b>").props()["script"] is None


def test_templates_and_code_are_one_script_under_its_hash() -> None:
    html = HTML(html_template="${a}", css_template="p { color: ${a} }", js_on_load="trigger('x')", a=1)
    (script,) = html.own_scripts
    assert re.findall(r"^\{?(\w+): ", script, re.MULTILINE) == ["html", "css", "load"]
    assert html.props()["script"] == script_name(script)
    assert html.changed({"a": 2}).own_scripts == html.own_scripts


def test_a_subclass_is_a_component_of_its_own() -> None:
    class Rating(HTML):
        def __init__(self, stars: int, value: int = 0, **kwargs: Any) -> None:
            super().__init__(value=value, html_template="${stars}", stars=stars, **kwargs)

    with gr.Blocks():
        rating = Rating(5, elem_id="r")
        other = rating.changed({"value": 3})
    assert (other.initial(), other.props["stars"], other.elem_id) == (3, 5, "r")  # type: ignore[index]
    assert Rating.client_name == "html"


def test_has_all_events_and_those_that_its_script_names() -> None:
    with gr.Blocks():
        html = HTML(js_on_load="trigger('starred'); trigger(`unstarred`)")
        assert [html.submit.event, html.starred.event, html.unstarred.event] == [
            "submit",
            "starred",
            "unstarred",
        ]
        with pytest.raises(AttributeError, match=r"write trigger\('lost'\) in js_on_load"):
            html.lost  # noqa: B018


def test_holds_other_blocks() -> None:
    with gr.Blocks() as demo, HTML(html_template="<h2>x</h2>@children") as html:
        name = gr.Textbox()
    assert html.children == [name]
    assert {html.id, name.id} <= demo.blocks.keys()
    assert "data-fl-children" in html.own_scripts[0]


def test_calls_its_server_functions_and_no_others() -> None:
    async def later(text: str) -> set[str]:
        return {text}

    def size(path: str, times: int = 1) -> int:
        return len(path) * times

    html = HTML(label="Tree", server_functions=[size, later])
    assert html.call("size", ["abc", 2]) == 6
    assert html.call("later", ["x"]) == ["x"]
    for name in ("open", "__init__", "", None, 3):
        with pytest.raises(BadValue, match="HTML 'Tree' has no server function"):
            html.call(name, [])
    with pytest.raises(BadValue):
        html.call("size", "abc")


@pytest.mark.parametrize("text", ["<script>go()</script>", "<p>a</p><b id='x' onclick='go()'>b</b>"])
def test_warns_of_what_will_not_run(text: str) -> None:
    with pytest.warns(UserWarning, match="write js_on_load"):
        HTML(text)
    with pytest.warns(UserWarning, match="write js_on_load"):
        HTML(html_template=text)


def test_a_template_that_cannot_be_read_is_said_at_once() -> None:
    with pytest.raises(PageError, match="never closed"):
        HTML(html_template="${value")


def test_what_it_needs_joins_the_page() -> None:
    needs = HTML(
        head="<script src='https://example.org/x.js'></script>", css_template="p{color:var(--primary-500)}"
    ).needs
    assert needs.head == "<script src='https://example.org/x.js'></script>"
    assert "--primary-500" in needs.style
