"""What a file is, by its first bytes: the sender's word for it counts for nothing.

Own work because the six run-time dependencies are fixed and none of them knows sound and film. The
signatures are those of the WHATWG MIME Sniffing Standard (https://mimesniff.spec.whatwg.org) and of the
formats' own specifications.
"""

from __future__ import annotations

import codecs
import re

HEAD = 1024
"""As many bytes from the start as `sniff` looks at."""

UNKNOWN = "application/octet-stream"

SUFFIXES = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/bmp": ".bmp",
    "image/tiff": ".tiff",
    "image/avif": ".avif",
    "image/heic": ".heic",
    "image/x-icon": ".ico",
    "image/svg+xml": ".svg",
    "audio/wav": ".wav",
    "audio/mpeg": ".mp3",
    "audio/aac": ".aac",
    "audio/ogg": ".ogg",
    "audio/flac": ".flac",
    "audio/mp4": ".m4a",
    "audio/webm": ".weba",
    "video/mp4": ".mp4",
    "video/ogg": ".ogv",
    "video/quicktime": ".mov",
    "video/webm": ".webm",
    "video/x-matroska": ".mkv",
    "video/x-msvideo": ".avi",
    "video/mp2t": ".ts",
    "video/mpeg": ".mpg",
    "video/x-flv": ".flv",
    "video/x-ms-wmv": ".wmv",
    "video/3gpp": ".3gp",
    "application/pdf": ".pdf",
    "text/html": ".html",
}
"""The suffix of each type that is certain once it is found."""

INLINE = frozenset(
    mime
    for mime in SUFFIXES
    if mime.startswith(("image/", "audio/", "video/")) and mime != "image/svg+xml"  # SVG may carry scripts
)
"""The types that a browser may show on the app's own origin: pixels and sound, which cannot act."""


def sniff(head: bytes) -> str:
    """The media type of a file that starts with `head`; `UNKNOWN` where nothing is recognised."""
    head = head[:HEAD]
    for magic, mime in _MAGIC:
        if head.startswith(magic):
            return mime
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] in (b"moov", b"mdat", b"wide"):  # how QuickTime began before there was a type
        return "video/quicktime"
    if head[:1] == b"G" and head[188:189] == b"G" and head[376:377] == b"G":  # packets of 188 bytes
        return "video/mp2t"
    if head[4:8] == b"ftyp":
        return _FTYP.get(head[8:12], "video/mp4")
    if head[:4] == b"OggS":
        return "video/ogg" if b"theora" in head else "audio/ogg"
    if head[:4] == b"\x1a\x45\xdf\xa3":
        return _matroska(head)
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "image/bmp"
    if len(head) > 2 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return _mpeg_audio(head)
    return _text(head)


def _matroska(head: bytes) -> str:
    if b"webm" not in head[:64]:
        return "video/x-matroska"
    return "audio/webm" if b"A_" in head and b"V_" not in head else "video/webm"


def _mpeg_audio(head: bytes) -> str:
    """A frame header: version, layer, bit rate and sampling rate must all be ones that exist."""
    if head[1] & 0xF6 == 0xF0:
        return "audio/aac"
    layer_3 = head[1] & 0x06 == 0x02 and head[1] & 0x18 != 0x08
    return "audio/mpeg" if layer_3 and head[2] >> 4 != 15 and head[2] & 0x0C != 0x0C else UNKNOWN


def _text(head: bytes) -> str:
    try:
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)  # the last character may be cut
    except UnicodeDecodeError:
        return UNKNOWN
    if not text or _BINARY.search(text):
        return UNKNOWN
    start = text.lstrip().lower()
    if start.startswith(("<svg", "<?xml", "<!--", "<!doctype svg")) and "<svg" in start:
        return "image/svg+xml"
    return "text/html" if start.startswith(("<!doctype html", "<html", "<head", "<body")) else "text/plain"


_BINARY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\0\0\1\0", "image/x-icon"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"%PDF-", "application/pdf"),
    (b"\0\0\1\xba", "video/mpeg"),
    (b"FLV\1", "video/x-flv"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9\0\xaa\0\x62\xce\x6c", "video/x-ms-wmv"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_FTYP = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
    b"3gp6": "video/3gpp",
}
