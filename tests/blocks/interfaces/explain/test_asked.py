"""What `Interface(interpretation=…)` takes, today's way and in the ways of earlier years."""

from __future__ import annotations

from typing import Any

import pytest

import fanlight as gr
from fanlight.blocks.errors import PageError
from fanlight.blocks.interfaces.explain.asked import interpretation_of


def test_today() -> None:
    how = gr.Occlusion(tiles=3)
    assert interpretation_of(None) is None
    assert interpretation_of("occlusion") == gr.Occlusion()
    assert interpretation_of(how) is how
    assert interpretation_of(len) is len


@pytest.mark.parametrize("given", ["default", "Default", "shap", "shapley", ["default", None], ["shap"]])
def test_earlier_years(given: Any) -> None:
    with pytest.warns(DeprecationWarning, match='write interpretation="occlusion"'):
        assert interpretation_of(given) == gr.Occlusion()


def test_what_shap_was_is_not_what_it_gets() -> None:
    with pytest.warns(DeprecationWarning, match="no Shapley value"):
        gr.Interface(len, "text", "number", interpretation="shap")  # type: ignore[arg-type]
    with pytest.warns(DeprecationWarning, match="num_shap"):
        gr.Interface(len, "text", "number", interpretation="occlusion", num_shap=5)


@pytest.mark.parametrize("given", ["lime", 3, [len], {}])
def test_anything_else(given: Any) -> None:
    with pytest.raises(PageError, match="interpretation="):
        interpretation_of(given)
