"""Finds the files to read in what a user names: files and folders, in an order that does not change."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.readers.formats import READERS, reader_for

# A folder's own description is not one of its articles. Named itself, it is read.
DESCRIPTIONS = frozenset({"readme", "license", "licence", "changelog", "contributing"})
MAX_DEPTH = 32


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its name in the library, where it really is, and why it is skipped, if it is."""

    path: Path
    file: str
    location: str
    skipped: str | None = None


def find(sources: Iterable[Path]) -> Iterator[SourceFile]:
    """Every file below the sources, each once; raises SourceError for a source that does not exist."""
    seen: set[str] = set()
    for source in sources:
        if not source.exists():
            raise SourceError(f"{source} does not exist; name a file or a folder of articles")
        for found in _walk(source) if source.is_dir() else [_found(source, source.name, named=True)]:
            if found.location not in seen:
                seen.add(found.location)
                yield found


def _walk(folder: Path) -> Iterator[SourceFile]:
    """The folder's files by name, hidden ones left out; links to folders are not followed."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        depth = len(here.relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and depth < MAX_DEPTH)
        for name in sorted(names):
            if not name.startswith("."):
                path = here / name
                yield _found(path, path.relative_to(folder).as_posix(), named=False)


def _found(path: Path, name: str, *, named: bool) -> SourceFile:
    return SourceFile(path, _printable(name), _printable(os.path.realpath(path)), _reason(path, named=named))


def _reason(path: Path, *, named: bool) -> str | None:
    if not path.is_file():
        return "not a regular file"
    if not named and path.stem.lower() in DESCRIPTIONS:
        return "describes the folder; name it to add it"
    if reader_for(path) is None:
        return f"not a format that is read ({', '.join(READERS)})"
    return None


def _printable(name: str) -> str:
    """The name with bytes that are not UTF-8 shown as such, which no database takes as they are."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
