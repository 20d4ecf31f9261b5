"""Plain text: one file, one source."""

import re
from collections.abc import Iterator
from pathlib import Path

from index.articles import Source
from index.decoding.decoding import decode
from index.errors import SourceError
from index.front_matter import front_matter_faults
from index.segmentation.lines import UNSEEN
from index.sidecar import declared_encoding

VISIBLE = re.compile(rf"[^\s{UNSEEN}]")


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text; raises SourceError if it is empty, binary or in an unknown encoding."""
    data = path.read_bytes()
    decoded = decode(data, declared_encoding(path))
    if not VISIBLE.search(decoded.text):
        raise SourceError("no text in it, only white space")
    notes = (*decoded.notes, *front_matter_faults(decoded.text))
    yield Source(file, file, decoded.text, decoded.encoding, len(data), notes=notes)
