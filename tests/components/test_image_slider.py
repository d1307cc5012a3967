from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import PIL.Image
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.image_slider import ImageSlider

Store = Callable[[Media], StoredFile]

BLACK = np.zeros((2, 3, 3), np.uint8)


def sent(store: Store, component: ImageSlider, value: Any) -> Any:
    """What the next function gets of what this one returned."""
    payload = component.postprocess(value)
    return component.preprocess(
        payload and [store(one) if isinstance(one, Media) else one for one in payload]
    )


@given(*[arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3)))] * 2)
def test_both_images_survive_bit_by_bit(store: Store, left: NDArray[Any], right: NDArray[Any]) -> None:
    first, second = sent(store, ImageSlider(), (left, right))
    assert (first == left).all()
    assert (second == right).all()


def test_the_function_gets_what_the_type_says(store: Store) -> None:
    pair = [PIL.Image.fromarray(BLACK), BLACK]
    first, second = sent(store, ImageSlider(type="pil", image_mode="L"), pair)
    assert (first.mode, second.mode) == ("L", "L")
    paths = sent(store, ImageSlider(type="filepath", image_mode=None), pair)
    for path in paths:
        with PIL.Image.open(path) as image:
            assert image.size == (3, 2)


def test_either_may_be_missing(store: Store) -> None:
    assert sent(store, ImageSlider(), (None, None)) == (None, None)
    assert sent(store, ImageSlider(), (BLACK, None))[1] is None
    assert sent(store, ImageSlider(), None) is None
    assert ImageSlider().process_example((BLACK, None)) is not None
    assert ImageSlider().process_example(None) is None


def test_addresses_are_shown_and_never_opened() -> None:
    pair = ImageSlider().postprocess(("https://a.b/1.png", "2.png"))
    assert pair is not None
    assert pair[0] == {"url": "https://a.b/1.png"}
    assert isinstance(pair[1], Media)


@pytest.mark.parametrize("value", [BLACK, "ab", (BLACK,), (BLACK, BLACK, BLACK), (BLACK, 3)])
def test_what_is_no_pair_is_told(value: Any) -> None:
    with pytest.raises(TypeError, match="ImageSlider"):
        ImageSlider().postprocess(value)


def test_a_payload_from_elsewhere_is_refused(store: Store) -> None:
    file = store(Media(b"no image", "x.png", "image/png"))
    bad: list[Any] = [
        "x",
        [file],
        [file, file, file],
        [file, "/etc/passwd"],
        [{"url": "https://a.b"}, None],
        {},
    ]
    for payload in bad:
        with pytest.raises(BadValue, match="two uploaded images"):
            ImageSlider().preprocess(payload)
    with pytest.raises(BadFile, match="not an image"):
        ImageSlider().preprocess([file, None])


@pytest.mark.parametrize(
    "given", [{"slider_position": 101}, {"slider_position": "a"}, {"type": "x"}, {"format": "x"}]
)
def test_wrong_parameters_are_errors_of_the_page(given: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="ImageSlider"):
        ImageSlider(**given)
