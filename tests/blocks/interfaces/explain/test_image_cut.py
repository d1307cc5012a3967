"""An image of which one part after the other is hidden."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

import fanlight as gr
from fanlight.blocks.interfaces.explain.drawing_cut import DrawingCut
from fanlight.blocks.interfaces.explain.image_cut import ImageCut
from fanlight.blocks.interfaces.explain.occlusion import Baseline, Occlusion
from fanlight.blocks.interfaces.explain.pixels import pixels_of
from fanlight.blocks.interfaces.explain.segments import segments
from fanlight.blocks.interfaces.explain.tiles import tiles

BASELINES: list[Baseline] = ["mean", "black", "white", "blur"]
MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "HSV", "I", "F", "I;16"]


def noise(*shape: int) -> NDArray[np.uint8]:
    return np.random.default_rng(7).integers(0, 256, shape, np.uint8)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(1, 9))
def test_tiles_make_up_the_image_each_pixel_once(height: int, width: int, count: int) -> None:
    covered = np.zeros((height, width), int)
    for tile in tiles(height, width, count):
        covered[tile] += 1
    assert (covered == 1).all()


@given(st.data())
def test_the_heat_map_has_its_maximum_where_the_function_looks(data: st.DataObject) -> None:
    height, width = data.draw(st.integers(12, 60)), data.draw(st.integers(12, 60))
    top, left = data.draw(st.integers(0, height - 4)), data.draw(st.integers(0, width - 4))
    image = np.full((height, width, 3), 20, np.uint8)
    image[top : top + 4, left : left + 4] = 250
    found = gr.explain(lambda x: {"seen": float(x[top : top + 4, left : left + 4].mean()) / 255}, image)
    scores = found.scores()
    assert scores.shape == (height, width)
    assert scores[top : top + 4, left : left + 4].max() == scores.max()
    assert (scores == scores.max()).sum() < height * width / 4
    assert scores.min() >= 0


def test_what_the_function_does_not_look_at_has_no_effect() -> None:
    found = gr.explain(lambda x: float(x[:10, :10].sum()), noise(40, 40), tiles=4)
    assert not found.scores()[10:, :].any()
    assert not found.scores()[:, 10:].any()


def test_the_effect_is_the_answer_less_the_one_without_the_part() -> None:
    image = np.zeros((4, 4))
    image[0, 0] = 1.0
    found = gr.explain(lambda x: float(x[0, 0]), image, tiles=4, baseline="black")
    assert found.value == 1.0
    assert found.scores().tolist() == image.tolist()


def test_sizes_are_averaged() -> None:
    image = np.zeros((4, 4))
    image[0, 0] = 1.0
    scores = gr.explain(lambda x: float(x[0, 0]), image, tiles=(2, 4), baseline="black").scores()
    assert scores[0, 0] == 1.0
    assert scores[1, 1] == 0.5
    assert scores[3, 3] == 0.0


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("baseline", BASELINES)
def test_a_hidden_part_changes_nothing_else_in_any_form(mode: str, baseline: Baseline) -> None:
    given = (
        Image.fromarray(noise(6, 9, 3)).convert("L").convert("I").convert(mode)
        if mode == "I;16"
        else (Image.fromarray(noise(6, 9, 3)).convert(mode))
    )
    cut = ImageCut(pixels_of(given), Occlusion(tiles=3, baseline=baseline))
    assert cut.whole().tobytes() == given.tobytes()
    hidden = cut.without(0)
    assert (hidden.mode, hidden.size) == (given.mode, given.size)
    assert (np.array(hidden)[:, 3:] == np.array(given)[:, 3:]).all()


@pytest.mark.parametrize("kind", [np.uint8, np.bool_, np.uint16, np.float32, np.float64, np.int32])
@pytest.mark.parametrize("baseline", BASELINES)
def test_an_array_keeps_its_type(kind: Any, baseline: Baseline) -> None:
    array = (noise(5, 7) > 100).astype(kind)
    cut = ImageCut(pixels_of(array), Occlusion(tiles=2, baseline=baseline))
    assert cut.without(0).dtype == array.dtype
    assert (cut.whole() == array).all()


def test_each_call_gets_an_array_of_its_own() -> None:
    def spoils(x: NDArray[Any]) -> float:
        seen = float(x.mean())
        x[:] = 0
        return seen

    image = noise(8, 8)
    found = gr.explain(spoils, image, tiles=2)
    assert found.value == image.mean()
    assert image.any()


def test_transparency_stays() -> None:
    image = noise(6, 6, 4)
    cut = ImageCut(pixels_of(image), Occlusion(tiles=1, baseline="black"))
    assert (cut.without(0)[..., 3] == image[..., 3]).all()
    assert not cut.without(0)[..., :3].any()


def test_a_file_stays_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.jpg"
    Image.fromarray(noise(20, 30, 3)).save(path)
    seen: list[Path] = []

    def look(file: Path) -> float:
        seen.append(file)
        return float(np.asarray(Image.open(file))[:10, :10].mean())

    scores = gr.explain(look, path, tiles=2).scores()
    assert seen[0] == path
    assert scores.shape == (20, 30)
    assert len(set(seen)) == len(seen)
    del scores
    assert not any(one.exists() for one in seen[1:])


def test_a_drawing_is_hidden_in_all_its_pictures() -> None:
    drawing: dict[str, Any] = {
        "background": noise(8, 8, 3),
        "layers": [noise(8, 8, 4)],
        "composite": noise(8, 8, 3) // 2,
    }
    cut = DrawingCut(drawing, Occlusion(tiles=2, baseline="black"))
    whole, hidden = cut.whole(), cut.without(0)
    assert (whole["composite"] == drawing["composite"]).all()
    for name in ("background", "composite"):
        assert not hidden[name][:4, :4].any()
        assert (hidden[name][4:] == drawing[name][4:]).all()
    assert not hidden["layers"][0][:4, :4].any()
    assert (hidden["layers"][0][4:] == drawing["layers"][0][4:]).all()


def test_segments_follow_what_is_seen() -> None:
    image = np.zeros((60, 80, 3), np.uint8)
    image[20:40, 30:60] = (255, 200, 0)
    labels = segments(Image.fromarray(image), 20)
    assert labels.shape == (60, 80)
    inside, outside = set(labels[22:38, 32:58].ravel()), set(labels[:18].ravel())
    assert not inside & outside
    assert 5 <= labels.max() + 1 <= 30
    scores = gr.explain(lambda x: float(x[20:40, 30:60, 0].mean()), image, segments=20).scores()
    assert scores[30, 45] > 0 == scores[5, 5]


def test_the_overlay_is_as_large_as_the_image_and_grey_where_nothing_matters() -> None:
    found = gr.explain(
        lambda x: float(x[:10, :10].mean()) - float(x[10:, 10:].mean()), noise(20, 20, 3), baseline="black"
    )
    shown = found.heatmap()
    assert (shown.size, shown.mode) == ((20, 20), "RGB")
    redder = np.asarray(shown, int)[..., 0] - np.asarray(shown, int)[..., 2]
    assert redder[2, 2] > 50
    assert redder[17, 17] < -50
    found = gr.explain(lambda x: 1.0, noise(20, 20, 3))
    assert not np.ptp(np.asarray(found.heatmap()), axis=2).any()
