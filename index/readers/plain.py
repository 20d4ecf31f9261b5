"""Plain text: one file, one source."""

from collections.abc import Iterator
from pathlib import Path

from index.articles import Source
from index.decoding import decode
from index.errors import SourceError

MAX_BYTES = 64 << 20


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text; raises SourceError if it is empty, too large, binary or in an unknown encoding."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(f"{size >> 20} MB of text; expected at most {MAX_BYTES >> 20} MB: split the file")
    data = path.read_bytes()
    decoded = decode(data)
    if not decoded.text.strip():
        raise SourceError("no text in it")
    yield Source(source_id=file, file=file, text=decoded.text, encoding=decoded.encoding, size=size)
