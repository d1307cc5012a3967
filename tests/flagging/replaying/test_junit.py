from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from fanlight.flagging.replaying.junit import junit
from fanlight.flagging.replaying.outcome import FAIL_ON, OUTCOMES
from fanlight.flagging.replaying.result import Difference, Result

RESULTS = [
    Result("a1", "same", function="calc", seconds=0.25),
    Result("a2", "still wrong", reason="wrong sign", function="calc", seconds=0.5,
           differences=(Difference("Sum", "expected", "3 → -3", "-3\n+-3", {}, "pictures/a2-0.png"),)),
    Result("a3", "failed", function="calc", message="No\nzero.", traceback="Traceback …"),
    Result("a4", "skipped", message="It was rejected in review."),
    Result("a5", "changed", function="calc", differences=(Difference("Sum", "flagged", "3 → 4"),)),
]  # fmt: skip


def read(text: str) -> ElementTree.Element:
    suite = ElementTree.fromstring(text.encode()).find("testsuite")
    assert suite is not None
    return suite


def test_each_sample_is_a_test_case() -> None:
    suite = read(junit(RESULTS, FAIL_ON))
    assert suite.attrib == {
        "name": "fanlight.replay",
        "tests": "5",
        "failures": "1",
        "errors": "1",
        "skipped": "1",
        "time": "0.750",
    }
    kinds = [[child.tag for child in case] for case in suite]
    assert kinds == [[], ["failure"], ["error"], ["skipped"], ["system-out"]]
    assert suite[1].attrib == {"classname": "calc", "name": "a2 wrong sign", "time": "0.500"}
    assert suite[1][0].attrib == {"message": "still wrong: Sum: 3 → -3", "type": "still wrong"}
    assert (suite[1][0].text or "").splitlines() == [
        "Sum, against what was expected: 3 → -3",
        "-3",
        "+-3",
        "picture: pictures/a2-0.png",
    ]
    assert suite[2][0].attrib["message"] == "failed: No zero."
    assert suite[2][0].text == "Traceback …"


def test_what_fails_is_what_was_asked_for() -> None:
    suite = read(junit(RESULTS, ["changed"]))
    assert [case[0].tag for case in suite if len(case)] == ["system-out", "system-out", "skipped", "failure"]


@given(st.text(), st.text(), st.sampled_from(OUTCOMES))
def test_any_text_can_be_read_back(reason: str, summary: str, outcome: str) -> None:
    difference = Difference("Sum", "flagged", summary, summary)
    result = Result("a1", outcome, reason=reason, differences=(difference,), traceback=summary)  # type: ignore[arg-type]
    assert len(read(junit([result], FAIL_ON))) == 1


def test_control_characters_and_lone_surrogates_are_written_as_escapes() -> None:
    text = junit([Result("a1", "failed", message="\x00\x1b[31m\ud800")], FAIL_ON)
    assert read(text)[0][0].attrib["message"] == r"failed: \x00\x1b[31m\ud800"
