from __future__ import annotations

import math
from typing import Any

import pytest

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.tree.clock import Clock

NO_SECONDS = [0, -1, math.nan, math.inf, "1", True, [1]]


def test_a_function_gets_the_seconds_and_sets_them() -> None:
    clock = Clock()
    assert (clock.initial(), clock.preprocess(2.5), clock.postprocess(3)) == (1, 2.5, 3)


def test_it_may_stand_still() -> None:
    assert Clock(None).initial() is None
    assert Clock().postprocess(None) is None
    assert Clock().preprocess(None) is None


@pytest.mark.parametrize("value", NO_SECONDS, ids=repr)
def test_what_is_no_number_of_seconds_is_refused(value: Any) -> None:
    with pytest.raises(PageError, match="no number of seconds"):
        Clock(value)
    with pytest.raises(BadValue, match="seconds above 0"):
        Clock().preprocess(value)
    with pytest.raises(ValueError, match="no number of seconds"):
        Clock().postprocess(value)


def test_an_update_names_what_changes() -> None:
    clock = Clock(1)
    stopped = clock.changed(Clock(active=False, render=False).given)
    assert (stopped.active, stopped.value) == (False, 1)
    faster = clock.changed(Clock(0.5, render=False).given)
    assert (faster.active, faster.value) == (True, 0.5)
