"""Where Parallel and Series were in earlier years."""

from __future__ import annotations

import pytest

import fanlight as gr


@pytest.mark.parametrize("name", ["Parallel", "Series"])
def test_the_old_place_leads_to_the_new_one(name: str) -> None:
    with pytest.warns(DeprecationWarning, match=f"is gr.{name} now"):
        found = getattr(gr.mix, name)
    assert found is getattr(gr, name)


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError, match="it has Parallel and Series"):
        _ = gr.mix.Interface
