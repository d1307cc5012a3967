"""Values of several files: flagged, read again, and given to the function as they were."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import fanlight as gr
from fanlight.blocks.tree.component import Component
from fanlight.flagging import JSONLogger, read
from fanlight.flagging.replaying.replay import replay

GREY = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
MASK = np.eye(4)
BOX = (1, 2, 3, 4)


def gallery_of(pictures: Any) -> list[Any]:
    return [(255 - picture, f"{caption}, inverted") for picture, caption in pictures]


def compared(pair: Any) -> Any:
    return pair[1], pair[0]


def turned(path: Any) -> str:
    lines = Path(path).read_text().splitlines()
    model = Path(path).with_name("made.obj")
    model.write_text("\n".join(reversed(lines)))
    return str(model)


def annotated(pictures: Any) -> Any:
    return pictures[0][0], [(MASK, pictures[0][1]), (BOX, "box")]


CASES: list[tuple[Callable[[], Component], Callable[[], Component], Any, Callable[[Any], Any]]] = [
    (lambda: gr.Gallery(type="numpy"), gr.Gallery, [(GREY, "one"), (GREY[:2], "two")], gallery_of),
    (gr.ImageSlider, gr.ImageSlider, (GREY, GREY[:2]), compared),
    (lambda: gr.Gallery(type="numpy"), gr.AnnotatedImage, [(GREY, "cat")], annotated),
    (gr.Model3D, gr.Model3D, None, turned),
]


@pytest.mark.parametrize(("given", "made", "value", "fn"), CASES)
def test_they_are_replayed_as_they_were(
    given: Callable[[], Component],
    made: Callable[[], Component],
    value: Any,
    fn: Callable[[Any], Any],
    tmp_path: Path,
) -> None:
    if value is None:
        value = str(tmp_path / "given.obj")
        Path(value).write_text("v 0 0 0\nv 1 0 0")
    with gr.Blocks() as demo:
        first, second = given(), made()
        first.label, second.label = "Given", "Made"
        gr.Button().click(fn, first, second)
    logger = JSONLogger()
    logger.setup([first, second], tmp_path / "flagged")
    payload = value if isinstance(value, str) else first.postprocess(value)
    result = fn(value)
    logger.flag([payload, result])
    (sample,) = read(tmp_path / "flagged")
    assert sample.data["Given"]
    assert replay(demo, tmp_path / "flagged").counts == {"same": 1}
