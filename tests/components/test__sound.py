"""Arrays as sound: exact where a file can hold them, else of the same loudness, and refused where they are none."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from fanlight.components._sound import sound_of


@pytest.mark.parametrize("kind", [np.int16, np.int32, np.float32])
def test_what_a_file_holds_stays_as_it_is(kind: Any) -> None:
    given = np.array([[-1, 0], [1, 1]], kind)
    rate, kept = sound_of(np.int64(8000), given)
    assert rate == 8000
    assert type(rate) is int
    assert kept.dtype == kind
    assert kept.tolist() == given.tolist()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (np.array([0, 128, 255], np.uint8), [-32768, 0, 32512]),
        (np.array([-128, 0, 127], np.int8), [-32768, 0, 32512]),
        (np.array([0, 32768, 65535], np.uint16), [-32768, 0, 32767]),
        (np.array([-32768, 5], np.int64), [-32768, 5]),
        (np.array([[1], [2]], np.int16), [1, 2]),
        (np.array([0.25, -0.5], np.float64), [0.25, -0.5]),
        (np.array([0.25, -0.5], np.float16), [0.25, -0.5]),
        (np.array([2.0, -4.0], np.float32), [0.5, -1.0]),
        ([1, 2], [1, 2]),
    ],
)
def test_what_becomes_of_others(given: NDArray[Any], kept: list[float]) -> None:
    assert sound_of(8000.0, given)[1].tolist() == kept


def test_a_quiet_sound_stays_quiet() -> None:
    assert sound_of(8000, np.array([0.1, -0.1], np.float32))[1].max() == np.float32(0.1)


@pytest.mark.parametrize(
    ("array", "why"),
    [
        (np.zeros(0, np.int16), "0 seconds"),
        (np.zeros((2, 44100)), r"array\.T"),
        (np.zeros((1, 2, 3)), "is no sound"),
        (np.array(1.0), "is no sound"),
        (np.array([0, np.nan]), "NaN"),
        (np.array([0, np.inf], np.float32), "infinity"),
        (np.array([40000]), "astype"),
        (np.array([True]), "int16"),
        (np.array([1j]), "int16"),
        (np.array(["a"]), "int16"),
        (np.array([None]), "int16"),
    ],
)
def test_what_is_no_sound(array: NDArray[Any], why: str) -> None:
    with pytest.raises((ValueError, TypeError), match=why):
        sound_of(8000, array)


@pytest.mark.parametrize("rate", [0, -1, 1.5, True, None, "8000", float("nan"), float("inf"), 2**32])
def test_what_is_no_rate(rate: Any) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        sound_of(rate, np.zeros(3, np.int16))
