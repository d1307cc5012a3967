"""Sound both ways: exact as WAV, through ffmpeg in other formats, whole after a stream; and what is refused."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray

import fanlight as gr
from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components import _audio, _wav
from fanlight.components._audio import POINTS
from fanlight.components._ffmpeg import convert
from fanlight.components._wav import wav_bytes
from fanlight.components.audio import Audio

Store = Callable[[Media], StoredFile]
Watch = Callable[[], AbstractContextManager[list[Any]]]

TONE = (np.sin(np.arange(8000) / 3) * 20000).astype(np.int16)
"""A second at 8,000 samples per second."""


def sent(store: Store, component: Audio, value: Any) -> Any:
    """What the next function gets of what this one returned."""
    payload = component.postprocess(value)
    return heard(component, store(payload))


def heard(component: Audio, payload: Any) -> Any:
    """What a function gets of a payload."""
    return component.preprocess(payload)


def wav(store: Store, numbers: NDArray[Any] = TONE, name: str = "tone.wav") -> StoredFile:
    return store(Media(wav_bytes(8000, numbers), name, "audio/wav"))


@pytest.fixture
def no_ffmpeg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)


@given(
    st.sampled_from([np.int16, np.int32]).flatmap(
        lambda kind: hnp.arrays(kind, st.tuples(st.integers(1, 30), st.integers(2, 4)))
    )
)
def test_integers_survive_bit_by_bit(store: Store, numbers: NDArray[Any]) -> None:
    rate, again = sent(store, Audio(), (44100, numbers))
    assert (rate, again.dtype, again.tolist()) == (44100, numbers.dtype, numbers.tolist())


@given(hnp.arrays(np.float32, st.integers(1, 30), elements=st.floats(-1, 1, width=32)))
def test_floats_survive_bit_by_bit(store: Store, numbers: NDArray[np.float32]) -> None:
    rate, again = sent(store, Audio(), (16000, numbers))
    assert (rate, again.dtype, again.tobytes()) == (16000, np.float32, numbers.tobytes())


def test_a_path_of_what_was_sent_bears_its_name(store: Store) -> None:
    path = heard(Audio(type="filepath"), wav(store, name="my voice.wav"))
    assert isinstance(path, str)
    assert Path(path).name == "my voice.wav"
    assert Path(path).read_bytes() == wav_bytes(8000, TONE)


def test_mp3_there_and_back(store: Store) -> None:
    made = Audio(format="mp3").postprocess((8000, TONE))
    assert (made.name, made.mime) == ("audio.mp3", "audio/mpeg")
    file = store(made)
    rate, again = heard(Audio(), file)
    assert (rate, again.dtype) == (8000, np.int16)
    assert abs(len(again) / 8000 - 1) < 0.2
    path = heard(Audio(type="filepath", format="wav"), file)
    assert Path(path).name == "audio.wav"
    assert Path(path).read_bytes()[:4] == b"RIFF"


def test_a_path_in_another_format_is_remade_when_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(wav_bytes(8000, TONE))
    kept = Audio().postprocess(path)
    assert (kept.content, kept.name, kept.remake) == (path, "a.wav", None)
    media = Audio(format="mp3").postprocess(str(path))
    with path.open("rb") as source, media.remake.made(source) as made:
        assert made.name == "a.mp3"
        assert made.content.stat().st_size > 500


def test_bytes_and_addresses() -> None:
    assert Audio().postprocess(wav_bytes(8000, TONE)).name == "audio.wav"
    assert Audio().postprocess(b"\xff\xfb\x90\0").name == "audio.mp3"
    assert Audio().postprocess("https://example.org/a.mp3") == {"url": "https://example.org/a.mp3"}
    assert Audio().postprocess(None) is None


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (5, "plays .rate, array."),
        ((8000, np.zeros(0)), "0 seconds"),
        ((8000, np.array([np.nan])), "NaN"),
        ((0, TONE), "no rate"),
        ((8000, np.zeros((2, 200))), "is no sound"),
        ({"url": "javascript:alert(1)"}, "plays .rate, array."),
    ],
)
def test_what_is_no_sound(value: Any, why: str) -> None:
    with pytest.raises((ValueError, TypeError), match=f"Audio 'Song'.*{why}"):
        Audio(label="Song").postprocess(value)


@pytest.mark.parametrize("content", [b"", b"no sound", b"ID3" + bytes(400)])
def test_a_file_that_is_no_sound_is_refused(store: Store, content: bytes) -> None:
    with pytest.raises(BadFile, match="Audio 'Song'"):
        heard(Audio(label="Song"), store(Media(content, "a.mp3", "audio/mpeg")))


def test_without_ffmpeg_wav_works_and_others_say_what_to_install(store: Store, no_ffmpeg: None) -> None:
    assert heard(Audio(), wav(store))[0] == 8000
    with pytest.raises(BadFile, match="ffmpeg"):
        heard(Audio(), store(Media(b"ID3", "a.mp3", "audio/mpeg")))
    with pytest.raises(BadFile, match=r"format 'mp3'.*needs ffmpeg"):
        Audio(format="mp3").postprocess((8000, TONE))


@pytest.mark.parametrize(
    "payload", ["a.wav", 3, {"path": "/etc/passwd"}, {"stream": []}, {"stream": ["a"], "id": "b"}, []]
)
def test_what_no_browser_sends(payload: Any, watch_files: Watch) -> None:
    with watch_files() as opened, pytest.raises(BadValue):
        heard(Audio(), payload)
    assert opened == []


def test_length(store: Store) -> None:
    component = Audio(min_length=2, max_length=3)
    with pytest.raises(BadValue, match=r"at least 2 seconds; this one has 1\.0"):
        heard(component, wav(store))
    with pytest.raises(BadValue, match="at most 3"):
        heard(component, wav(store, np.tile(TONE, 4)))
    assert heard(component, wav(store, np.tile(TONE, 3)))[0] == 8000
    mp3 = store(Audio(format="mp3").postprocess((8000, TONE)))
    with pytest.raises(BadValue, match="at least 2"):
        heard(component, mp3)


def streamed(store: Store, component: Audio, items: list[Any]) -> Any:
    """The payload after the items of a generator, as a run makes it."""
    payload = None
    for item in items:
        piece = component.postprocess(item)
        payload = component.follow(store(piece) if isinstance(piece, Media) else piece, payload)
    return payload


def test_the_pieces_of_a_stream_are_one_sound(store: Store) -> None:
    component = Audio(streaming=True)
    empty = TONE[:0]
    payload = streamed(
        store, component, [None, (8000, TONE[:3000]), (8000, empty), (8000, TONE[3000:]), None]
    )
    assert len(payload["stream"]) == 2
    rate, so_far = heard(component, payload)
    assert (rate, so_far.tolist()) == (8000, TONE.tolist())
    whole = component.complete(payload)
    assert whole["stream"] == payload["stream"]
    kept = {**whole, "whole": store(whole["whole"])}
    component.validate(kept)
    assert heard(component, kept)[1].tolist() == TONE.tolist()
    assert component.to_flag(kept) == kept["whole"]
    assert Path(heard(Audio(type="filepath", streaming=True), payload)).read_bytes() == wav_bytes(8000, TONE)


def test_a_stream_of_other_formats_and_rates(store: Store) -> None:
    mp3 = Audio(format="mp3").postprocess((8000, TONE)).content
    component = Audio(streaming=True)
    whole = component.complete(streamed(store, component, [(16000, np.tile(TONE, 2)), mp3]))["whole"]
    rate, numbers = heard(component, store(whole))
    assert rate == 16000
    assert abs(len(numbers) / 16000 - 2) < 0.2


def test_without_ffmpeg_a_stream_stays_in_pieces(store: Store, no_ffmpeg: None) -> None:
    component = Audio(streaming=True)
    payload = streamed(store, component, [b"ID3 one", b"ID3 two"])
    assert component.complete(payload) is payload


def test_another_stream_is_another(store: Store) -> None:
    component = Audio(streaming=True)
    one, two = (streamed(store, component, [(8000, TONE)]) for _ in range(2))
    assert one["id"] != two["id"]


def test_items_replace_each_other_where_nothing_is_streamed(store: Store) -> None:
    assert streamed(store, Audio(), [(8000, TONE), (8000, TONE[:9])]).size < 100


def test_trimming_keeps_the_numbers(store: Store) -> None:
    part = Audio().trimmed(wav(store, name="song.wav"), 0.25, 0.5)
    assert part.name == "song.wav"
    assert heard(Audio(), store(part))[1].tolist() == TONE[2000:4000].tolist()
    mp3 = store(Audio(format="mp3").postprocess((8000, np.tile(TONE, 3))))
    rate, numbers = heard(Audio(), store(Audio().trimmed(mp3, 0.5, 1.5)))
    assert abs(len(numbers) / rate - 1) < 0.1


@pytest.mark.parametrize(
    "times", [(1, 0), (0, 0), (-1, 1), ("0", 1), (True, 2), (0, float("nan")), (0, 2**2000)]
)
def test_what_cannot_be_cut_out(store: Store, times: tuple[Any, Any]) -> None:
    with pytest.raises(BadValue):
        Audio().trimmed(wav(store), *times)
    with pytest.raises(BadValue):
        Audio().trimmed("a.wav", 0, 1)


def test_nothing_lies_behind_the_end(store: Store) -> None:
    with pytest.raises(BadFile, match="nothing lies between 5 and 6"):
        Audio().trimmed(wav(store), 5, 6)


def test_how_loud_it_is(store: Store) -> None:
    numbers = np.zeros(8000, np.int16)
    numbers[4000:] = 16384
    for kind in (numbers, (numbers / 32768).astype(np.float32), numbers.astype(np.int32) << 16):
        found = Audio().peaks(wav(store, kind))
        assert len(found) == POINTS
        assert set(found[:500]) == {0}
        assert set(found[500:]) == {128}
    assert Audio().peaks(wav(store, TONE[:3])) == [round(abs(int(n)) / 32768 * 255) for n in TONE[:3]]
    mp3 = store(Audio(format="mp3").postprocess((8000, TONE)))
    assert 100 < max(Audio().peaks(mp3)) < 256
    with pytest.raises(BadValue):
        Audio().peaks("a.wav")


def test_what_no_browser_plays_is_copied_without_loss(store: Store, tmp_path: Path) -> None:
    source, aiff = tmp_path / "a.wav", tmp_path / "a.aiff"
    source.write_bytes(wav_bytes(8000, TONE))
    convert(source, aiff, subject="the test")
    copy = Audio().playable(store(Media(aiff.read_bytes(), "a.aiff", "audio/aiff")))
    assert copy.name == "a.flac"
    assert heard(Audio(), store(copy))[1].tolist() == TONE.tolist()
    shown = Audio().postprocess(aiff)
    with aiff.open("rb") as opened, shown.remake.made(opened) as made:
        assert made.name == "a.flac"


def test_what_is_too_long_for_numbers_is_not_decoded_to_its_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_audio, "UNTIL_TOO_LARGE", ("-fs", "20000"))
    monkeypatch.setattr(_wav, "LARGEST", 10_000)
    mp3 = store(Audio(format="mp3").postprocess((8000, np.tile(TONE, 3))))
    with pytest.raises(BadFile, match="take a shorter one"):
        heard(Audio(), mp3)


def test_subtitles_are_plain_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text("1\n00:00:00,500 --> 00:00:02,000\n<i>Fish</i> & chips\n")
    cues = [{"start": 0.5, "end": 2.0, "text": "Fish & chips"}]
    assert Audio(subtitles=path).props()["cues"] == cues
    assert Audio(subtitles=[{"text": "Fish & chips", "timestamp": [0.5, 2]}]).props()["cues"] == cues
    with pytest.raises(PageError, match="Audio"):
        Audio(subtitles=[{"text": "no time"}])


def test_waveform_options() -> None:
    assert Audio(waveform_options={"skip_length": 10}).props()["waveform"]["skip_length"] == 10
    options = gr.WaveformOptions(waveform_color="#123456")
    assert Audio(waveform_options=options).props()["waveform"]["waveform_color"] == "#123456"
    with pytest.raises(PageError, match="colour"):
        Audio(waveform_options={"colour": "red"})
    with pytest.raises(PageError, match="skip_length"):
        Audio(waveform_options={"skip_length": 101})


def test_parameters_that_do_not_fit() -> None:
    wrong: list[dict[str, Any]] = [
        {"type": "pil"},
        {"format": "ogg"},
        {"sources": ["webcam"]},
        {"sources": ["upload"], "streaming": True},
        {"waveform_options": 3},
    ]
    for parameters in wrong:
        with pytest.raises(PageError, match="Audio"):
            Audio(**parameters)
    assert Audio(streaming=True).sources == ["microphone"]
    assert Audio(sources="upload").sources == ["upload"]
    assert Audio().sources == ["upload", "microphone"]
    assert Audio(format="MP3").format == "mp3"  # type: ignore[arg-type]


def test_samples() -> None:
    assert Audio().process_example("samples/a.wav") == "a.wav"
    assert Audio().process_example((8000, TONE)) == "audio"
    assert Audio().process_example(None) == ""
