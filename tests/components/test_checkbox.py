from typing import Any

import numpy as np
import pytest

from fanlight.blocks.errors import BadValue
from fanlight.components.checkbox import Checkbox


@pytest.mark.parametrize("ticked", [True, False])
def test_survives_both_ways(ticked: bool) -> None:
    assert Checkbox().preprocess(Checkbox().postprocess(ticked)) is ticked


@pytest.mark.parametrize("value", [None, 0, "", np.False_])
def test_shows_what_is_false_as_not_ticked(value: Any) -> None:
    assert Checkbox().postprocess(value) is False


def test_is_not_ticked_at_first() -> None:
    assert Checkbox().initial() is False
    assert Checkbox(lambda: True).initial() is False
    assert Checkbox(value=True).initial() is True


@pytest.mark.parametrize("payload", [None, 0, 1, "true", [True], {}])
def test_refuses_what_is_no_bool(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes true or false; it got"):
        Checkbox().preprocess(payload)
