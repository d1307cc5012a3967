from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from PIL import Image

from fanlight.blocks.run.cache.own_copy import own_copy, size_of


def test_containers_arrays_and_images_are_copied() -> None:
    value: dict[str, Any] = {
        "list": [1, [2]],
        "set": {1},
        "array": np.zeros(3),
        "image": Image.new("L", (2, 2)),
        "bytes": bytearray(b"x"),
    }
    copy = own_copy(value)
    value["list"][1].append(3)
    value["set"].add(2)
    value["array"][0] = 1
    value["image"].putpixel((0, 0), 9)
    value["bytes"].append(1)
    assert copy["list"] == [1, [2]]
    assert copy["set"] == {1}
    assert not copy["array"].any()
    assert copy["image"].getpixel((0, 0)) == 0
    assert copy["bytes"] == b"x"


def test_what_may_be_a_model_stays_itself() -> None:
    model = object()
    assert own_copy((model, 1)) == (model, 1)


def test_what_contains_itself_is_refused() -> None:
    endless: list[Any] = []
    endless.append(endless)
    with pytest.raises(RecursionError):
        own_copy(endless)


@pytest.mark.parametrize(
    "value",
    [b"x" * 10_000, ["x" * 5_000] * 2, {"x": np.zeros(10_000, np.uint8)}, Image.new("RGBA", (50, 50))],
    ids=lambda value: type(value).__name__,
)
def test_a_size_is_about_right(value: Any) -> None:
    assert 10_000 <= size_of(value) < 11_000
