"""The lines of a file that are not ASCII: all that tells one encoding from another."""

import re
from collections.abc import Iterator

NOT_ASCII = re.compile(rb"[\x80-\xff]")


def foreign_lines(data: bytes) -> Iterator[tuple[int, int]]:
    """Where each line with a byte beyond ASCII begins, and where it ends, its line break included; in order."""
    end = 0
    while found := NOT_ASCII.search(data, end):
        start = data.rfind(b"\n", end, found.start()) + 1 or end
        end = data.find(b"\n", found.start()) + 1 or len(data)
        yield start, end


def foreign_sample(data: bytes, size: int) -> bytes:
    """The first `size` bytes of these lines."""
    sample = bytearray()
    for start, end in foreign_lines(data):
        sample += data[start : min(end, start + size)]
        if len(sample) >= size:
            break
    return bytes(sample[:size])
