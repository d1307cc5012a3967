from __future__ import annotations

import json
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fanlight.blocks.errors import BadFile, PageError
from fanlight.components._subtitles import (
    LARGEST,
    Cue,
    as_vtt,
    cues_in,
    cues_of,
    later_track,
    subtitle_cues,
    subtitle_track,
)

SRT = """1
00:00:01,000 --> 00:00:02,500
Hello,
world.

2
00:01:00,5 --> 01:00:03,000
<font color="red">Red</font> & <i>slanted</i> {\\an8}1 < 2
"""


def test_subrip_becomes_webvtt_with_its_own_times_and_lines() -> None:
    cues = cues_in(SRT.encode(), ".srt")
    assert cues == [
        Cue(1.0, 2.5, "Hello,\nworld."),
        Cue(60.5, 3603.0, "Red &amp; <i>slanted</i> 1 &lt; 2"),
    ]
    assert as_vtt(cues).decode().startswith("WEBVTT\n\n00:00:01.000 --> 00:00:02.500\nHello,\nworld.\n\n")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_old_programs_are_read(encoding: str) -> None:
    text = "1\r\n00:00:01,000 --> 00:00:02,000\r\nÄpfel\r\n"
    assert cues_in(text.encode(encoding), ".srt") == [Cue(1, 2, "Äpfel")]


def test_json_and_lists_have_seconds(tmp_path: Path) -> None:
    rows = [{"text": "a", "timestamp": [0, 1.25]}, {"text": "b", "timestamp": (2, 3)}]
    assert cues_of(rows) == [Cue(0, 1.25, "a"), Cue(2, 3, "b")]
    file = tmp_path / "talk.json"
    file.write_text(json.dumps(rows))
    assert subtitle_cues(file) == cues_of(rows)


def test_an_end_that_is_left_open_is_the_next_beginning() -> None:
    rows = [{"text": "a", "timestamp": (0, None)}, {"text": "b", "timestamp": (2.5, None)}]
    assert [cue.end for cue in cues_of(rows)] == [2.5, 6.5]


def test_a_webvtt_file_stays_as_it_is(tmp_path: Path) -> None:
    text = "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 line:0\nHi\n"
    file = tmp_path / "talk.vtt"
    file.write_text(text)
    track = subtitle_track(file)
    assert (track.content, track.name, track.mime) == (text.encode(), "talk.vtt", "text/vtt")
    assert subtitle_cues(file) == [Cue(1, 2, "Hi")]


@pytest.mark.parametrize(
    "wrong",
    [
        "talk.txt",
        "missing.srt",
        [{"text": "a"}],
        [{"text": "a", "timestamp": [1]}],
        [{"text": 1, "timestamp": [0, 1]}],
        [{"text": "a", "timestamp": [float("nan"), 1]}],
        [{"text": "a", "timestamp": [True, 1]}],
        ["a"],
    ],
)
def test_an_author_is_told_what_is_wrong(wrong: object) -> None:
    with pytest.raises(PageError, match=r"^Video\(subtitles=…\): "):
        subtitle_track(wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (b"no subtitles at all", ".srt"),
        (b"1\n00:00 --> 00:01\nHi", ".vtt"),
        (b"{", ".json"),
        (b"[" * 100_000, ".json"),
        (b" " * (LARGEST + 1), ".srt"),
    ],
)
def test_a_result_that_is_none_is_named(content: bytes, suffix: str) -> None:
    track = later_track(Path(f"talk{suffix}"))
    assert track.remake is not None
    with pytest.raises(BadFile, match=r"^The subtitles 'talk"), track.remake.made(BytesIO(content)):
        pass


def test_a_result_is_read_when_the_store_opens_it() -> None:
    track = later_track(Path("gone/talk.srt"))
    assert track.remake is not None
    with track.remake.made(BytesIO(SRT.encode())) as made:
        assert made.name == "talk.vtt"
        assert made.open().read().startswith(b"WEBVTT\n")


@given(
    st.lists(
        st.tuples(st.integers(0, 10**9), st.integers(1, 10**6), st.text(st.characters(codec="utf-8"))),
        max_size=5,
    )
)
def test_what_is_written_is_read_again(rows: list[tuple[int, int, str]]) -> None:
    cues = cues_of([{"text": text, "timestamp": [at / 1000, (at + long) / 1000]} for at, long, text in rows])
    if not cues:
        return
    again = cues_in(as_vtt(cues), ".vtt")
    assert [(cue.start, cue.end) for cue in again] == [(cue.start, cue.end) for cue in cues]


@given(st.binary(max_size=200), st.sampled_from([".srt", ".vtt", ".json"]))
def test_any_bytes_are_cues_or_a_value_error(content: bytes, suffix: str) -> None:
    with suppress(ValueError):
        as_vtt(cues_in(content, suffix))
