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

import fanlight as gr
from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.image_editor import ImageEditor
from fanlight.flagging.reading.payloads import Payloads

Store = Callable[[Media], StoredFile]
Pixels = NDArray[np.uint8]

NOTHING: dict[str, Any] = {"background": None, "layers": [], "composite": None}
RED = (255, 0, 0, 255)
LAYER = arrays(np.uint8, st.just((4, 5, 4)))


def kept(store: Store, payload: Any) -> Any:
    """A payload with its files in the store, as it comes back from the browser."""
    if isinstance(payload, Media):
        return store(payload)
    if isinstance(payload, dict):
        return {name: kept(store, part) for name, part in payload.items()}
    return [kept(store, part) for part in payload] if isinstance(payload, list) else payload


def sent(store: Store, editor: ImageEditor, value: Any) -> Any:
    """What the next function gets of what this one returned."""
    return editor.preprocess(kept(store, editor.postprocess(value)))


def drawn(store: Store, *layers: Pixels | None, **others: Any) -> dict[str, Any]:
    """What the browser sends of layers."""
    shown = kept(store, gr.ImageEditor().postprocess({"layers": layers}))
    return {**shown, "size": [5, 4], **others}


def over(lower: Pixels, upper: Pixels) -> Pixels:
    pictures = [PIL.Image.fromarray(one) for one in (lower, upper)]
    return np.array(PIL.Image.alpha_composite(*pictures))


def filled(*color: int, size: tuple[int, int] = (4, 5)) -> Pixels:
    return np.full((*size, len(color)), color, np.uint8)


@given(LAYER, LAYER, LAYER)
def test_the_composite_is_exactly_the_background_and_the_layers(
    store: Store, background: Pixels, lower: Pixels, upper: Pixels
) -> None:
    given = sent(store, gr.ImageEditor(), {"background": background, "layers": [lower, upper]})
    assert (given["background"] == background).all()
    assert (given["layers"][0] == lower).all()
    assert (given["layers"][1] == upper).all()
    assert (given["composite"] == over(over(background, lower), upper)).all()


def test_nothing_is_a_dict_of_nothing(store: Store) -> None:
    assert gr.ImageEditor().preprocess(None) == NOTHING
    assert gr.ImageEditor().preprocess({**NOTHING, "size": [9, 9]}) == NOTHING
    assert gr.ImageEditor().postprocess(None) is None
    assert sent(store, gr.ImageEditor(), {}) == NOTHING


def test_without_a_background_it_is_white(store: Store) -> None:
    given = gr.Sketchpad().preprocess(drawn(store, filled(*RED), None))
    assert (given["background"] == 255).all()
    assert given["background"].shape == (4, 5, 4)
    assert (given["layers"][1] == 0).all()
    assert (given["composite"] == RED).all()


def test_a_hidden_layer_is_no_part_of_the_composite(store: Store) -> None:
    payload = drawn(store, filled(*RED), filled(0, 0, 0, 255), hidden=[1])
    given = gr.ImageEditor().preprocess(payload)
    assert (given["composite"] == RED).all()
    assert (given["layers"][1] == (0, 0, 0, 255)).all()


def test_a_composite_that_a_function_gave_is_given(store: Store) -> None:
    given = sent(store, gr.ImageEditor(), {"background": filled(*RED), "composite": filled(1, 2, 3, 255)})
    assert (given["composite"] == (1, 2, 3, 255)).all()


def test_a_single_picture_is_the_background(store: Store) -> None:
    pixels = np.arange(60, dtype=np.uint8).reshape(4, 5, 3)
    given = sent(store, gr.ImageEditor(image_mode="RGB"), pixels)
    assert (given["background"] == pixels).all()
    assert (given["composite"] == pixels).all()


@pytest.mark.parametrize(
    ("layers", "count"), [(True, 1), (False, 1), (gr.LayerOptions(layers=["Sketch", "Notes"]), 2)]
)
def test_layers_on_which_nothing_was_drawn_are_given_as_transparent_ones(
    store: Store, layers: bool | gr.LayerOptions, count: int
) -> None:
    given = sent(store, gr.ImageEditor(layers=layers), filled(*RED))
    assert [layer.shape for layer in given["layers"]] == [given["background"].shape] * count
    assert not any(layer.any() for layer in given["layers"])


@pytest.mark.parametrize(("mode", "shape"), [("L", (4, 5)), ("RGB", (4, 5, 3)), ("RGBA", (4, 5, 4))])
def test_the_author_says_the_mode(store: Store, mode: str, shape: tuple[int, ...]) -> None:
    transparent = filled(0, 0, 0, 0)
    given = gr.Sketchpad(image_mode=mode).preprocess(drawn(store, transparent))
    assert [given[part].shape for part in ("background", "composite")] == [shape, shape]
    assert given["layers"][0].shape == shape
    assert (given["composite"] == 255).all()
    assert (given["layers"][0] == 0).all()


def test_pictures_come_as_pil_or_as_files(store: Store) -> None:
    payload = drawn(store, filled(*RED))
    given = gr.ImageEditor(type="pil").preprocess(payload)
    assert given["composite"].getpixel((0, 0)) == given["layers"][0].getpixel((0, 0)) == RED
    paths = gr.ImageEditor(type="filepath").preprocess(payload)
    assert Path(paths["layers"][0]) == payload["layers"][0].path
    for path in (paths["background"], paths["composite"]):
        with PIL.Image.open(path) as picture:
            assert picture.size == (5, 4)
            assert Path(path).parent == payload["layers"][0].path.parent


def test_a_layer_of_another_size_lies_at_the_upper_left(store: Store) -> None:
    given = sent(
        store, gr.ImageEditor(), {"background": filled(0, 0, 255, 255), "layers": [filled(*RED, size=(2, 9))]}
    )
    assert (given["composite"][:2] == RED).all()
    assert (given["composite"][2:] == (0, 0, 255, 255)).all()
    assert given["layers"][0].shape == (4, 5, 4)


def test_files_are_png_unless_the_author_says_otherwise() -> None:
    picture = gr.ImageEditor().postprocess(filled(*RED))
    assert picture is not None
    assert picture["background"].mime == "image/png"
    smaller = gr.ImageEditor(format="webp").postprocess(filled(*RED))
    assert smaller is not None
    assert smaller["background"].mime == "image/webp"


@pytest.mark.parametrize(
    "payload",
    [
        1,
        [],
        {"background": None},
        {**NOTHING, "background": "/etc/passwd"},
        {**NOTHING, "layers": [1]},
        {**NOTHING, "layers": [None] * 51},
        {**NOTHING, "size": [0, 5]},
        {**NOTHING, "size": [True, 5]},
        {**NOTHING, "size": [10**6, 10**6]},
        {**NOTHING, "layers": [None], "hidden": [1]},
        {**NOTHING, "layers": [None], "hidden": ["0"]},
        {**NOTHING, "path": "x"},
    ],
)
def test_what_the_browser_could_not_have_sent_is_refused(payload: Any) -> None:
    with pytest.raises(BadValue, match="'Editor' takes"):
        gr.ImageEditor(label="Editor", render=False).preprocess(payload)


def test_a_file_that_is_no_picture_is_refused(store: Store) -> None:
    broken = store(Media(b"\x89PNG\r\n\x1a\nbroken", "layer.png", "image/png"))
    with pytest.raises(BadFile, match=r"layer\.png"):
        gr.ImageEditor().preprocess({**NOTHING, "layers": [broken], "size": [5, 5]})


def test_more_pixels_than_a_server_can_hold_are_refused(store: Store) -> None:
    payload = drawn(store, filled(*RED), *[None] * 9, size=[7000, 7000])
    with pytest.raises(BadFile, match="limit"):
        gr.ImageEditor().preprocess(payload)


@pytest.mark.parametrize("value", [object(), 3, {"background": 3}, {"layers": [object()]}, {"layers": 3}])
def test_what_is_no_picture_is_not_shown(value: Any) -> None:
    with pytest.raises(TypeError, match="ImageEditor"):
        gr.ImageEditor().postprocess(value)


def test_what_a_function_says_beside_pictures_is_left_out() -> None:
    shown = gr.ImageEditor().postprocess({"layers": [None], "size": "large", "hidden": [7], "name": "x"})
    assert shown == {"background": None, "layers": [None], "composite": None}


def test_a_sample_shows_what_is_seen_first() -> None:
    editor = gr.ImageEditor()
    assert editor.process_example(None) is None
    assert editor.process_example({"layers": [filled(*RED)]}).mime == "image/png"


def test_the_browser_learns_the_options() -> None:
    props = gr.ImageEditor(
        brush=gr.Brush(default_size=3, colors=["red", ("#00f", 0.5)], color_mode="fixed"),
        eraser=False,
        layers=gr.LayerOptions(allow_additional_layers=False, layers=["A", "B"]),
    ).props()
    assert props["brush"] == {
        "default_size": 3,
        "colors": [["red", None], ["#00f", 0.5]],
        "default_color": ["red", None],
        "color_mode": "fixed",
    }
    assert props["eraser"] is False
    assert props["layers"] == {"more": False, "names": ["A", "B"], "shown": True}


@pytest.mark.parametrize(
    "arguments",
    [
        {"type": "array"},
        {"image_mode": "XYZ"},
        {"sources": ["camera"]},
        {"canvas_size": (0, 10)},
        {"canvas_size": (10**5, 10**5)},
        {"format": "docx"},
    ],
)
def test_wrong_arguments_are_told_when_the_page_is_built(arguments: dict[str, Any]) -> None:
    with pytest.raises(PageError):
        gr.ImageEditor(**arguments)


def test_its_words_name_the_kinds() -> None:
    demo = gr.Interface(lambda *drawings: None, ["sketchpad", "paint", "imagemask", "imageeditor"], None)
    kinds = [type(one) for one in demo.input_components]
    assert kinds == [gr.Sketchpad, gr.Paint, gr.ImageMask, gr.ImageEditor]


def test_a_flagged_drawing_is_kept_with_its_files(tmp_path: Path, store: Store) -> None:
    editor = gr.ImageEditor(label="Drawing")
    payload = drawn(store, filled(*RED), None, hidden=[1])
    logger = gr.CSVLogger()
    logger.setup([editor], str(tmp_path))
    logger.flag([payload])
    (sample,) = gr.flagging.read(tmp_path)
    again = Payloads().prepared(editor, sample.data["Drawing"])
    before = editor.preprocess(payload)
    assert len(again["layers"]) == 2
    for part in ("background", "composite"):
        assert (again[part] == before[part]).all()
    assert (again["layers"][0] == RED).all()
