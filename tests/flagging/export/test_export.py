import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fanlight.flagging import CSVLogger, Filter, export, read
from fanlight.flagging.errors import BadFlagFile, BadTarget, MissingLibrary
from fanlight.flagging.export.export import Format

COLUMNS = [
    *("sample", "file", "int", "float", "text", "bool", "list", "mixed", "odd", "Photo", "run (2)"),
    *("flag", "timestamp", "run.key", "run.function", "run.state", "run.asked", "run.ran", "run.git"),
]


def test_json_lines_hold_all_that_is_known_of_each(samples: Path, tmp_path: Path) -> None:
    assert export(samples, tmp_path / "deep" / "all.jsonl") == 4
    lines = [json.loads(line) for line in (tmp_path / "deep" / "all.jsonl").read_text().splitlines()]
    assert [line["sample"] for line in lines] == list(read(samples).ids())
    assert lines[0]["run"]["function"] == "f"
    assert (tmp_path / "deep" / lines[0]["Photo"]).read_bytes() == b"0"
    assert lines[1]["float"] == {"$float": "nan"}
    assert (lines[3]["run"], lines[3]["run (2)"]) == (None, 5)


def test_csv_has_one_line_per_sample_below_all_columns(samples: Path, tmp_path: Path) -> None:
    export(samples, tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == COLUMNS
    assert len(rows) == 4
    assert rows[0]["odd"] == "'=1+1"
    assert (tmp_path / rows[2]["Photo"]).read_bytes() == b"2"


def test_parquet_has_typed_columns(samples: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    export(samples, tmp_path / "all.parquet")
    table = parquet.read_table(tmp_path / "all.parquet")
    assert table.column_names == COLUMNS
    types = {name: str(table.schema.field(name).type) for name in COLUMNS}
    assert [types[name] for name in ("int", "float", "text", "bool", "list", "mixed", "timestamp")] == [
        *("int64", "double", "string", "bool", "string", "string", "timestamp[us, tz=UTC]")
    ]
    rows = table.to_pylist()
    assert [row["int"] for row in rows] == [1, None, -2, None]
    assert [row["list"] for row in rows] == ['[1, {"b": null}]', None, "{}", None]
    assert [row["mixed"] for row in rows] == ["1", None, '"mixed"', None]
    assert json.loads(rows[2]["odd"]) == {"$text": ["", 0xD83D, ""]}
    assert rows[0]["timestamp"] == read(samples)[0].flagged


def test_a_folder_for_datasets_has_metadata_and_the_files(samples: Path, tmp_path: Path) -> None:
    assert export(samples, tmp_path / "out") == 4
    lines = [json.loads(line) for line in (tmp_path / "out" / "metadata.jsonl").read_text().splitlines()]
    assert {tuple(line) for line in lines} == {
        tuple("Photo_file_name" if name == "Photo" else name for name in COLUMNS)
    }
    assert (tmp_path / "out" / lines[2]["Photo_file_name"]).read_bytes() == b"2"
    assert [line["Photo_file_name"] is None for line in lines] == [False, True, False, True]
    assert [line["float"] for line in lines] == [0.5, None, 3.0, None]


def test_files_of_another_sort_than_the_first_are_paths(
    flagged: Path, tmp_path: Path, columns: Callable[..., Any], upload: Callable[..., Any]
) -> None:
    logger = CSVLogger(verbose=False)
    logger.setup(columns("voice", "photo"), flagged)
    logger.flag([upload("a.wav"), upload("a.png")])
    export(flagged, tmp_path / "out", "datasets")
    (line,) = map(json.loads, (tmp_path / "out" / "metadata.jsonl").read_text().splitlines())
    assert "voice_file_name" in line
    assert (tmp_path / "out" / line["photo"]).is_file()


def test_a_file_that_is_gone_is_null_and_one_that_is_a_link_is_refused(samples: Path, tmp_path: Path) -> None:
    first, _, last = (sample.data["Photo"] for sample in read(samples)[:3])
    first.unlink()
    with pytest.warns(UserWarning, match="is gone"):
        export(samples, tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out" / "metadata.jsonl").read_text().splitlines()]
    assert lines[0]["Photo_file_name"] is None
    first.symlink_to(last)
    with pytest.raises(OSError, match="symbolic links"):
        export(samples, tmp_path / "again")


def test_a_part_is_exported_as_it_is_chosen(samples: Path, tmp_path: Path) -> None:
    chosen = read(samples).where(Filter(reasons=["why"]))
    assert export(chosen, tmp_path / "some.jsonl") == 2
    assert export(chosen[:0], tmp_path / "none.csv") == 0


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "datasets"])
def test_no_samples_make_an_empty_table(samples: Path, tmp_path: Path, form: Format) -> None:
    if form == "parquet":
        pytest.importorskip("pyarrow")
    assert export(read(samples)[:0], tmp_path / "none", form) == 0
    assert (tmp_path / "none").exists()


def test_nothing_is_overwritten_and_nothing_half_done_left(samples: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.mkdir()
    with pytest.raises(FileExistsError, match="out"):
        export(samples, target)
    with (samples / "dataset1.jsonl").open("ab") as file:
        file.write(b"no JSON\n")
    for name in ("a.csv", "a.jsonl", "a"):
        with pytest.raises(BadFlagFile):
            export(samples, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["flagged", "out"]


def test_what_would_be_read_as_samples_is_refused(samples: Path) -> None:
    with pytest.raises(BadTarget, match="read as some"):
        export(samples, samples / "mine.csv")
    with pytest.raises(BadTarget, match="'xls'"):
        export(samples, samples.parent / "mine.xls")


def test_a_frame_has_all_that_is_known_with_values_as_functions_get_them(samples: Path) -> None:
    pandas = pytest.importorskip("pandas")
    frame = read(samples).to_pandas()
    assert frame.index.name == "sample"
    assert list(frame.index) == list(read(samples).ids())
    assert list(frame.columns) == COLUMNS[1:]
    assert frame["timestamp"].iloc[0] == pandas.Timestamp(read(samples)[0].flagged)
    assert len(read(samples)[:0].to_pandas()) == 0


@pytest.mark.parametrize("library", ["pyarrow", "pandas"])
def test_a_library_that_is_missing_is_named(
    samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # so that importing it says that it is not there
    with pytest.raises(MissingLibrary, match=f"pip install {library}"):
        export(samples, tmp_path / "x.parquet") if library == "pyarrow" else read(samples).to_pandas()
    assert not (tmp_path / "x.parquet").exists()
