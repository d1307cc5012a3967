from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

import fanlight as gr
from fanlight.blocks.files.file_store import FileStore
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.flagging.replaying.comparing.compare import compare
from fanlight.flagging.replaying.comparing.tolerance import Tolerance


@pytest.fixture
def files() -> Iterator[FileStore]:
    store = FileStore()
    yield store
    store.close()


def picture(files: FileStore, color: str, name: str = "a.png", kind: str = "PNG") -> StoredFile:
    stream = BytesIO()
    Image.new("RGB", (4, 4), color).save(stream, kind)
    return files.publish("", Media(stream.getvalue(), name, f"image/{kind.lower()}"))


def test_equal_bytes_are_the_same_whatever_they_are(files: FileStore) -> None:
    one, other = (files.publish("", Media(b"%PDF", name, "application/pdf")) for name in ("a.pdf", "b.pdf"))
    assert compare(gr.Image(), one, other, Tolerance()).same


def test_other_bytes_are_told_by_type_and_size(files: FileStore) -> None:
    one = files.publish("", Media(b"a", "a.bin", "application/x-one"))
    other = files.publish("", Media(b"bc", "b.bin", "application/x-one"))
    found = compare(gr.Image(), one, other, Tolerance())
    assert found.summary == "application/x-one of 1 bytes → application/x-one of 2 bytes, with other bytes"


def test_images_are_compared_by_what_they_show(files: FileStore) -> None:
    red = picture(files, "red")
    assert compare(gr.Image(), red, picture(files, "red", "b.bmp", "BMP"), Tolerance()).same
    assert "100.00% of the pixels" in compare(gr.Image(), red, picture(files, "blue"), Tolerance()).summary


def test_files_in_lists_are_compared_as_well(files: FileStore) -> None:
    before = [{"image": picture(files, "red"), "caption": "a"}]
    after = [{"image": picture(files, "lime"), "caption": "a"}]
    assert compare(gr.JSON(), before, before, Tolerance()).same
    found = compare(gr.JSON(), before, after, Tolerance())
    assert found.summary.startswith("$[0].image: 100.00%")
    assert found.picture is not None


def test_what_is_no_readable_image_is_compared_by_its_bytes(files: FileStore) -> None:
    one = files.publish("", Media(b"<svg/>", "a.svg", "image/svg+xml"))
    other = files.publish("", Media(b"<svg />", "a.svg", "image/svg+xml"))
    assert compare(gr.Image(), one, other, Tolerance()).summary.endswith("with other bytes")
    assert compare(gr.Image(), one, None, Tolerance()).summary == "'a.svg (image/svg+xml)' → nothing"
