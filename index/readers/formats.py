"""Which reader reads which file."""

from collections.abc import Callable, Iterator
from pathlib import Path

from index.articles import Source
from index.readers import jsonl, plain

Reader = Callable[[Path, str], Iterator[Source]]

READERS: dict[str, Reader] = {".txt": plain.read, ".jsonl": jsonl.read}


def reader_for(path: Path) -> Reader | None:
    """The reader for the file's name, or None for a format that is not read."""
    return READERS.get(path.suffix.lower())
