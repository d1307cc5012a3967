from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fanlight.blocks.errors import BadFile, BadValue, PageError
from fanlight.blocks.wire.media import Media, StoredFile
from fanlight.components.model3d import TYPES, Model3D

Store = Callable[[Media], StoredFile]


def cube(store: Store, name: str = "cube.obj") -> StoredFile:
    return store(Media(b"v 0 0 0\n", name, "text/plain"))


@pytest.mark.parametrize("suffix", [*TYPES, ".GLB"])
def test_the_function_gets_a_path_with_the_name_that_was_sent(store: Store, suffix: str) -> None:
    path = Model3D().preprocess(cube(store, f"cube{suffix}"))
    assert Path(str(path)).name == f"cube{suffix}"
    assert Path(str(path)).read_bytes() == b"v 0 0 0\n"


def test_a_path_is_shown() -> None:
    for value in ("models/cube.glb", Path("models/cube.glb")):
        shown = Model3D().postprocess(value)
        assert isinstance(shown, Media)
        assert (shown.name, shown.content) == ("cube.glb", Path("models/cube.glb"))
    assert Model3D().postprocess(None) is None
    assert Model3D().preprocess(None) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("cube.png", ".glb, .gltf"),
        ("https://a.b/cube.glb", "Download it"),
        (3, "Model3D"),
        ({"url": "https://a.b"}, ".glb"),
    ],
)
def test_what_cannot_be_shown_is_told(value: Any, words: str) -> None:
    with pytest.raises((ValueError, TypeError), match=words):
        Model3D().postprocess(value)


def test_a_payload_from_elsewhere_is_refused(store: Store) -> None:
    bad: list[Any] = ["cube.obj", {}, [cube(store)], {"url": "https://a.b/cube.obj"}, 3]
    for payload in bad:
        with pytest.raises(BadValue, match="Model3D"):
            Model3D().preprocess(payload)
    with pytest.raises(BadFile, match=r"\.splat; 'cube\.exe'"):
        Model3D().preprocess(cube(store, "cube.exe"))


def test_its_own_payload_is_shown_again(store: Store) -> None:
    file = cube(store)
    assert Model3D().to_flag(file) == file
    assert Model3D().postprocess(file) == file


def test_a_table_of_samples_shows_the_name() -> None:
    assert Model3D().process_example("models/cube.glb") == "cube.glb"
    assert Model3D().process_example(None) == ""


def test_a_camera_may_leave_open_what_it_does_not_care_for() -> None:
    assert Model3D(camera_position=(90, None, 2.5)).props()["camera_position"] == [90, None, 2.5]
    assert Model3D().props()["camera_position"] == [None, None, None]
    assert Model3D(clear_color=(0, 0.5, 1, 1)).props()["clear_color"] == [0, 0.5, 1, 1]


@pytest.mark.parametrize(
    "given",
    [
        {"display_mode": "x"},
        {"camera_position": (1, 2)},
        {"camera_position": ("a", 2, 3)},
        {"clear_color": (1, 2)},
        {"clear_color": (None, 0, 0, 0)},
    ],
)
def test_wrong_parameters_are_errors_of_the_page(given: dict[str, Any]) -> None:
    with pytest.raises(PageError, match="Model3D"):
        Model3D(**given)
