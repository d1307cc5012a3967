"""Results as JUnit XML, which CI systems show."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from .outcome import Outcome
from .result import Difference, Result


def junit(results: Iterable[Result], fail_on: Collection[Outcome], suite: str = "fanlight.replay") -> str:
    """Results as the XML that JUnit's Ant task writes: a test case for each sample.

    Args:
        results: in the order in which they are to stand there.
        fail_on: the outcomes that are failures; of these, "failed" and "still fails" are errors.
        suite: what the test suite is called.
    """
    root = Element("testsuites")
    cases = [_case(result, fail_on) for result in results]
    kinds = [case[0].tag if len(case) else "" for case in cases]
    seconds = sum(float(case.attrib["time"]) for case in cases)
    counts = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    found = {name: str(kinds.count(kind)) for name, kind in counts.items()}
    about = {"name": suite, "tests": str(len(cases)), **found, "time": f"{seconds:.3f}"}
    SubElement(root, "testsuite", about).extend(cases)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, "unicode") + "\n"


def _case(result: Result, fail_on: Collection[Outcome]) -> Element:
    name = f"{result.sample} {result.reason}" if result.reason else result.sample
    about = {"classname": _text(result.function or "replay"), "name": _text(name)}
    case = Element("testcase", {**about, "time": f"{result.seconds or 0:.3f}"})
    said = _text(f"{result.outcome}: {result.summary}".removesuffix(": "))
    if result.outcome == "skipped":
        SubElement(case, "skipped", {"message": said})
    elif result.outcome in fail_on:
        kind = "error" if result.outcome in ("failed", "still fails") else "failure"
        SubElement(case, kind, {"message": said, "type": result.outcome}).text = _text(_body(result))
    elif result.outcome != "same":
        SubElement(case, "system-out").text = _text(f"{said}\n{_body(result)}")
    return case


def _body(result: Result) -> str:
    parts = [_about(one) for one in result.differences]
    return "\n\n".join([*parts, *([result.traceback] if result.traceback else [])])


def _about(difference: Difference) -> str:
    lines = [f"{difference.output}, against what was {difference.against}: {difference.summary}"]
    lines += [difference.detail] if difference.detail else []
    lines += [f"picture: {difference.picture}"] if difference.picture else []
    return "\n".join(lines)


def _text(text: str) -> str:
    """The text with signs that XML 1.0 cannot hold (its production 2) written as escapes of Python."""
    return _NO_XML.sub(lambda sign: sign[0].encode("unicode_escape", "surrogatepass").decode(), text)


_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
