"""Reads files of every format: what cannot harm in this process, all else in another."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Self

from index.articles import Source
from index.errors import SourceError
from index.readers.formats import FORMATS, Format, reader
from index.readers.isolation import Isolation, Limits


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
            yield from self._isolation.read(form, path, file) if form.isolated else reader(form.module)(path, file)
            after = _stamp(path)
        except OSError as error:
            raise SourceError(f"cannot be read ({error.strerror or error})") from error
        if before != after:
            raise SourceError("changed while it was read; run again")

    def close(self) -> None:
        self._isolation.close()


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
