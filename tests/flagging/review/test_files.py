from pathlib import Path

import pytest
from flagger import Photographer, png

from fanlight.blocks.wire.media import Media
from fanlight.flagging import read
from fanlight.flagging.review.files import content_of, media_of, with_media


def test_a_file_has_its_own_name_and_type(photographer: Photographer) -> None:
    photographer.flag(name="left ventricle.png")
    path = read(photographer.folder, raw=True)[0]["Photo"]
    assert media_of(path, photographer.folder) == Media(png(), "left ventricle.png", "image/png")
    assert with_media({"a": [path, 1]}, photographer.folder) == {
        "a": [media_of(path, photographer.folder), 1]
    }


def test_a_file_that_is_gone_is_none(photographer: Photographer) -> None:
    photographer.flag()
    path = read(photographer.folder, raw=True)[0]["Photo"]
    path.unlink()
    path.parent.rmdir()
    assert media_of(path, photographer.folder) is None
    assert not path.parent.exists()


def test_no_link_is_followed(photographer: Photographer, tmp_path: Path) -> None:
    photographer.flag()
    path = read(photographer.folder, raw=True)[0]["Photo"]
    path.unlink()
    (tmp_path / "secret.png").write_bytes(png())
    path.symlink_to(tmp_path / "secret.png")
    with pytest.raises(OSError, match=r"[Ll]ink"):
        content_of(path, photographer.folder)
