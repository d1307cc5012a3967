from pathlib import Path

import pytest

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.media import Media
from fanlight.components.button import Button


def test_its_value_is_the_text_on_it() -> None:
    assert Button("Go").initial() == "Go"
    assert Button().initial() == "Run"
    assert Button().preprocess("Go") == "Go"
    assert Button().postprocess(3) == "3"


def test_can_be_pressed_unless_the_author_says_otherwise() -> None:
    assert Button().interactive is True
    assert Button(interactive=False).interactive is False


def test_refuses_what_is_no_text() -> None:
    with pytest.raises(BadValue, match="takes a text"):
        Button().preprocess({"label": "x"})


def test_an_icon_is_a_file_or_an_address() -> None:
    assert Button(icon="icons/go.png").props()["icon"] == Media(Path("icons/go.png"), "go.png", "image/png")
    assert Button(icon="https://x.test/go.svg").props()["icon"] == {"url": "https://x.test/go.svg"}
    assert Button().props()["icon"] is None


@pytest.mark.parametrize("link", ["https://x.test/", "page?x=a:b", "/page", "#top", "mailto:a@x.test"])
def test_a_link_leads_to_a_page(link: str) -> None:
    assert Button(link=link).props()["link"] == link


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", " JavaScript:x", "java\nscript:x", "\x01data:text/html,x"]
)
def test_a_link_runs_no_script(link: str) -> None:
    with pytest.raises(PageError, match="leads to no page"):
        Button(link=link)


def test_unknown_arguments_name_the_cure() -> None:
    with pytest.raises(PageError, match="write one of 'primary', 'secondary'"):
        Button(variant="big")  # type: ignore[arg-type]


def test_a_shortcut_is_one_key() -> None:
    assert Button(shortcut="a").props()["shortcut"] == "a"
    for wrong in ("ab", "", " ", "\n"):
        with pytest.raises(PageError, match="is no key"):
            Button(shortcut=wrong)
