from __future__ import annotations

from pathlib import Path

import pytest

from fanlight.blocks.run.run_log.sqlite.run_log_file import RunLogFile


def test_its_place_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = RunLogFile("runs.db")
    monkeypatch.chdir("/")
    assert (file.days, file.megabytes) == (30, 1_000)
    assert file.database == tmp_path / "runs.db"
    assert file.media == tmp_path / "runs.db.media"


@pytest.mark.parametrize("limit", [{"days": 0}, {"megabytes": -1}, {"days": float("nan")}])
def test_limits_are_above_zero(limit: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=f"{next(iter(limit))}=.* a limit is above zero, or None"):
        RunLogFile("runs.db", **limit)
