"""How a page looks and what it brings along, from the parameters to the document."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.serve.look import Look, look, theme_of
from fanlight.blocks.wire.script import script_name

Serve = Callable[..., str]


@pytest.mark.parametrize(
    "name", ["soft", "Soft", "gradio/soft", "glass", "default", "gradio/monochrome", "ocean"]
)
def test_themes_have_names(name: str) -> None:
    theme = theme_of(name)
    assert theme is not None
    assert theme.name == name.lower().removeprefix("gradio/")


def test_an_unknown_theme_is_warned_of() -> None:
    with pytest.warns(UserWarning, match="There is no theme 'gstaff/xkcd' here, so the page looks as usual"):
        assert theme_of("gstaff/xkcd") is None


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"theme": 3}, "theme=3 is no theme"),
        ({"favicon_path": "/no/such/icon.png"}, "is no file"),
        ({"head": "<p>"}, "head= holds a <p>"),
    ],
)
def test_what_is_none_of_it_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(PageError, match=said):
        look(**given)


def test_true_is_no_script() -> None:
    assert look(js=True) == look()


def test_files_are_read(tmp_path: Path) -> None:
    for name, text in {"a.css": "p {}", "b.js": "() => 1", "c.html": "<meta name='x'>"}.items():
        (tmp_path / name).write_text(text)
    found = look(
        css="a {}", css_paths=[tmp_path / "a.css"], js=str(tmp_path / "b.js"), head_paths=tmp_path / "c.html"
    )
    assert found == Look(None, ("a {}", "p {}"), ("() => 1",), "<meta name='x'>")


def test_the_theme_travels_as_one_sheet_and_the_default_as_none(serve: Serve) -> None:
    html = httpx.get(url := serve(gr.Blocks(theme=gr.themes.Soft(), css="p { color: red }"))).text
    sheets = [httpx.get(url + one) for one in re.findall(r'href="\./(css/[^"]+)"', html)]
    assert [one.text for one in sheets] == [gr.themes.Soft().css(), "p { color: red }"]
    assert "immutable" in sheets[0].headers["cache-control"]
    assert "./css/" not in httpx.get(serve(gr.Blocks(theme="default"))).text


def test_the_theme_of_launch_counts_more(serve: Serve) -> None:
    html = httpx.get(url := serve(gr.Blocks(theme="glass"), theme="soft")).text
    (sheet,) = re.findall(r'href="\./(css/[^"]+)"', html)
    assert httpx.get(url + sheet).text == gr.themes.Soft().css()


def test_styles_may_use_gradios_custom_properties(serve: Serve) -> None:
    html = httpx.get(url := serve(gr.Blocks(css="p { color: var(--primary-500) }"))).text
    first = re.findall(r'href="\./(css/[^"]+)"', html)[0]
    assert httpx.get(url + first).text == ":root, :host { --primary-500: #2f9d84 }"


def test_the_head_is_the_authors(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "more.html").write_text("<script>let more = 1</script>")
    html = httpx.get(
        url := serve(gr.Blocks(title="Ours", head="<title>Theirs</title>"), head_paths=tmp_path / "more.html")
    )
    assert "<title>Ours" not in html.text
    assert "<title>Theirs</title>\n<script>let more = 1</script>\n</head>" in html.text
    assert "script-src 'self' 'sha256-" in html.headers["content-security-policy"]
    assert url


def test_scripts_are_modules_that_the_page_names(serve: Serve) -> None:
    url = serve(gr.Blocks(js="() => 1"))
    name = script_name("() => 1")
    assert f'"scripts":["{name}"]' in httpx.get(url).text
    assert httpx.get(f"{url}js/{name}.js").text == "export default (\n() => 1\n);\n"
    assert "unsafe" not in httpx.get(url).headers["content-security-policy"]


def test_the_icon_is_a_file_of_the_page(serve: Serve, tmp_path: Path) -> None:
    icon = tmp_path / "my icon.png"
    icon.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    html = httpx.get(url := serve(gr.Blocks(), favicon_path=icon)).text
    (address,) = re.findall(r'<link rel="icon" href="\./([^"]+)">', html)
    answer = httpx.get(url + address)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    assert str(tmp_path) not in html


@pytest.mark.parametrize("scheme", ["dark", "light"])
def test_the_address_may_say_light_or_dark(serve: Serve, scheme: str) -> None:
    url = serve(gr.Blocks())
    assert f'<html data-theme="{scheme}" ' in httpx.get(f"{url}?__theme={scheme}").text
    for other in ("", "?__theme=system", '?__theme="><script>'):
        assert "data-theme" not in httpx.get(url + other).text
