from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from fanlight.flagging.replaying.failures import Failures

log = logging.getLogger("fanlight")


@pytest.fixture
def failures() -> Iterator[Failures]:
    found = Failures()
    yield found
    found.close()


def fail(run: str) -> None:
    try:
        raise ValueError(f"of {run}")
    except ValueError:
        log.exception("Run %s of %r failed.", run, "fn")


def test_each_failure_goes_to_whoever_waits_for_its_run(failures: Failures) -> None:
    with failures.of("replay-1.0") as first, failures.of("replay-2.0") as second:
        fail("replay-2.0")
        fail("replay-3.0")
    assert first.traceback is None
    assert second.traceback is not None
    assert second.traceback.endswith("ValueError: of replay-2.0\n")


def test_nothing_is_heard_after_the_end(failures: Failures) -> None:
    with failures.of("replay-1.0") as found:
        failures.close()
        fail("replay-1.0")
    assert found.traceback is None


def test_what_nobody_waits_for_goes_where_it_went(
    failures: Failures, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with failures.of("replay-1.0"):
        monkeypatch.setattr(logging.getLogger(), "handlers", [])
        log.warning("Something else: %s", "a thing")
        fail("replay-1.0")
    assert capsys.readouterr().err == "Something else: a thing\n"
