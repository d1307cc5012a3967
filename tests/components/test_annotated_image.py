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

from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.annotated_image import MAX_REGIONS, AnnotatedImage

Store = Callable[[Media], StoredFile]

BASE = np.zeros((4, 6, 3), np.uint8)


def sent(store: Store, value: Any) -> Any:
    """What the next function gets of what this one returned."""

    def stored(part: Any) -> Any:
        if isinstance(part, dict):
            return {key: stored(one) for key, one in part.items()}
        if isinstance(part, list):
            return [stored(one) for one in part]
        return store(part) if isinstance(part, Media) else part

    component = AnnotatedImage()
    return component.preprocess(stored(component.postprocess(value)))


def mask_of(store: Store, mask: NDArray[Any]) -> NDArray[Any]:
    """A mask as the next function reads it."""
    base = np.zeros((*mask.shape[:2], 3), np.uint8)
    _, [(path, _)] = sent(store, (base, [(mask, "cat")]))
    with PIL.Image.open(path) as image:
        return np.asarray(image)


@given(st.lists(st.tuples(*[st.integers(-100, 5_000)] * 4), max_size=5), st.text(max_size=9))
def test_boxes_and_labels_come_back(store: Store, boxes: list[Any], label: str) -> None:
    path, regions = sent(store, (BASE, [(box, label) for box in boxes]))
    with PIL.Image.open(path) as image:
        assert np.asarray(image).shape == BASE.shape
    assert regions == [(box, label) for box in boxes]


@given(arrays(np.bool_, (4, 6)))
def test_a_mask_of_bools_is_black_and_white(store: Store, mask: NDArray[Any]) -> None:
    assert (mask_of(store, mask) == mask * 255).all()


@given(arrays(np.float32, (4, 6), elements=st.floats(0, 1, width=32)))
def test_a_mask_of_floats_says_how_sure_it_is(store: Store, mask: NDArray[Any]) -> None:
    assert (np.abs(mask_of(store, mask) / 255 - mask) <= 0.51 / 255).all()


def test_integers_are_0_and_1_or_0_to_255(store: Store) -> None:
    ones = np.eye(4, 6, dtype=np.int64)
    assert (mask_of(store, ones) == ones * 255).all()
    assert (mask_of(store, (ones * 200).astype(np.uint8)) == ones * 200).all()
    assert (mask_of(store, ones[:, :, None]) == ones * 255).all()


@pytest.mark.parametrize("box", [[1, 2, 3, 4], np.array([1, 2, 3, 4]), np.array([1.0, 2, 3, 4], np.float32)])
def test_a_box_is_any_row_of_four_numbers(store: Store, box: Any) -> None:
    assert sent(store, [BASE, [[box, "cat"]]])[1] == [((1, 2, 3, 4), "cat")]


def test_a_label_that_is_no_text_is_written(store: Store) -> None:
    assert sent(store, (BASE, [((0, 0, 1, 1), 7)]))[1] == [((0, 0, 1, 1), "7")]


def test_the_image_may_be_a_path_an_address_or_pils() -> None:
    component = AnnotatedImage()
    assert component.postprocess(("scene.png", []))["image"].name == "scene.png"  # type: ignore[index]
    assert component.postprocess(("https://a.b/c.png", []))["image"] == {"url": "https://a.b/c.png"}  # type: ignore[index]
    assert component.postprocess((PIL.Image.new("L", (2, 2)), None))["annotations"] == []  # type: ignore[index]
    assert component.postprocess(None) is None
    assert component.preprocess(None) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([None, 1], "the function returned"),
        (BASE, "a pair"),
        ((BASE, ["cat"]), "pairs"),
        ((BASE, [((1, 2, 3), "cat")]), "neither a mask"),
        ((BASE, [((1, 2, 3, float("nan")), "cat")]), "neither a mask"),
        ((BASE, [((1, 2, 3, 1e300), "cat")]), "neither a mask"),
        ((BASE, [("abcd", "cat")]), "neither a mask"),
        ((BASE, [(np.zeros((6, 4)), "cat")]), r"\(6, 4\); it should be \(4, 6\)"),
        ((BASE, [(np.full((4, 6), 1.5), "cat")]), "0 to 1"),
        ((BASE, [(np.full((4, 6), -1), "cat")]), "0 to 1"),
        ((BASE, [(np.full((4, 6), "a"), "cat")]), "floats from 0 to 1"),
        ((3, []), "numpy array"),
        ((BASE, [((0, 0, 1, 1), "x")] * (MAX_REGIONS + 1)), "regions"),
    ],
)
def test_what_cannot_be_shown_is_told(value: Any, words: str) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        AnnotatedImage().postprocess(value)


def test_a_payload_from_elsewhere_is_refused(store: Store) -> None:
    file = store(Media(b"x", "x.png", "image/png"))
    bad: list[Any] = [
        {"image": file},
        {"image": "/etc/passwd", "annotations": []},
        {"image": {"url": "https://a.b"}, "annotations": []},
        {"image": file, "annotations": [], "more": 1},
        {"image": file, "annotations": [{"box": [1, 2, 3], "label": "a"}]},
        {"image": file, "annotations": [{"box": [1, 2, 3, True], "label": "a"}]},
        {"image": file, "annotations": [{"box": [1, 2, 3, 2**100], "label": "a"}]},
        {"image": file, "annotations": [{"image": "x", "label": "a"}]},
        {"image": file, "annotations": [{"box": [1, 2, 3, 4], "label": 7}]},
        {"image": file, "annotations": [{"box": [1, 2, 3, 4], "label": "a"}] * (MAX_REGIONS + 1)},
    ]
    for payload in bad:
        with pytest.raises(BadValue, match="AnnotatedImage"):
            AnnotatedImage().preprocess(payload)


def test_its_own_payload_is_shown_again(store: Store) -> None:
    file = store(Media(b"x", "x.png", "image/png"))
    regions = [{"image": file, "label": "a"}, {"box": [1, 2, 3, 4], "label": "b"}]
    payload = {"image": file, "annotations": regions}
    assert AnnotatedImage().to_flag(payload) == payload


def test_a_table_of_samples_shows_the_image() -> None:
    assert AnnotatedImage().process_example(("scene.png", [])).name == "scene.png"  # type: ignore[union-attr]
    assert AnnotatedImage().process_example(None) is None


def test_a_format_that_cannot_be_written_is_an_error_of_the_page() -> None:
    with pytest.raises(PageError, match="AnnotatedImage"):
        AnnotatedImage(format="word")
