from __future__ import annotations

from collections.abc import Callable

from audit import audit
from playwright.sync_api import Page, expect

HEARD = """\
- text: Question
- paragraph: Enter sends it.
- textbox "Question":
  - /placeholder: Ask something
- button "Stop"
- button "Submit\""""


def test_a_text_is_asked_and_answered_by_keyboard(open_demo: Callable[[str], Page]) -> None:
    page = open_demo("textbox")
    question = page.get_by_label("Question")
    assert page.locator(".fl-textbox", has=question).aria_snapshot() == HEARD
    audit(page)

    question.focus()
    page.keyboard.type("One line")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("and another, in all eighty characters, " + "at which the field stops: " * 2)
    assert len(question.input_value()) == 80
    low = question.bounding_box()
    page.keyboard.press("Enter")
    answer = page.get_by_label("Answer")
    expect(answer).to_have_value("\n".join([question.input_value()] * 5))
    at_end = "box => box.scrollTop + box.clientHeight >= box.scrollHeight - 8"
    assert answer.evaluate(at_end), "the end of a result that grew is not in view"
    assert low is not None
    assert low["height"] > 44, "a field of two lines is as low as one of one line"
    audit(page)
