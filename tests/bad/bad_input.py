"""A file that a folder of articles may hold, and what is to become of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.readers.formats import format_of

# What a report line must match, "added" or "skipped: reason"; a file of which nothing is said at all has None.
Expected = str | None


@dataclass(frozen=True, slots=True)
class BadInput:
    """`make` puts the file at a path whose last part is `name`; `expected` is searched for in "status: reason"."""

    case: str
    name: str
    make: Callable[[Path], object]
    expected: Expected

    @property
    def is_readable(self) -> bool:
        """Whether this version reads the format at all."""
        return format_of(Path(self.name)) is not None


def holding(case: str, name: str, data: bytes | Callable[[], bytes], expected: Expected) -> BadInput:
    """A bad input that is its bytes."""
    return BadInput(case, name, lambda path: path.write_bytes(data() if callable(data) else data), expected)
