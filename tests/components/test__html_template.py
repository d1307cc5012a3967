import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import PageError
from fanlight.components._html_template import template_script
from fanlight.components._js_expression import end_of_expression

CASES = Path(__file__).parents[2] / "client_js/src/parts/template_cases.json"
"""Templates and what they become; template_words.test.ts draws them."""


@pytest.mark.parametrize("case", json.loads(CASES.read_text("utf-8")), ids=lambda case: case["template"][:30])
def test_templates_become_functions(case: dict[str, Any]) -> None:
    assert template_script(case["template"], case["props"]) == case["script"]


@given(st.text() | st.text(alphabet="{}$#/ abeifc`'\"|@.!"))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(PageError):
        assert template_script(text, ["value"]).startswith("($c0,$h)=>{const {value}=$c0;return ")


@given(st.text().filter(lambda text: "{" not in text and "\\" not in text))
def test_what_is_no_tag_is_only_text(text: str) -> None:
    assert json.dumps(text) in template_script(text, []) or text == ""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("${a", "never closed"),
        ("{{a", "never closed"),
        ("{{#if a}}", "{{#if}} is never closed"),
        ("{{#if a}}{{/each}}", "closes no block"),
        ("{{/if}}", "closes no block"),
        ("{{else}}", "belongs to no block"),
        ("{{eq a b}}", "is not known"),
        ("{{#eq a b}}{{/eq}}", "is not known"),
        ("{{a + b}}", "is not known"),
        ("{{a()}}", "is no name"),
        ("{{@index}}", "not known here"),
    ],
)
def test_what_cannot_be_read_is_said(text: str, what: str) -> None:
    with pytest.raises(PageError, match=re.escape(what)):
        template_script(text, ["a", "b"])


def test_only_names_become_variables() -> None:
    assert "const {a,b}=" in template_script("", ["a", "class", "b", "not a name", "a", "ünicode"])


def test_an_expression_ends_at_its_own_brace() -> None:
    text = "a({b: '}'}, `}${`}`}`) // }\n}rest"
    assert text[end_of_expression(text, 0) :] == "}rest"
