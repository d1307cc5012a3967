"""`gr.inputs` and `gr.outputs`: what was written up to Gradio 3 makes the components of today."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

import fanlight as gr
from fanlight.blocks.interfaces.old import inputs, outputs
from fanlight.blocks.tree.component import Component
from fanlight.blocks.wire.media import StoredFile


@pytest.mark.parametrize(
    ("make", "kind", "says", "attributes"),
    [
        (lambda: inputs.Textbox(), gr.Textbox, r"gr\.Textbox\(\)", {"lines": 1, "value": None}),
        (
            lambda: inputs.Textbox(lines=3, placeholder="p", default="d", label="L"),
            gr.Textbox,
            r"gr\.Textbox\(value='d', lines=3, placeholder='p', label='L'\)",
            {"lines": 3, "placeholder": "p", "value": "d", "label": "L"},
        ),
        (lambda: inputs.Textbox(type="password"), gr.Textbox, "type='password'", {"type": "password"}),
        (lambda: inputs.Textbox(numeric=True), gr.Number, r"gr\.Number\(\)", {}),
        (lambda: inputs.Number(default=3), gr.Number, "value=3", {"value": 3}),
        (lambda: inputs.Slider(1, 5, 2, 3, "L"), gr.Slider, "minimum=1, maximum=5", {"step": 2, "value": 3}),
        (lambda: inputs.Checkbox(default=True), gr.Checkbox, "value=True", {"value": True}),
        (lambda: inputs.Radio(["a", "b"], type="index"), gr.Radio, "type='index'", {"value": "a"}),
        (
            lambda: inputs.Radio(["a", "b"], optional=True),
            gr.Radio,
            r"choices=\['a', 'b'\]\)",
            {"value": None},
        ),
        (
            lambda: inputs.CheckboxGroup(["a", "b"], ["b"], "index"),
            gr.CheckboxGroup,
            r"choices=\['a', 'b'\], value=\['b'\], type='index'",
            {"value": ["b"]},
        ),
        (lambda: inputs.Dropdown(["a", "b"], default="b"), gr.Dropdown, "value='b'", {"value": "b"}),
        (lambda: inputs.Dropdown(["a", "b"], "index"), gr.Dropdown, "type='index'", {"value": "a"}),
        (
            lambda: inputs.File("multiple", "bytes", "L"),
            gr.File,
            "file_count='multiple', type='binary', label='L'",
            {"type": "binary"},
        ),
        (
            lambda: inputs.Audio("microphone", "filepath", "L"),
            gr.Audio,
            r"gr\.Audio\(sources='microphone', type='filepath', label='L'\)",
            {"sources": ["microphone"], "type": "filepath"},
        ),
        (lambda: outputs.Audio(label="L"), gr.Audio, r"gr\.Audio\(label='L'\)", {"type": "numpy"}),
        (
            lambda: inputs.Video("mp4", "webcam", "L", optional=True),
            gr.Video,
            r"gr\.Video\(format='mp4', sources='webcam', label='L'\)",
            {"format": "mp4", "sources": ["webcam"]},
        ),
        (lambda: outputs.Video(label="L"), gr.Video, r"gr\.Video\(label='L'\)", {"format": None}),
        (lambda: inputs.File(), gr.File, r"gr\.File\(\)", {"type": "filepath"}),
        (
            lambda: outputs.HighlightedText({"a": "red"}),
            gr.HighlightedText,
            "color_map={'a': 'red'}",
            {"color_map": {"a": "red"}},
        ),
        (lambda: outputs.HTML("L"), gr.HTML, "label='L'", {"label": "L"}),
        (lambda: outputs.File(), gr.File, r"gr\.File\(\)", {}),
        (lambda: outputs.KeyValues(), gr.JSON, r"gr\.JSON\(\)", {}),
        (lambda: inputs.Image(type="file"), gr.Image, "type='filepath'", {"type": "filepath"}),
        (lambda: inputs.State(default=[]), gr.State, r"gr\.State\(value=\[\]\)", {}),
        (lambda: outputs.Textbox(label="L"), gr.Textbox, r"gr\.Textbox\(label='L'\)", {"label": "L"}),
        (lambda: outputs.Textbox("number"), gr.Number, r"gr\.Number\(\)", {}),
        (lambda: outputs.Number(), gr.Number, r"gr\.Number\(\)", {}),
        (lambda: outputs.Label(3), gr.Label, "num_top_classes=3", {"num_top_classes": 3}),
        (lambda: outputs.Image("pil"), gr.Image, r"gr\.Image\(\)", {}),
        (lambda: outputs.JSON(), gr.JSON, r"gr\.JSON\(\)", {}),
        (lambda: outputs.Markdown(), gr.Markdown, r"gr\.Markdown\(\)", {}),
        (lambda: outputs.State(), gr.State, r"gr\.State\(\)", {}),
    ],
)
def test_each_makes_the_component_of_today(
    make: Callable[[], Component], kind: type[Component], says: str, attributes: dict[str, Any]
) -> None:
    with pytest.warns(DeprecationWarning, match=says) as warned:
        component = make()
    assert isinstance(component, kind)
    assert {name: getattr(component, name) for name in attributes} == attributes
    assert [Path(one.filename).name for one in warned] == ["test_inputs.py"]


@pytest.fixture
def photo(tmp_path: Path) -> StoredFile:
    path = tmp_path / "photo.png"
    Pillow.new("RGB", (40, 20), (255, 0, 0)).save(path)
    return StoredFile("f", path.name, "image/png", path.stat().st_size, path)


@pytest.mark.parametrize(
    ("shape", "expected"), [((8, 6), (6, 8, 3)), ((8, None), (20, 8, 3)), (None, (20, 40, 3))]
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_image_comes_in_the_size_that_was_asked_for(
    photo: StoredFile, shape: Any, expected: tuple[int, ...]
) -> None:
    array = inputs.Image(shape=shape, invert_colors=True).preprocess(photo)
    assert array.shape == expected
    assert np.all(array == (0, 255, 255))
    assert inputs.Image(shape=shape, type="pil").preprocess(photo).size == expected[1::-1]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_sized_image_is_kept_as_an_image() -> None:
    described = inputs.Image(shape=(2, 2), image_mode="L").describe()
    assert described["component"] == "Image"
    assert described["parameters"]["image_mode"] == "L"


@pytest.mark.parametrize(("invert", "ink", "paper"), [(True, 255, 0), (False, 0, 255)])
def test_a_canvas_gives_one_image_of_what_is_drawn(
    photo: StoredFile, invert: bool, ink: int, paper: int
) -> None:
    layer = Pillow.new("RGBA", (400, 400))
    layer.paste((0, 0, 0, 255), (0, 0, 400, 200))
    layer.save(photo.path)
    payload = {"background": None, "layers": [photo], "composite": None, "size": [400, 400]}
    with pytest.warns(DeprecationWarning, match=r"inputs\.Image.* write gr\.Sketchpad\(image_mode='L'\)"):
        canvas = inputs.Image((28, 28), "L", invert, source="canvas", tool="select")
    array = canvas.preprocess(payload)
    assert array.shape == (28, 28)
    assert (array[:12] == ink).all()
    assert (array[16:] == paper).all()
    assert canvas.preprocess(None) is None
    assert canvas.props()["canvas_size"] == (400, 400)
    assert canvas.describe()["component"] == "Sketchpad"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_canvas_has_the_form_of_its_image_and_colours_where_they_are_asked_for() -> None:
    wide = inputs.Image(shape=(100, 50), source="canvas", tool="color-sketch").props()
    assert wide["canvas_size"] == (400, 200)
    assert len(wide["brush"]["colors"]) == 5
    assert inputs.Image(source="canvas", shape=(28, None)).props()["canvas_size"] == (400, 400)


def test_a_program_of_old_works() -> None:
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        demo = gr.Interface(
            lambda text, n: text * n,
            [gr.inputs.Textbox(lines=2), gr.inputs.Slider(0, 3)],
            gr.outputs.Textbox(),
            allow_flagging=False,
            theme="huggingface",
            layout="vertical",
            show_api=False,
        )
    assert [type(one) for one in demo.input_components] == [gr.Textbox, gr.Slider]
    assert not any(isinstance(block, gr.Button) and block.value == "Flag" for block in demo.walk())
    assert demo.submission.api_visibility == "undocumented"
    assert [one.category for one in warned].count(UserWarning) == 1  # there is no such theme
    texts = " ".join(str(one.message) for one in warned)
    assert 'flagging_mode="never"' in texts
    assert 'api_visibility="undocumented"' in texts
    assert "theme" in texts
    assert [Path(one.filename).name for one in warned] == ["test_inputs.py"] * len(warned)
