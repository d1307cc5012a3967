"""Types by content: real files where Pillow and the standard library write them, headers elsewhere."""

import io
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from fanlight.blocks.files.sniff import HEAD, INLINE, UNKNOWN, sniff


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp", "bmp", "tiff", "x-icon"])
def test_images_as_pillow_writes_them(kind: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "ico" if kind == "x-icon" else kind)
    assert sniff(file.getvalue()) == f"image/{kind}"
    assert f"image/{kind}" in INLINE


def test_a_wave_file() -> None:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(100))
    assert sniff(file.getvalue()) == "audio/wav"


@pytest.mark.parametrize(
    ("head", "mime"),
    [
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90\x64", "audio/mpeg"),
        (b"\xff\xf1\x50\x80", "audio/aac"),
        (b"fLaC\0\0\0\x22", "audio/flac"),
        (b"OggS\0\2" + bytes(22) + b"\x01\x1eOpusHead", "audio/ogg"),
        (b"OggS\0\2" + bytes(22) + b"\x01*\x80theora", "video/ogg"),
        (b"\0\0\0\x20ftypM4A \0\0", "audio/mp4"),
        (b"\0\0\0\x20ftypisom\0\0", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0", "video/quicktime"),
        (b"\0\0\0\x20ftypavif\0\0", "image/avif"),
        (b"\0\0\0\x20ftypheic\0\0", "image/heic"),
        (b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + b"\x86\x85V_VP9", "video/webm"),
        (b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + b"\x86\x86A_OPUS", "audio/webm"),
        (b"\x1aE\xdf\xa3\x9fB\x82\x88matroska", "video/x-matroska"),
        (b"RIFF\0\0\0\0AVI LIST", "video/x-msvideo"),
        (b"\0\0\0\x14ftyp3gp4\0\0", "video/3gpp"),
        (b"\0\0\0\x08wide\0\0\0\x10mdat", "video/quicktime"),
        ((b"G" + bytes(187)) * 3, "video/mp2t"),
        (b"G" + b"o" * 1000, "text/plain"),
        (b"\0\0\1\xba!\0\1", "video/mpeg"),
        (b"FLV\1\5\0\0\0\t", "video/x-flv"),
        (b"0&\xb2u\x8ef\xcf\x11\xa6\xd9\0\xaa\0b\xcel", "video/x-ms-wmv"),
        (b"%PDF-1.7", "application/pdf"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "image/svg+xml"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><SVG>", "image/svg+xml"),
        (b" <!DOCTYPE HTML><p>", "text/html"),
        (b"BMW is a make of car", "text/plain"),
        ("é".encode() * HEAD, "text/plain"),  # the head ends within a letter
        (b"x" + "é".encode() * HEAD, "text/plain"),
        ("text".encode("utf-16"), UNKNOWN),
        (b"PK\x03\x04", UNKNOWN),
        (b"MZ\x90\0", UNKNOWN),
        (b"", UNKNOWN),
    ],
)
def test_other_types(head: bytes, mime: str) -> None:
    assert sniff(head) == mime


def test_nothing_that_can_act_is_shown_in_place() -> None:
    assert INLINE.isdisjoint({"image/svg+xml", "text/html", "application/pdf", "text/plain", UNKNOWN})
    assert all(mime.startswith(("image/", "audio/", "video/")) for mime in INLINE)


@given(st.text())
def test_text_is_never_shown_in_place(text: str) -> None:
    # a text may start as one of these do; only they, and only by their letters
    if not text.startswith(("GIF87a", "GIF89a", "ID3", "fLaC", "II*\0", "MM\0*", "RIFF", "OggS")):
        assert sniff(text.encode(errors="replace")) not in INLINE or text[4:8] == "ftyp"


@given(st.binary(max_size=HEAD + 10))
def test_any_bytes_have_a_type(head: bytes) -> None:
    assert sniff(head) == sniff(head[:HEAD])
