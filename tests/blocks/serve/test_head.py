"""The author's head: what the page's policy lets through for it, and nothing else."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import PageError
from fanlight.blocks.serve.head import Head, origin, sources_in_css
from fanlight.blocks.serve.policy import DIRECTIVES, policy

ANALYTICS = """
<script async src="https://www.example.com/gtag/js?id=1"></script>
<script>
  window.dataLayer = window.dataLayer || [];
</script>
"""


def digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_scripts_within_are_let_through_by_their_hash_and_others_by_their_origin() -> None:
    head = Head(ANALYTICS)
    assert head.sources == {
        "script-src": [
            "https://www.example.com",
            digest("\n  window.dataLayer = window.dataLayer || [];\n"),
        ],
        "connect-src": ["https://www.example.com"],
    }
    assert set(head.without) == {"require-trusted-types-for", "trusted-types"}


def test_a_script_within_loosens_nothing_else() -> None:
    found = policy(Head("<script>1 < 2 && '</p>'</script>").sources, Head("<script></script>").without)
    assert digest("1 < 2 && '</p>'") in found
    assert "require-trusted-types-for 'script'" in found
    assert "unsafe" not in found


def test_style_sheets_and_fonts_of_others() -> None:
    head = Head(
        '<link rel="preconnect" href="https://fonts.gstatic.com" crossorigin>'
        '<link href="//fonts.googleapis.com/css2?family=Lora&display=swap" rel="stylesheet">'
        "<style>p { color: red }</style>"
        '<link rel="icon" href="data:,"><title>Mine</title>'
    )
    assert head.sources["style-src"] == ["https://fonts.googleapis.com", digest("p { color: red }")]
    assert set(head.sources["font-src"]) == {"https://fonts.gstatic.com", "https://fonts.googleapis.com"}
    assert {"icon", "title"} <= head.elements
    assert head.without == []


def test_line_ends_count_as_browsers_count_them() -> None:
    assert Head("<script>a\r\nb</script>").sources == Head("<script>a\nb</script>").sources
    assert "\r" not in Head("<script>a\r\nb</script>").html


def test_the_author_can_widen_the_policy_by_name() -> None:
    head = Head(
        '<meta name="fanlight-allow" content="connect-src https://a.example wss://*.b.example; trusted-types">'
    )
    assert "connect-src 'self' https://a.example wss://*.b.example" in policy(head.sources, head.without)
    assert "trusted-types" not in policy(head.sources, head.without)


@pytest.mark.parametrize("content", ["object-src *", "connect-src a,b", 'script-src "x"', "nonsense"])
def test_what_cannot_be_widened_is_refused(content: str) -> None:
    with pytest.raises(PageError, match="cannot be widened"):
        Head(f"<meta name='fanlight-allow' content='{content}'>")


@pytest.mark.parametrize("html", ["<div>hello</div>", "<base href='/x'>", "<script>alert(1)", "<style>p {"])
def test_what_would_break_the_page_is_refused(html: str) -> None:
    with pytest.raises(PageError, match="head= holds a <"):
        Head(html)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example:8/x?y#z", "https://a.example:8"),
        ("//a.example/x", "https://a.example"),
        ("https://name:word@a.example/x", "https://a.example"),
        ("./own.js", None),
        ("data:text/javascript,1", None),
        ("https://a.example;script-src *", None),
        ("https://a b/", None),
    ],
)
def test_origins(address: str, expected: str | None) -> None:
    assert origin(address) == expected


@given(st.text("ahtps:/.;' \n*@[]-", max_size=30))
def test_no_address_ends_a_directive(address: str) -> None:
    try:
        found = origin(f"https://{address}")
    except ValueError:  # no address at all, which urlsplit says
        return
    assert found is None or not set(found) & set("; '\n*")


def test_style_rules_may_import_and_name_fonts() -> None:
    css = (
        '@import url("https://fonts.googleapis.com/css2?family=Inter"); @import "./own.css";'
        "@font-face { font-family: X; src: url(https://cdn.example/x.woff2) }"
    )
    assert sources_in_css(css) == {
        "style-src": ["https://fonts.googleapis.com"],
        "font-src": ["https://fonts.googleapis.com", "https://fonts.gstatic.com", "https://cdn.example"],
    }


def test_without_wishes_the_policy_is_that_of_every_page() -> None:
    assert policy({}) == "; ".join(" ".join((name, *sources)) for name, sources in DIRECTIVES.items())
