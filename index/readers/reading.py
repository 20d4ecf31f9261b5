"""Reads files of every format: what cannot harm in this process, all else in another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Self

from index.articles import Source
from index.errors import SourceError
from index.readers.formats import FORMATS, Format, reader
from index.readers.isolation import Isolation, Limits
from index.sidecar import parse, sidecar_of
from index.sidecar import read as read_sidecar

# Cutting takes 10 s and 0.5 GB a million lines, however short they are; a 64 MB file of articles has less than this.
MAX_LINES = 2_000_000
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class Reading:
    """Reads one file after the other; the process that parses some formats ends with the `with` block."""

    def __init__(self, formats: Mapping[str, Format] = FORMATS, limits: Limits | None = None) -> None:
        self._formats = formats
        self._isolation = Isolation(limits or Limits())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, path: Path, file: str) -> Iterator[Source]:
        """The sources of one file, whose name in the library is `file`; raises SourceError saying why there are none.

        A file that changes meanwhile gives that error at its end, when sources of it may have been yielded.
        """
        form = self._formats[path.suffix.lower()]
        try:
            before = _stamp(path)
            sidecar = _sidecar(path)
            for source in self._isolation.read(form, path, file) if form.isolated else reader(form.module)(path, file):
                _require_few_lines(source.text)
                yield replace(source, sidecar=sidecar) if sidecar else source
            after = _stamp(path)
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror or error})") from error
        if before != after:
            raise SourceError("changed while it was read; run again")

    def close(self) -> None:
        self._isolation.close()


def _sidecar(path: Path) -> str:
    """What is written beside the file, "" if nothing; raises SourceError if it cannot be understood."""
    beside = sidecar_of(path)
    if beside is None:
        return ""
    text = read_sidecar(beside)
    parse(text, beside.name)
    return text


def _require_few_lines(text: str) -> None:
    lines = sum(map(text.count, LINE_BREAKS)) - text.count("\r\n")
    if lines > MAX_LINES:
        raise SourceError(f"{lines:,} lines; expected at most {MAX_LINES:,}: split the file")


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
