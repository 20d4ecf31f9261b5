"""What stands around each value of an array."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int32]


def told(ask: Callable[[str], bool], texts: Sequence[str]) -> Flags:
    """What is said of each of the texts when it is asked."""
    return flags(list(map(ask, texts)))


def flags(said: Sequence[bool]) -> Flags:
    """An array that holds these and is not written to; of bytes it is made several times faster than of objects."""
    return np.frombuffer(bytes(said), np.bool_)


def window(values: npt.NDArray[Any], first: int, last: int) -> npt.NDArray[Any]:
    """Column i holds values[i + first : i + last]; the ends of the array are repeated beyond it."""
    size, before, after = len(values), max(-first, 0), max(last - 1, 0)
    padded = np.empty(before + size + after, values.dtype)
    padded[:before], padded[before : before + size], padded[before + size :] = values[0], values, values[-1]
    # sliding_window_view would do, but it takes as long as all else that is measured on a page.
    step = padded.itemsize
    return np.ndarray((last - first, size), padded.dtype, padded, max(first, 0) * step, (step, step))


def median(values: Numbers, first: int, last: int) -> Numbers:
    """The middle one of values[i + first : i + last], the lower of two, for each i."""
    found: Numbers = np.sort(window(values, first, last).T, axis=1)[:, (last - first - 1) // 2]
    return found


def shifted(said: Flags, first: bool) -> Flags:
    """What is said of the value before each; `first`, where there is none."""
    found = np.empty_like(said)
    found[:1], found[1:] = first, said[:-1]
    return found


def count(table: Flags) -> npt.NDArray[np.uint8]:
    """How many of each column are true; a column is no longer than 255."""
    found: npt.NDArray[np.uint8] = np.add.reduce(table, axis=-2, dtype=np.uint8)
    return found
