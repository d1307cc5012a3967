from __future__ import annotations

import io

from fanlight.flagging.replaying.progress_line import ProgressLine


def test_it_says_how_far_it_is_and_leaves_nothing() -> None:
    stream = io.StringIO()
    line = ProgressLine(stream, 3)
    line.advance(is_bad=False, was_known=True)
    line.advance(is_bad=True, was_known=False)
    line.advance(is_bad=False, was_known=False)
    line.close()
    shown = stream.getvalue().split("\r")
    assert "2/2, 1 to look at, 0:00 left" in shown[-2]
    assert shown[-1] == "\x1b[K"
