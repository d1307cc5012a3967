"""Arguments of old that `Interface` still takes."""

from __future__ import annotations

import pytest

import fanlight as gr
from fanlight.blocks.interfaces.old.spellings import take_old_spellings


@pytest.mark.parametrize(
    ("given", "mode"), [(True, "manual"), (False, "never"), ("auto", "auto"), ("never", "never")]
)
def test_allow_flagging(given: object, mode: str) -> None:
    with pytest.warns(DeprecationWarning, match=f'flagging_mode="{mode}"'):
        assert take_old_spellings({"allow_flagging": given}, "Interface") == {"flagging_mode": mode}


def test_what_is_not_old_stays() -> None:
    arguments = {"css": "p { color: red }", "nonsense": 1}
    assert take_old_spellings(arguments, "Interface") == {}
    assert len(arguments) == 2
    with pytest.raises(TypeError, match="nonsense"):
        gr.Interface(len, "text", "text", nonsense=1)


def test_a_script_and_a_theme_are_the_pages() -> None:
    demo = gr.Interface(len, "text", "text", js="() => 1", theme="soft", head="<meta name='x'>")
    assert demo._declared.look.scripts == ("() => 1",)
    assert demo._declared.look.theme is not None
