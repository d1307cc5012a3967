from typing import Any

import pytest

from fanlight.flagging import CSVLogger, FlaggingCallback, JSONLogger, SimpleCSVLogger


def test_a_callback_must_say_how_it_keeps_samples() -> None:
    with pytest.raises(TypeError, match="flag"):
        FlaggingCallback()  # type: ignore[abstract]


def test_every_logger_is_one(columns: Any, flagged: Any) -> None:
    for kind in (CSVLogger, JSONLogger, SimpleCSVLogger):
        callback: FlaggingCallback = kind()
        callback.setup(columns("a"), str(flagged))
        assert callback.flag(flag_data=[1], flag_option="why", username="ann") == 1
