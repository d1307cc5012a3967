"""A text of which one word after the other is hidden."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

import fanlight as gr
from fanlight.blocks.interfaces.explain.occlusion import Occlusion
from fanlight.blocks.interfaces.explain.text_cut import TextCut

WORDS = st.lists(
    st.text(st.characters(categories=["Ll"]), min_size=1, max_size=6), min_size=1, max_size=12, unique=True
)


def seen(text: str, **how: Any) -> list[str]:
    """All that a function is asked."""
    texts: list[str] = []

    def look(text: str) -> float:
        texts.append(text)
        return 1.0

    gr.explain(look, text, **how)
    return texts


@given(WORDS, st.data())
def test_the_word_that_counts_has_the_largest_effect(words: list[str], data: st.DataObject) -> None:
    counts = data.draw(st.sampled_from(words))
    found = gr.explain(lambda text: {"yes": float(counts in text.split())}, " ".join(words))
    effects = [(word, score) for word, score in found.parts() if score is not None]
    assert dict(effects)[counts] == 1.0
    assert sum(score for _, score in effects) == 1.0


@given(st.text(max_size=60))
def test_the_parts_make_up_the_text(text: str) -> None:
    cut = TextCut(text, Occlusion())
    assert cut.whole() == text
    if len(cut):
        parts = gr.explain(lambda _: 1.0, text).parts()
        assert "".join(part for part, _ in parts) == text
        assert not any(part.isspace() for part, score in parts if score is not None)


def test_a_word_goes_with_the_space_beside_it() -> None:
    assert seen("a bc  d") == ["a bc  d", "bc  d", "a d", "a bc  "]


def test_something_may_take_its_place() -> None:
    assert seen("to be", replacement="[MASK]") == ["to be", "[MASK] be", "to [MASK]"]


def test_neighbours_in_a_long_text_are_hidden_together() -> None:
    text = " ".join(f"w{number}" for number in range(1000))
    found = gr.explain(lambda text: float("w617 " in text), text, max_words=50)
    assert len([score for _, score in found.parts() if score is not None]) == 50
    assert [part for part, score in found.parts() if score and " w617 " in part]


def test_what_is_written_without_spaces_is_hidden_by_the_character() -> None:
    found = gr.explain(lambda text: float("猫" in text), "我有一只猫")
    assert [part for part, score in found.parts() if score == 1.0] == ["猫"]
