from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
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
from fanlight.components.gallery import MAX_ITEMS, Gallery

Store = Callable[[Media], StoredFile]

BLACK = np.zeros((2, 3, 3), np.uint8)


def stored(store: Store, items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{key: store(v) if isinstance(v, Media) else v for key, v in item.items()} for item in items]


def sent(store: Store, component: Gallery, value: Any) -> Any:
    """What the next function gets of what this one returned."""
    return component.preprocess(stored(store, component.postprocess(value)))


@given(st.lists(arrays(np.uint8, st.tuples(st.integers(1, 9), st.integers(1, 9), st.just(3))), max_size=6))
def test_pictures_survive_bit_by_bit_and_in_their_order(store: Store, pictures: list[NDArray[Any]]) -> None:
    back = sent(store, Gallery(type="numpy"), pictures)
    assert len(back or []) == len(pictures)
    assert all((one == picture).all() for (one, _), picture in zip(back or [], pictures, strict=True))


@given(st.lists(st.none() | st.text(max_size=9), min_size=1, max_size=5))
def test_captions_come_back(store: Store, captions: list[str | None]) -> None:
    back = sent(store, Gallery(), [(BLACK, caption) for caption in captions])
    assert [caption for _, caption in back] == captions


def test_the_function_gets_what_the_type_says(store: Store, tmp_path: Path) -> None:
    translucent = PIL.Image.new("RGBA", (3, 2), (1, 2, 3, 4))
    [(path, _)] = sent(store, Gallery(), [translucent])
    assert Path(path).name == "image.png"
    with PIL.Image.open(path) as image:
        assert image.getpixel((0, 0)) == (1, 2, 3, 4)
    [(pil, _)] = sent(store, Gallery(type="pil"), [translucent])
    assert pil.mode == "RGBA"
    [(array, _)] = sent(store, Gallery(type="numpy"), [translucent])
    assert array.shape == (2, 3, 4)


def test_videos_and_drawings_come_as_paths(store: Store) -> None:
    film = store(Media(b"film", "a.mp4", "video/mp4"))
    lines = store(Media(b"<svg/>", "a.svg", "image/svg+xml"))
    items = [{"video": film, "caption": "x"}, {"image": lines}]
    assert Gallery(type="numpy").preprocess(items) == [(str(film.named()), "x"), (str(lines.named()), None)]


@pytest.mark.parametrize(
    ("media", "kind"),
    [
        ("a.mp4", "video"), (Path("a.webm"), "video"), ("https://a.b/c.mp4?x=1", "video"),
        ("a.png", "image"), ("https://a.b/c", "image"), (BLACK, "image"), (PIL.Image.new("L", (1, 1)), "image"),
    ],
)  # fmt: skip
def test_what_is_a_video_is_known(media: Any, kind: str) -> None:
    assert [*Gallery().postprocess([media])[0]] == [kind, "caption"]
    assert Gallery().postprocess([(media, 7)])[0]["caption"] == "7"


def test_any_row_of_pictures_will_do() -> None:
    assert len(Gallery().postprocess(np.zeros((5, 2, 2, 3), np.uint8))) == 5
    assert len(Gallery().postprocess(BLACK for _ in range(3))) == 3
    assert len(Gallery().postprocess((BLACK, BLACK))) == 2
    assert Gallery().postprocess(None) == []
    assert Gallery().empty() == []


def test_an_empty_gallery_is_none() -> None:
    assert Gallery().preprocess([]) is None
    assert Gallery().preprocess(None) is None


@pytest.mark.parametrize(
    "value", ["a.png", Path("a.png"), 3, [3], {"a": 1}, PIL.Image.new("L", (1, 1)), [BLACK, 3]]
)
def test_what_cannot_be_shown_is_told(value: Any) -> None:
    with pytest.raises(TypeError, match="Gallery"):
        Gallery().postprocess(value)
    with pytest.raises(ValueError, match=f"{MAX_ITEMS}"):
        Gallery().postprocess(["a.png"] * (MAX_ITEMS + 1))


def test_a_payload_from_elsewhere_is_refused(store: Store) -> None:
    file = store(Media(b"x", "x.png", "image/png"))
    bad: list[Any] = [
        "x",
        {},
        [file],
        [{"image": "/etc/passwd"}],
        [{"image": {"url": "https://a.b"}}],
        [{"image": file, "caption": 7}],
        [{"image": file, "more": 1}],
        [{"image": file, "video": file}],
        [{"caption": "x"}],
        [{"image": file}] * (MAX_ITEMS + 1),
    ]
    for payload in bad:
        with pytest.raises(BadValue, match="Gallery"):
            Gallery().preprocess(payload)


def test_only_the_kinds_that_the_author_takes_are_taken(store: Store) -> None:
    text = store(Media(b"words", "a.txt", "text/plain"))
    picture = store(Media(b"x", "a.png", "image/png"))
    with pytest.raises(BadFile, match="image, video"):
        Gallery().preprocess([{"image": text}])
    with pytest.raises(BadFile, match=r"\.jpg"):
        Gallery(file_types=[".jpg"]).preprocess([{"image": picture}])
    with pytest.raises(BadFile, match="not an image"):
        Gallery(type="numpy").preprocess([{"image": picture}, {"image": picture}])


def test_its_own_payload_is_shown_again(store: Store) -> None:
    payload = stored(store, Gallery().postprocess([(BLACK, "x"), BLACK]))
    assert Gallery().to_flag(payload) == payload


def test_a_table_of_samples_shows_the_first() -> None:
    assert Gallery().process_example(["a.png", "b.png"]).name == "a.png"  # type: ignore[union-attr]
    assert Gallery().process_example(None) is None


def test_columns_as_they_were_once_written() -> None:
    assert Gallery(columns=[1, 2, 4], rows=[2]).columns == 4
    assert Gallery(columns=None).columns is None


@pytest.mark.parametrize(
    "given",
    [{"columns": 0}, {"rows": "a"}, {"type": "x"}, {"object_fit": "x"}, {"sources": ["x"]}, {"format": "x"}],
)
def test_wrong_parameters_are_errors_of_the_page(given: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="Gallery"):
        Gallery(**given)
