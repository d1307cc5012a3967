"""Exceptions that cross from one process to another."""

from __future__ import annotations

from typing import Any

import pytest
from isolated import Make

import fanlight as gr


def raising(error: BaseException) -> Any:
    raise error


@pytest.mark.parametrize(
    "error", [ValueError("no", 3), SystemExit(2), KeyboardInterrupt(), StopIteration(), EOFError()], ids=repr
)
def test_exceptions_come_back_as_themselves(isolated: Make, error: BaseException) -> None:
    call = isolated(lambda: raising(error))
    with pytest.raises(type(error)) as caught:
        call()
    assert caught.value.args == error.args
    assert "in raising" in str(caught.value.__cause__)


def test_an_exception_that_cannot_be_pickled_keeps_its_name_and_text(isolated: Make) -> None:
    class OutOfPaper(Exception):
        def __init__(self, sheets: int, tray: str) -> None:
            super().__init__(f"{sheets} in {tray}")

    with pytest.raises(Exception, match="0 in top") as caught:
        isolated(lambda: raising(OutOfPaper(0, "top")))()
    assert type(caught.value).__name__ == "OutOfPaper"


def test_an_error_for_the_visitor_keeps_what_it_shows(isolated: Make) -> None:
    class Refusal(gr.Error):
        def __init__(self) -> None:
            super().__init__("Not today", duration=3, title="Sorry", print_exception=False)

    with pytest.raises(gr.Error) as caught:
        isolated(lambda: raising(Refusal()))()
    error = caught.value
    shown = (error.message, error.duration, error.title, error.print_exception)
    assert shown == ("Not today", 3, "Sorry", False)


def test_an_exception_whose_text_is_broken_comes_back(isolated: Make) -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise SystemExit

        __reduce__ = __str__

    with pytest.raises(Exception, match=r"^$") as caught:
        isolated(lambda: raising(Mute()))()
    assert type(caught.value).__name__ == "Mute"
