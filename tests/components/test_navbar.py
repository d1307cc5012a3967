from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.errors import BadValue, PageError

LINKS = st.lists(st.tuples(st.text(), st.from_regex(r"[a-z]{1,9}", fullmatch=True)))


@given(LINKS)
def test_links_go_out_and_come_back(links: list[tuple[str, str]]) -> None:
    navbar = gr.Navbar(links)
    assert navbar.preprocess(navbar.postprocess(links)) == links
    assert navbar.initial() == [list(one) for one in links]


def test_none_is_no_link() -> None:
    assert gr.Navbar().initial() == []
    assert gr.Navbar().postprocess(None) == []


@pytest.mark.parametrize(
    "address", ["second", "./second", "#top", "https://example.org", "mailto:ada@example.org", "a/b:c"]
)
def test_an_address_leads_to_a_page_of_the_app_or_elsewhere(address: str) -> None:
    assert gr.Navbar([("There", address)]).initial() == [["There", address]]


@pytest.mark.parametrize(
    "value",
    [
        [("Away", "javascript:alert(1)")],
        [("Away", " JavaScript:alert(1)")],
        [("Away", "data:text/html,x")],
        [("Away", "//example.org")],
        [("One",)],
        ["ab"],
        [("Number", 1)],
        "text",
        3,
    ],
)
def test_what_is_no_list_of_links_is_refused(value: object) -> None:
    with pytest.raises(PageError, match="Navbar"):
        gr.Navbar(value)  # type: ignore[arg-type]
    with pytest.raises((TypeError, ValueError)):
        gr.Navbar().postprocess(value)
    with pytest.raises(BadValue):
        gr.Navbar().preprocess(
            [list(one) if isinstance(one, tuple) else one for one in value]
            if isinstance(value, list)
            else value
        )


def test_a_function_changes_it() -> None:
    changed = gr.Navbar().changed({"visible": False, "main_page_name": False})
    assert changed.props()["visible"] is False
    assert changed.props()["main_page_name"] is False
