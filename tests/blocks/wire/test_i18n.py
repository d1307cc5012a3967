"""Texts in several languages, and what a browser says of its visitor's."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.wire.codec import encode
from fanlight.blocks.wire.i18n import I18n, in_language, preferred

WORDS = I18n(
    en={"name": "Name", "hello": "Hello"},
    de={"name": "Name", "hello": "Hallo"},
    pt_BR={"hello": "Olá"},
)


def test_to_the_program_it_is_the_text_in_english() -> None:
    hello = WORDS("hello")
    assert (hello, hello.key, hello.upper(), f"{hello}!") == ("Hello", "hello", "HELLO", "Hello!")
    assert encode({"label": hello}) == b'{"label":"Hello"}'


def test_without_english_it_is_the_first_language_that_there_is() -> None:
    assert I18n(fr={"a": "un"}, de={"a": "ein"})("a") == "un"


@pytest.mark.parametrize(
    ("languages", "text"),
    [
        (["de"], "Hallo"),
        (["de-at", "en"], "Hallo"),
        (["fr", "pt-br", "de"], "Olá"),
        (["pt"], "Olá"),
        (["pt-pt"], "Olá"),
        (["fr"], "Hello"),
        ([], "Hello"),
    ],
)
def test_a_visitor_reads_the_first_of_their_languages_that_there_is(languages: list[str], text: str) -> None:
    assert WORDS("hello").in_language(languages) == text


def test_str_and_pickle_keep_the_languages() -> None:
    for hello in (str(WORDS("hello")), pickle.loads(pickle.dumps(WORDS("hello")))):
        assert in_language(hello, ["de"]) == "Hallo"


def test_warns_of_a_key_that_no_language_has_and_shows_it() -> None:
    with pytest.warns(UserWarning, match="no text 'bye' in any language"):
        assert WORDS("bye") == "bye"


def test_warns_of_what_is_no_language() -> None:
    with pytest.warns(UserWarning, match="'deutsch!' is no language tag"):
        I18n(**{"deutsch!": {}})


@pytest.mark.parametrize(
    ("header", "languages"),
    [
        ("de", ("de",)),
        ("de-AT,de;q=0.9,en;q=0.8", ("de-at", "de", "en")),
        ("en;q=0.5, fr", ("fr", "en")),
        ("en;q=0, fr;q=0.1", ("fr",)),
        ("*", ()),
        ("", ()),
        ("de;q=2, ../../etc, <script>", ()),
    ],
)
def test_reads_the_header_of_a_browser(header: str, languages: tuple[str, ...]) -> None:
    assert preferred(header) == languages


@given(st.text())
def test_no_header_breaks_it(header: str) -> None:
    assert all(language.isascii() for language in preferred(header))


@given(st.lists(st.sampled_from(["de", "en", "fr-CA", "zh-Hant-TW"]), unique=True))
def test_the_order_of_a_header_is_kept(languages: list[str]) -> None:
    assert list(preferred(",".join(languages))) == [language.lower() for language in languages]
