"""The sound that an array of numbers stands for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ._wav import FASTEST, LARGEST, MOST_CHANNELS, centred

EXACT = ("int16", "int32", "float32")


def sound_of(rate: Any, array: Any) -> tuple[int, NDArray[Any]]:
    """The rate, and the numbers in a kind that a WAV file holds.

    int16, int32 and float32 stay as they are. float64 is rounded to float32, uint8, int8 and uint16 become int16 of
    the same loudness; other integers stay the same numbers and have to fit into int16. Floats are heard from -1 to 1;
    where some are beyond, all are made quieter.

    Args:
        rate: samples per second.
        array: of shape (frames,) or (frames, channels).

    Raises:
        TypeError: they are no numbers.
        ValueError: there are none, or NaN among them, or the shape or the rate is that of no sound.
    """
    is_number = isinstance(rate, int | float | np.integer | np.floating) and not isinstance(rate, bool)
    if not is_number or not 1 <= rate <= FASTEST or rate % 1:
        raise ValueError(f"{rate!r} is no rate: it is samples per second, such as 44100.")
    array = np.asarray(array)
    if array.ndim == 2 and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim not in (1, 2) or (array.ndim == 2 and array.shape[1] > MOST_CHANNELS):
        raise ValueError(
            f"An array of shape {array.shape} is no sound: its shape must be (samples,) or (samples, 1 to "
            f"{MOST_CHANNELS} channels). If the channels come first, return array.T."
        )
    if array.size == 0:
        raise ValueError("The array is empty, and 0 seconds of sound are none: return None.")
    if array.nbytes > LARGEST:
        raise ValueError(f"The array has more than {LARGEST >> 20} MiB: return a file.")
    return int(rate), _kept(array)


def _kept(array: NDArray[Any]) -> NDArray[Any]:
    kind = array.dtype.name
    if kind in ("float16", "float32", "float64"):
        return _heard(array)
    if kind in EXACT:
        return array
    if kind == "uint8":
        return centred(array)
    if kind == "int8":
        return np.left_shift(array.astype(np.int16), 8)
    if kind == "uint16":
        return (array.astype(np.int32) - 32768).astype(np.int16)
    if array.dtype.kind in "iu":
        if array.min() < -32768 or array.max() > 32767:
            raise ValueError(
                f"Sound of {kind} holds -32768 to 32767; this one has {array.min()} to {array.max()}. "
                "Return array.astype(np.int32) if it has 32 bits, else scale it."
            )
        return array.astype(np.int16)
    raise TypeError(f"An array of {array.dtype} is no sound: return one of int16, or of floats from -1 to 1.")


def _heard(array: NDArray[Any]) -> NDArray[Any]:
    with np.errstate(over="ignore"):
        kept = array.astype(np.float32, copy=False)
    peak = float(np.max(np.abs(kept)))
    if not np.isfinite(peak):
        raise ValueError(
            "There is NaN, infinity or a number beyond float32 in the array: that is no sound. "
            "Look where it comes from, or return np.nan_to_num(array)."
        )
    return kept if peak <= 1 else (array / peak).astype(np.float32)
