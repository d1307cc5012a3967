import pytest

from fanlight.blocks.errors import BadValue
from fanlight.blocks.wire.i18n import I18n, in_language
from fanlight.components.markdown import Markdown


def test_frees_the_text_of_common_indentation() -> None:
    text = """
        # Title

            code
    """
    assert Markdown(text).initial() == "# Title\n\n    code"


def test_none_is_not_the_empty_text() -> None:
    assert Markdown().postprocess(None) is None
    assert Markdown().postprocess("") == ""


def test_gives_its_text_to_functions() -> None:
    assert Markdown().preprocess("# Title") == "# Title"
    with pytest.raises(BadValue, match="takes a text"):
        Markdown().preprocess(["# Title"])


def test_has_neither_frame_nor_least_width_unless_wanted() -> None:
    assert (Markdown().container, Markdown().min_width) == (False, None)
    assert (Markdown(container=True).container, Markdown(min_width=9).min_width) == (True, 9)


def test_formulas_stand_between_two_dollars_unless_the_author_says_otherwise() -> None:
    assert Markdown().latex_delimiters == [{"left": "$$", "right": "$$", "display": True}]
    assert Markdown(latex_delimiters=[]).latex_delimiters == []


def test_a_text_in_several_languages_loses_its_indent_in_each() -> None:
    words = I18n(en={"hi": "  Hello\n  you"}, de={"hi": "  Hallo\n  du"})
    first = Markdown(words("hi")).initial()
    assert (first, in_language(first, ["de"])) == ("Hello\nyou", "Hallo\ndu")
