"""Which formats are read: by which module, up to which size, and whether in a process of its own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from index.articles import Source

Reader = Callable[[Path, str], Iterator[Source]]

MB = 1 << 20
# A scanned page is a few hundred KB, and takes some ten seconds.
SCAN_SECONDS_PER_MB = 120


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name in a sentence, the module whose `read` reads it, and the largest file that is read.

    `isolated` says that its parser is no code of ours, or parses what others made to be parsed: it runs in a process
    of its own. `seconds_per_mb` is what a file may take beyond what any file may: where pages are read by OCR.
    """

    name: str
    module: str
    max_bytes: int
    isolated: bool = True
    seconds_per_mb: int = 0


FORMATS = {
    ".txt": Format("plain text", "index.readers.plain", 64 * MB, isolated=False),
    **dict.fromkeys((".md", ".markdown"), Format("Markdown", "index.readers.markdown", 64 * MB, isolated=False)),
    # A corpus is read line by line, so that its size is bounded by the disk alone, and by patience.
    ".jsonl": Format("JSONL", "index.readers.jsonl", 16 << 30, isolated=False),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Format("a web page", "index.readers.web", 16 * MB)),
    ".docx": Format("Word", "index.readers.word", 64 * MB),
    ".epub": Format("EPUB", "index.readers.epub", 64 * MB),
    ".pdf": Format("PDF", "index.readers.pdf", 256 * MB, seconds_per_mb=SCAN_SECONDS_PER_MB),
    **dict.fromkeys(
        (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp"),
        Format("a picture of a page", "index.readers.image", 64 * MB, seconds_per_mb=SCAN_SECONDS_PER_MB),
    ),
}


def format_of(path: Path) -> Format | None:
    """The format that the file's name says, or None for one that is not read."""
    return FORMATS.get(path.suffix.lower())


def reader(module: str) -> Reader:
    """The module's `read`, imported now: most libraries that parse a format are needed by few builds."""
    found: Reader = import_module(module).read
    return found
