from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from fanlight.flagging import read

Make = Callable[..., Any]


def test_values_are_what_a_function_would_get(
    flagged: Path, keep: Make, described: Make, upload: Make, png: Make
) -> None:
    pixels = np.arange(27, dtype=np.uint8).reshape(3, 3, 3)
    photo, size = (
        described("Photo", "Image"),
        described("size", "Radio", {"choices": ["s", "l"], "type": "index"}),
    )
    keep(flagged, [photo, size], [upload("cat.png", png(pixels)), "l"], [None, None])
    first, second = read(flagged)
    assert np.array_equal(first["Photo"], pixels)
    assert (first["size"], second["Photo"], second["size"]) == (1, None, None)
    raw, _ = read(flagged, raw=True)
    assert raw["Photo"] == raw.data["Photo"] == first.data["Photo"]
    assert raw["Photo"].parent == flagged / "Photo"
    assert raw["size"] == "l"


def test_nothing_is_decoded_before_it_is_asked_for(
    flagged: Path, keep: Make, described: Make, upload: Make
) -> None:
    keep(flagged, [described("Photo", "Image")], [upload("cat.png", b"no image")])
    (sample,) = list(read(flagged))
    assert "Photo" in sample
    assert list(sample) == ["Photo", "timestamp"]
    with pytest.warns(UserWarning, match="Photo"):
        assert sample["Photo"] == sample.data["Photo"]


def test_a_converted_file_does_not_land_in_the_flagged_folder(
    flagged: Path, keep: Make, described: Make, upload: Make, png: Make
) -> None:
    see_through, plain = np.zeros((2, 2, 4), np.uint8), np.zeros((2, 2, 3), np.uint8)
    photo = described("Photo", "Image", {"type": "filepath", "image_mode": "RGB"})
    keep(flagged, [photo], [upload("a.png", png(see_through))], [upload("b.png", png(plain))])
    before = sorted(flagged.rglob("*"))
    converted, as_sent = read(flagged)
    place = Path(converted["Photo"])
    assert place.is_file()
    assert flagged not in place.parents
    assert as_sent["Photo"] == str(as_sent.data["Photo"])
    assert sorted(flagged.rglob("*")) == before
    del converted, as_sent
    assert not place.exists()


def test_a_link_in_the_place_of_a_file_is_not_followed(
    flagged: Path, tmp_path: Path, keep: Make, described: Make, upload: Make, png: Make
) -> None:
    keep(flagged, [described("Photo", "Image")], [upload("cat.png", png(np.zeros((2, 2), np.uint8)))])
    (sample,) = read(flagged)
    photo = sample.data["Photo"].rename(tmp_path / "elsewhere.png")
    sample.data["Photo"].symlink_to(photo)
    with pytest.warns(UserWarning, match="Photo"):
        assert sample["Photo"] == sample.data["Photo"]


@pytest.mark.parametrize(
    ("component", "parameters"),
    [
        ("Radio", {"choices": ["other"]}),  # which does not take the value
        ("Radio", {"bogus": 1}),
        ("Radio", {"choices": 5}),
        ("Telescope", {}),
        ("System", {}),
    ],
)
def test_what_cannot_be_made_again_leaves_what_was_kept_with_one_warning(
    flagged: Path, keep: Make, described: Make, component: str, parameters: dict[str, Any]
) -> None:
    keep(flagged, [described("x", component, parameters)], ["one"], ["two"])
    with pytest.warns(UserWarning, match="'x'") as told:
        assert [sample["x"] for sample in read(flagged)] == ["one", "two"]
    assert len(told) == 1


def test_corrections_are_seen_as_outputs_are(flagged: Path, keep: Make, described: Make) -> None:
    size = {"choices": ["s", "l"], "type": "index"}
    names = [described("size", "Radio", size), described("corrected size", "Radio", size)]
    keep(flagged, names, ["s", "l"], roles=["output", "expected"])
    assert read(flagged)[0].expected == {"size": 1}
    assert read(flagged, raw=True)[0].expected == {"size": "l"}
