from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.terminal import cut, harmless, width


@given(st.text(), st.integers(1, 30))
def test_a_cut_text_fits(text: str, cells: int) -> None:
    safe = harmless(text.replace("\n", " "))
    assert width(cut(safe, cells)) <= cells
    assert cut(safe, width(safe)) == safe
