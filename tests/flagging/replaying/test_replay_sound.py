"""Sound that was flagged is replayed number by number, in one piece or streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import fanlight as gr
from fanlight.flagging import JSONLogger
from fanlight.flagging.replaying.replay import replay

Sound = tuple[int, NDArray[Any]]
NUMBERS = np.random.default_rng(0).integers(-32768, 32767, (4000, 2), np.int16)


def backwards(sound: Sound) -> Sound:
    rate, numbers = sound
    return rate, numbers[::-1]


def in_pieces(sound: Sound) -> Iterator[Sound]:
    rate, numbers = backwards(sound)
    yield rate, numbers[:1000]
    yield rate, numbers[1000:]


def app(fn: Callable[..., Any], *, streaming: bool = False) -> gr.Blocks:
    with gr.Blocks() as demo:
        voice, turned = gr.Audio(label="Voice"), gr.Audio(label="Turned", streaming=streaming)
        gr.Button().click(fn, voice, turned)
    return demo


@pytest.fixture
def flagged(tmp_path: Path) -> Path:
    logger = JSONLogger()
    logger.setup([gr.Audio(label="Voice"), gr.Audio(label="Turned")], tmp_path / "flagged")
    logger.flag([(8000, NUMBERS), backwards((8000, NUMBERS))])
    return tmp_path / "flagged"


def test_it_is_stored_as_wav(flagged: Path) -> None:
    assert [path.suffix for path in flagged.glob("*/*.*")] == [".wav", ".wav"]


def test_the_same_numbers_are_the_same(flagged: Path) -> None:
    assert replay(app(backwards), flagged).counts == {"same": 1}
    assert replay(app(lambda sound: (sound[0], sound[1] + 1)), flagged).counts == {"changed": 1}


def test_a_stream_is_what_it_came_to(flagged: Path) -> None:
    assert replay(app(in_pieces, streaming=True), flagged).counts == {"same": 1}
