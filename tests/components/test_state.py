import threading

import pytest

from fanlight.blocks.errors import PageError
from fanlight.components.state import State


def test_any_object_passes_unchanged() -> None:
    value = object()
    assert State().preprocess(value) is value
    assert State().postprocess(value) is value


def test_its_first_value_is_a_copy_of_the_authors() -> None:
    mine = [1]
    state = State(mine)
    mine.append(2)
    assert state.initial() == [1]


def test_a_value_that_cannot_be_copied_names_the_cure() -> None:
    with pytest.raises(PageError, match="pass a function that makes the value"):
        State(threading.Lock())


def test_a_function_makes_the_value_at_each_visit() -> None:
    def make() -> list[int]:
        return []

    assert State(make).load_fn is make


def test_has_no_browser_twin() -> None:
    assert State().client_name == ""


def test_lives_as_long_as_the_visit_or_as_the_author_says() -> None:
    assert State().time_to_live == float("inf")
    assert State(time_to_live=3).time_to_live == 3
    with pytest.raises(PageError, match="above 0 seconds"):
        State(time_to_live=0)
