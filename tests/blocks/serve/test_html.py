"""The document: the page's config inlined and harmless, and only the chunks that the page needs."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.errors import FanlightError
from fanlight.blocks.run.last_run import LastRun
from fanlight.blocks.serve.html import Client
from fanlight.blocks.wire.codec import decode
from fanlight.blocks.wire.script import script_name
from fanlight.client_js import DIST

Serve = Callable[..., str]


def config(html: str) -> Any:
    found = re.search(r'<script type="application/json" id="fanlight-config">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return decode(found[1])


def props(url: str, block: gr.Textbox | gr.Number | gr.Button | gr.Image) -> dict[str, Any]:
    blocks = config(httpx.get(url).text)["blocks"]
    found: dict[str, Any] = next(one["props"] for one in blocks if one["id"] == block.id)
    return found


def test_markup_in_texts_stays_text(serve: Serve) -> None:
    evil = "</script><script>alert(1)</script><!--"
    with gr.Blocks(title=evil) as demo:
        box = gr.Textbox(evil, label=evil)
    url = serve(demo)
    html = httpx.get(url).text
    assert "<script>alert" not in html
    assert html.count("<script") == 2
    assert props(url, box)["value"] == props(url, box)["label"] == config(html)["title"] == evil


def test_layouts_nest_deeply(serve: Serve) -> None:
    with gr.Blocks() as demo, ExitStack() as stack:
        for _ in range(200):
            stack.enter_context(gr.Row())
        gr.Textbox()
    assert httpx.get(serve(demo)).text.count('"type":"row"') == 200


@pytest.mark.parametrize("value", [math.inf, 2**100, 0.1, -4, 0])
def test_first_values_survive(serve: Serve, value: Any) -> None:
    with gr.Blocks() as demo:
        number = gr.Number(value)
    assert props(serve(demo), number)["value"] == value


def test_nan_survives(serve: Serve) -> None:
    with gr.Blocks() as demo:
        number = gr.Number(math.nan)
    assert math.isnan(props(serve(demo), number)["value"])


def test_files_in_props_are_handles(serve: Serve, tmp_path: Path) -> None:
    icon = tmp_path / "icon.png"
    icon.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    with gr.Blocks() as demo:
        button, image = gr.Button(icon=icon), gr.Image(np.zeros((2, 2, 3), np.uint8))
    url = serve(demo)
    for handle in (props(url, button)["icon"], props(url, image)["value"]):
        assert handle["mime"] == "image/png"
        assert str(tmp_path) not in str(handle)
        assert httpx.get(f"{url}file/{handle['$file']}/{handle['name']}").status_code == 200


def test_the_config_tells_blocks_tree_and_listeners(serve: Serve) -> None:
    with gr.Blocks(title="Demo", fill_width=True) as demo:
        with gr.Row():
            box, button = gr.Textbox(), gr.Button()
        gr.State()
        button.click(lambda text: text, box, box, show_progress="minimal")
    told = config(httpx.get(serve(demo)).text)
    assert (told["title"], told["fill_width"], told["version"]) == ("Demo", True, gr.__version__)
    assert [block["type"] for block in told["blocks"]] == ["row", "textbox", "button"]
    assert told["tree"] == {"id": 0, "children": [{"id": 1, "children": [{"id": 2}, {"id": 3}]}]}
    assert told["listeners"][0]["triggers"] == [[3, "click"]]
    assert "lambda" not in str(told)


def test_a_page_in_a_page_is_drawn_as_a_column(serve: Serve) -> None:
    with gr.Blocks() as demo, gr.Blocks():
        gr.Textbox()
    told = config(httpx.get(serve(demo)).text)
    assert [block["type"] for block in told["blocks"]] == ["column", "textbox"]


def test_security_headers(serve: Serve) -> None:
    headers = httpx.get(serve(gr.Blocks())).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-cache"


def test_everything_is_relative(serve: Serve) -> None:
    html = httpx.get(serve(gr.Blocks(css="p { color: red }"))).text
    assert all(
        address.startswith(("./", "data:,")) for address in re.findall(r'(?:href|src)="([^"]*)"', html)
    )


def test_the_authors_styles_are_served(serve: Serve, tmp_path: Path) -> None:
    file = tmp_path / "style.css"
    file.write_text("b { color: blue }")
    url = serve(gr.Blocks(css="p { color: red }", css_paths=file))
    sheets = re.findall(r'href="\./(css/[^"]+)"', httpx.get(url).text)
    answers = [httpx.get(url + sheet) for sheet in sheets]
    assert [one.text for one in answers] == ["p { color: red }", "b { color: blue }"]
    assert answers[0].headers["content-type"].startswith("text/css")
    assert httpx.get(url + "css/unknown.css").status_code == 404


def test_the_authors_scripts_are_modules(serve: Serve) -> None:
    with gr.Blocks() as demo:
        gr.Button().click(None, None, None, js="() => 1;")
    url = serve(demo)
    answer = httpx.get(f"{url}js/{script_name('() => 1;')}.js")
    assert answer.text == "export default (\n() => 1\n);\n"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert httpx.get(url + "js/unknown.js").status_code == 404


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A client with one lazy chunk that imports another."""
    manifest = {
        "src/main.tsx": {"file": "assets/main.js", "isEntry": True, "css": ["assets/main.css"]},
        "src/components/image.tsx": {
            "file": "assets/image.js",
            "imports": ["_shared.js", "src/main.tsx"],
            "css": ["assets/image.css"],
        },
        "src/components/json.tsx": {"file": "assets/json.js"},
        "src/layouts/sidebar.tsx": {"file": "assets/sidebar.js"},
        "_shared.js": {"file": "assets/shared.js", "css": ["assets/shared.css"]},
    }
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    return tmp_path


@pytest.mark.parametrize(
    ("types", "chunks", "sheets"),
    [
        ([], [], []),
        (["textbox", "row"], [], []),
        (["image", "image"], ["image.js", "shared.js"], ["image.css", "shared.css"]),
        (["json", "sidebar"], ["sidebar.js", "json.js"], []),
    ],
)
def test_only_the_lazy_chunks_that_a_page_needs_are_named(
    built: Path, types: list[str], chunks: list[str], sheets: list[str]
) -> None:
    document = Client(built).document({"title": "", "blocks": [{"type": one} for one in types]}).decode()
    assert re.findall(r'<link rel="modulepreload" href="\./assets/([^"]+)">', document) == chunks
    assert re.findall(r'<link rel="stylesheet" href="\./assets/([^"]+)">', document) == ["main.css", *sheets]
    assert '<script type="module" src="./assets/main.js">' in document


def test_a_client_that_is_not_built_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FanlightError, match="make build"):
        Client(tmp_path)


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("identity", None), ("", None)],
)
def test_assets_come_in_the_smallest_form_that_is_accepted(
    serve: Serve, accepted: str, encoding: str | None
) -> None:
    url = serve(gr.Blocks())
    largest = max((DIST / "assets").glob("*.js"), key=lambda path: path.stat().st_size)
    answer = httpx.get(f"{url}assets/{largest.name}", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-type"].startswith("text/javascript")


@pytest.mark.parametrize(
    "name",
    ["nothing.js", "..%2Fmanifest.json", "../manifest.json", "%2e%2e/manifest.json", "", "a/b.js", "%00"],
)
def test_no_other_file_is_an_asset(serve: Serve, name: str) -> None:
    assert httpx.get(f"{serve(gr.Blocks())}assets/{name}").status_code == 404


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "gzip"), ("gzip;q=0", None), ("", None)])
def test_the_document_is_packed_where_that_is_accepted(
    serve: Serve, accepted: str, encoding: str | None
) -> None:
    answer = httpx.get(serve(gr.Blocks()), headers={"Accept-Encoding": accepted})
    assert answer.headers.get("content-encoding") == encoding
    assert answer.text.startswith("<!doctype html>")


def test_what_has_no_place_stands_at_the_root_whatever_its_layouts_do(serve: Serve) -> None:
    with gr.Blocks() as demo:
        gr.Textbox()
        with gr.Tabs(), gr.Tab("Closed"), gr.Row(visible=False):
            timer, kept = gr.Timer(), gr.BrowserState()
    told = config(httpx.get(serve(demo)).text)
    assert [branch["id"] for branch in told["tree"]["children"]] == [timer.id, kept.id, 1, 2]
    assert told["tree"]["children"][-1] == {
        "id": 2,
        "children": [{"id": 3, "children": [{"id": 4, "children": []}]}],
    }


def test_listeners_say_how_often_they_stream(serve: Serve) -> None:
    with gr.Blocks() as demo:
        gr.Button().click(lambda: None, stream_every=0.1)
        gr.Button().click(lambda: None)
    told = config(httpx.get(serve(demo)).text)
    assert [listener["stream_every"] for listener in told["listeners"]] == [0.1, 0.5]


def test_listeners_say_whose_runs_they_look_back_at(serve: Serve) -> None:
    with gr.Blocks() as demo:
        first = gr.Button().click(lambda: None)

        def keep(run: LastRun = LastRun(first)) -> None: ...

        gr.Button().click(keep)
    told = config(httpx.get(serve(demo)).text)
    assert [listener["looks_back"] for listener in told["listeners"]] == [[], [0]]
