"""What functions get of videos, and what is shown of what they return; kept by the real file store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from films import film, light
from PIL import Image

import fanlight as gr
from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components._video import facts


@pytest.fixture
def files(tmp_path: Path) -> Iterator[FileStore]:
    store = FileStore(tmp_path / "kept")
    store.admit("a")
    yield store
    store.close()


def kept(files: FileStore, content: bytes, name: str) -> StoredFile:
    return files.publish("a", Media(content, name, "application/octet-stream"))


def written(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return str(path)


def test_the_function_gets_the_path_of_what_was_sent_under_its_name(files: FileStore) -> None:
    path = gr.Video().preprocess(kept(files, film(), "my film.mp4"))
    assert path is not None
    assert Path(path).name == "my film.mp4"
    assert Path(path).read_bytes() == film()
    assert gr.Video().preprocess(None) is None


@pytest.mark.parametrize("kind", ["avi", "mkv", "webm", "ts"])
def test_a_film_of_any_kind_is_given_as_it_is(files: FileStore, kind: str) -> None:
    file = kept(files, film(kind), f"film.{kind}")
    assert file.mime.startswith("video/")
    path = gr.Video().preprocess(file)
    assert path is not None
    assert Path(path).read_bytes() == film(kind)


def test_another_format_is_made_once(files: FileStore) -> None:
    video = gr.Video(format="mp4")
    file = kept(files, film("avi"), "film.avi")
    path = video.preprocess(file)
    assert path is not None
    assert Path(path).name == "film.mp4"
    assert facts(Path(path), "Video").fits_mp4
    made = Path(path).stat().st_mtime_ns
    assert video.preprocess(file) == path
    assert Path(path).stat().st_mtime_ns == made
    assert Path(video.preprocess(kept(files, film(), "film.mp4")) or "").read_bytes() == film()


def test_without_sound_means_without_any(files: FileStore) -> None:
    path = gr.Video(include_audio=False).preprocess(kept(files, film(), "film.mp4"))
    assert facts(Path(path or ""), "Video").audio is None
    assert light(Path(path or "")) == light(
        Path(gr.Video().preprocess(kept(files, film(), "film.mp4")) or "")
    )


@pytest.mark.parametrize(
    "payload", [1, "a.mp4", {}, {"path": "/etc/passwd"}, {"url": "http://x"}, {"stream": []}]
)
def test_what_no_browser_sends_is_refused(payload: Any) -> None:
    with pytest.raises(BadValue, match="Video takes an uploaded or recorded video or nothing"):
        gr.Video().preprocess(payload)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", b""),
        ("text.mp4", b"not a film"),
        ("page.webm", b"<!doctype html><p>"),
        ("picture.mp4", b"\x89PNG\r\n\x1a\n" + bytes(50)),
        ("noise.mp4", bytes(range(255, 0, -1)) * 9),
        ("cut.mp4", film()[:2000]),
        ("cut.webm", film("webm")[:40]),
    ],
)
def test_what_is_no_film_is_named(files: FileStore, name: str, content: bytes) -> None:
    with pytest.raises(BadFile, match=f"Video 'Clip': '{name}'"):
        gr.Video(label="Clip").preprocess(kept(files, content, name))


def test_a_kind_that_nobody_knows_is_the_authors_affair(files: FileStore) -> None:
    assert gr.Video().preprocess(kept(files, b"\x06\x0e\x2b\x34" * 9, "film.mxf")) is not None


def test_a_path_an_address_and_nothing_are_shown(tmp_path: Path) -> None:
    video = gr.Video()
    path = tmp_path / "film.mp4"
    assert video.postprocess(path) == Media(path, "film.mp4", "video/mp4")
    assert video.postprocess(str(path)) == video.postprocess(path)
    assert video.postprocess("https://example.org/film.mp4") == {"url": "https://example.org/film.mp4"}
    assert video.postprocess(None) is None
    assert video.postprocess((None, None)) is None
    assert video.postprocess((path, None)) == video.postprocess(path)


@pytest.mark.parametrize("wrong", [3, b"", ["a", "b", "c"], {"path": "x"}, object()])
def test_what_is_no_video_is_named(wrong: object) -> None:
    with pytest.raises(TypeError, match="shows a path, a URL, "):
        gr.Video().postprocess(wrong)


def test_subtitles_come_beside_the_video(files: FileStore, tmp_path: Path) -> None:
    spoken = written(tmp_path, "film.srt", b"1\n00:00:00,000 --> 00:00:01,000\nHello\n")
    video = gr.Video()
    shown = files.publish_all("a", video.postprocess((written(tmp_path, "film.mp4", film()), spoken)))
    assert shown["subtitles"].mime == "text/vtt"
    assert shown["subtitles"].path.read_text() == "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"
    assert Path(video.preprocess(shown) or "").read_bytes() == film()


def test_the_authors_own_subtitles_are_a_prop() -> None:
    track = gr.Video(subtitles=[{"text": "Hello", "timestamp": [0, 1]}]).props()["subtitles"]
    assert track.content == b"WEBVTT\n\n00:00:00.000 --> 00:00:01.000\nHello\n"
    assert gr.Video(subtitles="https://example.org/a.vtt").props()["subtitles"] == {
        "url": "https://example.org/a.vtt"
    }
    with pytest.raises(PageError, match=r"Video\(subtitles=…\)"):
        gr.Video(subtitles="none.txt")


def test_a_format_is_made_of_what_a_function_returns(files: FileStore, tmp_path: Path) -> None:
    video = gr.Video(format="mp4")
    media = video.postprocess(written(tmp_path, "film.avi", film("avi")))
    made = files.publish("a", media)
    assert (made.name, made.mime) == ("film.mp4", "video/mp4")
    assert files.publish("a", media) == made
    with pytest.raises(PermissionError):
        files.publish(
            "a",
            video.postprocess("/etc/hostname.avi")
            if Path("/etc/hostname.avi").exists()
            else Media(Path("/etc/hostname"), "a.avi", "", media.remake),
        )


def test_a_watermark_is_laid_over_what_is_shown(files: FileStore, tmp_path: Path) -> None:
    mark = gr.WatermarkOptions(Image.new("RGB", (64, 48), "white"), (0, 0))
    media = gr.Video(watermark=mark).postprocess(written(tmp_path, "film.mp4", film()))
    made = files.publish("a", media)
    assert made.mime == "video/mp4"
    assert min(light(made.path)) > 240


def test_an_address_cannot_be_converted() -> None:
    with pytest.warns(UserWarning, match="the server opens no addresses"):
        shown = gr.Video(format="mp4").postprocess("https://example.org/film.avi")
    assert shown == {"url": "https://example.org/film.avi"}


def test_what_a_generator_yields_becomes_one_film(files: FileStore, tmp_path: Path) -> None:
    video = gr.Video(streaming=True)
    payload = None
    for number, kind in enumerate(("ts", "mp4", "ts")):
        piece = video.postprocess(written(tmp_path, f"{number}.{kind}", film(kind, 0.4)))
        payload = video.follow(files.publish_all("a", piece), payload)
    assert video.follow(None, payload) is payload
    assert payload is not None
    assert [piece.mime for piece in payload["stream"]] == ["video/mp4"] * 3
    video.validate(payload)
    whole = Path(video.preprocess(payload) or "")
    assert len(light(whole)) == sum(len(light(piece.path)) for piece in payload["stream"])
    with pytest.raises(ValueError, match=r"'a\.webm' is neither"):
        video.postprocess("a.webm")


def test_the_browser_is_given_what_it_can_play(files: FileStore) -> None:
    video = gr.Video()
    file = kept(files, film("avi"), "film.avi")
    shown = files.publish("a", video.playable(file))
    assert (shown.name, shown.mime) == ("film.mp4", "video/mp4")
    assert facts(shown.path, "Video").fits_mp4
    assert files.publish("a", video.playable(file)) == shown


def test_a_part_is_cut_out(files: FileStore) -> None:
    video = gr.Video()
    file = kept(files, film("webm"), "film.webm")
    part = files.publish("a", video.trimmed(file, 0.2, 0.6))
    assert (part.name, part.mime) == ("film.webm", "video/webm")
    assert len(light(part.path)) == pytest.approx(10, abs=1)
    for wrong in [(0.6, 0.2), (0, 0), (-1, 1), ("0", 1), (0, float("nan")), (True, 2), (0, 1e9), (None, 1)]:
        with pytest.raises(BadValue):
            video.trimmed(file, *wrong)
    with pytest.raises(BadValue):
        video.trimmed({"url": "http://x"}, 0, 1)


def test_a_recording_says_how_long_it_is(files: FileStore) -> None:
    finished = files.publish_all("a", gr.Video().recorded(kept(files, film("webm"), "recording.webm")))
    assert finished.mime == "video/webm"
    assert facts(finished.path, "Video").seconds == pytest.approx(1, abs=0.05)


def test_a_recording_is_as_in_the_mirror_where_there_is_nothing_but_the_camera(files: FileStore) -> None:
    file = kept(files, film("webm"), "recording.webm")
    shown, plain = (
        gr.Video(sources="webcam"),
        gr.Video(sources="webcam", webcam_options=gr.WebcamOptions(mirror=False)),
    )
    ways = {video.recorded(file).remake.key for video in (gr.Video(), shown, plain)}  # type: ignore[union-attr]
    assert ways == {"recorded False", "recorded True"}
    turned = files.publish_all("a", shown.recorded(file))
    assert len(light(turned.path)) == len(light(file.path))
    assert facts(turned.path, "Video").audio == "opus"


def test_without_ffmpeg_films_are_given_as_they_are_and_the_rest_says_what_is_missing(
    files: FileStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = kept(files, film("avi"), "film.avi")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setitem(__import__("sys").modules, "imageio_ffmpeg", None)
    assert gr.Video().preprocess(file) is not None
    assert gr.Video().props()["trims"] is False
    assert gr.Video().recorded(file) == file
    with pytest.raises(
        BadFile, match=r"Video\(format='mp4'\) needs ffmpeg, which is not there: install ffmpeg"
    ):
        gr.Video(format="mp4").preprocess(file)
    with pytest.raises(BadFile, match=r"to show 'film.avi' here needs ffmpeg"):
        files.publish("a", gr.Video().playable(file))


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "exe"},
        {"sources": "screen"},
        {"sources": ["upload", 1]},
        {"webcam_options": 1},
        {"watermark": 1},
    ],
)
def test_wrong_parameters_are_named_when_the_page_is_built(wrong: dict[str, Any]) -> None:
    with pytest.raises(PageError):
        gr.Video(**wrong)


def test_a_playable_video_is_an_mp4_from_a_file() -> None:
    video = gr.PlayableVideo()
    assert (video.format, video.sources) == ("mp4", ["upload"])
    assert gr.Video().sources == ["upload", "webcam"]


def test_one_file_is_flagged_and_shown_among_samples(files: FileStore, tmp_path: Path) -> None:
    path = written(tmp_path, "film.mp4", film())
    spoken = written(tmp_path, "film.vtt", b"WEBVTT\n")
    video = gr.Video()
    assert video.process_example((path, spoken)) == Media(Path(path), "film.mp4", "video/mp4")
    assert video.to_flag((path, spoken)) == Media(Path(path), "film.mp4", "video/mp4")
    assert video.describe() == {"component": "Video", "parameters": {}}
    file = kept(files, film(), "film.mp4")
    assert video.to_flag(file) is file
