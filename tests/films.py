"""Small films for the tests, made by ffmpeg; each kind once."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from fanlight.components._ffmpeg import program

KINDS = {
    "mp4": ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"),
    "mkv": ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"),
    "ts": ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac"),
    "webm": ("-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"),
    "avi": ("-c:v", "mpeg4", "-c:a", "mp3"),
    "wmv": ("-c:v", "wmv2", "-c:a", "wmav2"),
}


@cache
def film(kind: str = "mp4", seconds: float = 1.0, sound: bool = True, size: str = "64x48") -> bytes:
    """A film that turns from dark to light, at 25 pictures a second, with a tone."""
    with TemporaryDirectory() as folder:
        target = Path(folder, f"film.{kind}")
        grey = f"nullsrc=s={size}:r=25:d={seconds},geq=lum='N/25/{seconds}*200+16':cb=128:cr=128"
        tone = f"sine=440:duration={seconds}"
        silent = () if sound else ("-an",)
        call("-f", "lavfi", "-i", grey, "-f", "lavfi", "-i", tone, *KINDS[kind], *silent, str(target))
        return target.read_bytes()


def light(path: Path) -> list[float]:
    """How light each picture of a film is, 0 to 255: decodes all of it."""
    with TemporaryDirectory() as folder:
        call("-i", str(path), "-fps_mode", "passthrough", f"{folder}/%04d.png")
        return [_mean(picture) for picture in sorted(Path(folder).iterdir())]


def call(*arguments: str) -> None:
    """Call ffmpeg."""
    executable = program()
    assert executable, "These tests need ffmpeg: pip install 'fanlight[dev]'"
    subprocess.run([executable, "-nostdin", "-loglevel", "error", "-y", *arguments], check=True, timeout=60)


def _mean(path: Path) -> float:
    with Image.open(path) as picture:
        return float(picture.convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))
