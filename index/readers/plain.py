"""Plain text: one file, one source."""

import re
from collections.abc import Iterator
from pathlib import Path

from index.articles import Source
from index.decoding import decode
from index.errors import SourceError
from index.lines import UNSEEN

MAX_BYTES = 64 << 20
VISIBLE = re.compile(rf"[^\s{UNSEEN}]")


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text; raises SourceError if it is empty, too large, binary or in an unknown encoding."""
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise SourceError(f"{size >> 20} MB of text; expected at most {MAX_BYTES >> 20} MB: split the file")
    data = path.read_bytes()
    decoded = decode(data)
    if not VISIBLE.search(decoded.text):
        raise SourceError("no text in it, only white space")
    yield Source(file, file, decoded.text, decoded.encoding, size, notes=decoded.notes)
