from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image as Pillow

import fanlight as gr
from fanlight.blocks.errors import BadValue, PageError
from fanlight.blocks.tree.component import Component
from fanlight.blocks.wire.media import Media

SAMPLES = [["x", 1], ["y", 2]]
Dataset = gr.Dataset


def made(**arguments: Any) -> Dataset:
    return Dataset(**{"components": ["textbox", "number"], "samples": SAMPLES, **arguments})


def shown(component: Component | str, value: Any) -> Any:
    """What the page is told of one value."""
    [[cell]] = Dataset(components=[component], samples=[[value]]).props()["samples"]
    return cell


@pytest.mark.parametrize(("type", "got"), [("values", ["y", 2]), ("index", 1), ("tuple", (1, ["y", 2]))])
def test_the_function_gets_what_its_author_asked_for(type: Any, got: Any) -> None:
    assert made(type=type).preprocess(1) == got
    assert made(type=type).preprocess(None) is None


def test_a_function_that_changes_its_sample_changes_no_other_s() -> None:
    dataset = made()
    dataset.preprocess(0).clear()
    assert dataset.preprocess(0) == ["x", 1]


@pytest.mark.parametrize("payload", [-1, 2, True, 0.0, "0", [0], {"path": "x"}])
def test_refuses_what_is_no_place_of_a_sample(payload: Any) -> None:
    with pytest.raises(BadValue, match="takes the place of one of its samples"):
        made().preprocess(payload)


def test_a_function_chooses_a_sample_by_its_place() -> None:
    assert made().postprocess(1) == 1
    assert made().postprocess(None) is None
    with pytest.raises(ValueError, match="has 2 samples; there is none with the index 2"):
        made().postprocess(2)
    with pytest.raises(TypeError, match="takes the index of a sample or None; it got a list"):
        made().postprocess(["y", 2])


def test_components_may_be_named_and_given_arguments() -> None:
    dataset = made(component_props=[{"label": "Word"}, {"precision": 0}])
    assert [type(one) for one in dataset.components] == [gr.Textbox, gr.Number]
    assert dataset.props()["headers"] == ["Word", "Number"]
    assert dataset.components[1].parent is None


def test_a_name_that_is_no_component_s_is_refused() -> None:
    with pytest.raises(PageError, match=r"components='textbos' is no component. There are: .*textbox"):
        Dataset(components=["textbos"])


def test_text_is_a_textbox_as_in_an_interface() -> None:
    assert type(Dataset(components=["text"]).components[0]) is gr.Textbox


def test_one_column_is_a_gallery_and_several_are_a_table() -> None:
    assert Dataset(components=["textbox"], samples=["x"]).props()["layout"] == "gallery"
    assert made().props()["layout"] == "table"
    assert made(layout="gallery").props()["layout"] == "gallery"


def test_with_one_component_a_row_may_be_the_value_alone() -> None:
    assert Dataset(components=["textbox"], samples=["x", ["y"]]).samples == [["x"], ["y"]]


def test_headers_are_the_author_s_or_the_labels() -> None:
    assert made(headers=["a", "b"]).props()["headers"] == ["a", "b"]
    assert made().props()["headers"] == ["Textbox", "Number"]
    assert made(headers=[]).props()["headers"] == []


@pytest.mark.parametrize(
    ("component", "value", "cell"),
    [
        (gr.Textbox(), "grüezi 𝕏", "grüezi 𝕏"),
        (gr.Textbox(), None, None),
        (gr.Textbox(type="password"), "secret", "•••"),
        (gr.Number(), np.int64(3), 3),
        (gr.Checkbox(), True, True),
        (gr.Radio([("Grey", "#888")]), "#888", "Grey"),
        (gr.Label(), {"cat": 0.9, "dog": 0.1}, "cat"),
        (gr.JSON(), {"a": (1, 2)}, {"a": [1, 2]}),
        (gr.Markdown(), "# Title", "# Title"),
        (gr.Image(), "https://example.org/a.png", {"url": "https://example.org/a.png"}),
    ],
)
def test_each_value_is_shown_as_fits_its_component(component: Component, value: Any, cell: Any) -> None:
    assert shown(component, value) == cell


def test_a_long_text_is_shortened_on_the_page_but_not_for_the_function() -> None:
    dataset = Dataset(components=["textbox"], samples=["x" * 10_000])
    [[cell]] = dataset.props()["samples"]
    assert len(cell) == 500
    assert cell.endswith("…")
    assert dataset.preprocess(0) == ["x" * 10_000]


def test_an_image_is_a_file_of_the_author_s(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    Pillow.new("RGB", (4, 3), "red").save(path)
    assert shown(gr.Image(), str(path)) == Media(path, "red.png", "image/png")
    assert isinstance(shown(gr.Image(), np.zeros((2, 2, 3), np.uint8)), Media)


def test_text_that_looks_like_a_path_stays_text() -> None:
    assert shown(gr.Textbox(), "/etc/passwd") == "/etc/passwd"


def test_a_value_that_never_leaves_the_server_is_not_shown() -> None:
    dataset = Dataset(components=[gr.Textbox(), gr.State()], samples=[["x", object()]])
    props = dataset.props()
    assert (props["samples"], props["types"], props["layout"]) == ([["x"]], ["textbox"], "gallery")
    assert len(dataset.preprocess(0)) == 2


@pytest.mark.parametrize(("row", "count"), [(["x"], 1), (["x", 1, 2], 3), ([], 0)])
def test_a_row_of_another_length_is_refused(row: list[Any], count: int) -> None:
    with pytest.raises(PageError, match=f"Sample 1 of a Dataset has {count} values for 2 components"):
        made(samples=[["x", 1], row])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        PageError, match=r"Sample 0 of a Dataset, Image 'Cat': there is no file 'nowhere.png'"
    ):
        Dataset(components=[gr.Image(label="Cat")], samples=[["nowhere.png"]])


def test_a_value_that_its_component_cannot_show_is_named() -> None:
    with pytest.raises(PageError, match="Sample 1 of a Dataset, Number, cannot show 'many': "):
        made(samples=[["x", 1], ["y", "many"]])


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"type": "row"}, "type='row'"),
        ({"layout": "list"}, "layout='list'"),
        ({"samples_per_page": 0}, "samples_per_page=0"),
        ({"sample_labels": ["one"]}, "1 sample_labels for 2 samples"),
        ({"component_props": [{}]}, "1 component_props for 2 components"),
    ],
)
def test_arguments_that_are_none_are_refused(arguments: dict[str, Any], complaint: str) -> None:
    with pytest.raises(PageError, match=complaint):
        made(**arguments)


def test_a_new_one_without_components_is_an_update() -> None:
    changed = made(label="Pick").changed(Dataset(samples=[["z", 3]]).given)
    assert (changed.preprocess(0), changed.label) == (["z", 3], "Pick")
    assert changed.props()["samples"] == [["z", 3]]
