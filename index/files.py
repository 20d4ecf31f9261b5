"""Finds the files to read in what a user names: files and folders, in an order that does not change."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceError
from index.readers.formats import FORMATS, MB, format_of
from index.schema import FILE_NAME

# A folder's own description is not one of its articles. Named itself, it is read.
DESCRIPTIONS = frozenset({"readme", "license", "licence", "changelog", "contributing"})
# What stands beside a file to say who wrote it is no article either, nor worth a line in a report.
SIDECARS = (".meta.yaml", ".meta.yml")
MAX_DEPTH = 32
# In a name: a line break makes two lines of a report, a bidirectional mark shows what is written backwards.
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its name in the library, where it really is, why it is skipped, if it is, and its bytes."""

    path: Path
    file: str
    location: str
    skipped: str | None = None
    size: int = 0


def find(sources: Iterable[Path]) -> Iterator[SourceFile]:
    """Every file below the sources, each once; raises SourceError for a source that does not exist."""
    seen: set[str] = set()
    for source in sources:
        if not source.exists():
            raise SourceError(f"{source} does not exist; name a file or a folder of articles")
        for found in _walk(source) if source.is_dir() else [_found(source, source.name)]:
            if found.location not in seen and not found.file.lower().endswith(SIDECARS):
                seen.add(found.location)
                yield found


def _walk(folder: Path) -> Iterator[SourceFile]:
    """The folder's files by name; hidden ones and libraries are left out, links to folders are not followed."""
    closed: list[OSError] = []
    for root, folders, names in os.walk(folder, onerror=closed.append):
        if FILE_NAME in names:
            folders.clear()
            continue
        here = Path(root)
        depth = len(here.relative_to(folder).parts)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and depth < MAX_DEPTH)
        for name in sorted(names):
            if not name.startswith("."):
                path = here / name
                yield _found(path, path.relative_to(folder).as_posix(), folder)
    for error in closed:
        name = _printable(os.fspath(error.filename))
        yield SourceFile(Path(error.filename), name, name, f"a folder that cannot be read ({error.strerror})")


def _found(path: Path, name: str, folder: Path | None = None) -> SourceFile:
    """The file as it was named itself, or found below a folder."""
    location = _printable(os.path.realpath(path))
    try:
        found = path.stat()
    except OSError as error:
        return SourceFile(path, _printable(name), location, f"cannot be read ({error.strerror})")
    skipped = (_not_of(folder, path) if folder else None) or _unreadable(path, found)
    return SourceFile(path, _printable(name), location, skipped, 0 if skipped else found.st_size)


def _not_of(folder: Path, path: Path) -> str | None:
    """Why a file is none of the articles of the folder that it was found in."""
    if path.stem.lower() in DESCRIPTIONS:
        return "describes the folder; name it to add it"
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        return "a link to a file outside the folder; name it to add it"
    return None


def _unreadable(path: Path, found: os.stat_result) -> str | None:
    """Why a file is not opened at all."""
    if not stat.S_ISREG(found.st_mode):
        return "not a regular file"
    form = format_of(path)
    if form is None:
        return f"not a format that is read; save it as one of {', '.join(FORMATS)}"
    if found.st_size > form.max_bytes:
        size = -(-found.st_size // MB)
        return f"{size:,} MB; expected at most {form.max_bytes // MB:,} MB for {form.name}: split the file"
    return None


def _printable(name: str) -> str:
    """The name with what no database takes or no reader sees shown as such: bytes that are not UTF-8, controls."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return CONTROLS.sub(lambda found: found.group().encode("unicode_escape").decode(), readable)
