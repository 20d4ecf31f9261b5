"""Plain text: one file, one source."""

from collections.abc import Iterator
from pathlib import Path

from index.articles import Source
from index.decoding import decode
from index.errors import SourceError


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text; raises SourceError if it is empty, binary or in an unknown encoding."""
    data = path.read_bytes()
    decoded = decode(data)
    if not decoded.text.strip():
        raise SourceError("no text in it")
    yield Source(source_id=file, file=file, text=decoded.text, encoding=decoded.encoding, size=len(data))
