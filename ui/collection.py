"""The collection as it is changed in the page and by programs: files are added, articles removed and corrected."""

import hashlib
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from enum import Enum, auto
from itertools import count
from pathlib import Path
from typing import NamedTuple

from index.articles import Attribution
from index.builder import Builder, FileReport, Status
from index.building import changing
from index.copies import Copies
from index.errors import SourceError
from index.files import CONTROLS, SIDECARS
from index.library import FILES
from index.pipeline import Progress
from rag.service import Service
from ui.upload import Upload

MAX_VALUE_CHARS = 500
# Hidden from a build of the folder: the files of articles that were removed last.
REMOVED = ".removed"


class Kept(Enum):
    """Since when the library has its own copy of a file."""

    BEFORE = auto()
    NOW = auto()


class Undo(NamedTuple):
    """What was removed: the articles, and the files of which nothing was left, with where they lie now."""

    copied: Copies
    moved: tuple[tuple[Path, Path], ...]


class Collection:
    """Changes one library, one change at a time; what is added is copied into the library's own folder.

    Every method raises BusyError while another change or build is at work, and then has changed nothing.
    """

    def __init__(self, service: Service, folder: Path) -> None:
        self._service = service
        self._files = folder / FILES

    def add(self, uploads: Sequence[Upload], progress: Progress = lambda _: None) -> Iterator[FileReport]:
        """Bring the files into the library; yields a report of each, calls `progress` with the bytes dealt with.

        A file that is there already changes nothing, one that cannot be read leaves nothing behind.
        """
        with self._changing() as builder:
            known = {state.file: state.sha256 for state in self._service.library.file_states().values()}
            readable = [upload for upload in uploads if not upload.name.lower().endswith(SIDECARS)]
            yield from (_beside_nothing(upload) for upload in uploads if upload not in readable)
            kept: dict[Path, Kept] = {}
            for path, since in (self._kept(upload, known) for upload in readable):
                kept.setdefault(path, since)
            try:
                for report in builder.build(list(kept), progress):
                    path = self._files / report.file
                    is_ours = kept.pop(path) is Kept.BEFORE or not (report.status is Status.SKIPPED or report.reason)
                    if not is_ours:
                        path.unlink()
                    yield report
            finally:
                for path in (path for path, when in kept.items() if when is Kept.NOW):
                    path.unlink()

    def remove(self, article_ids: Sequence[str]) -> Undo:
        """Take articles out, and added files of which nothing is left; raises LibraryError for an unknown id."""
        with self._changing():
            library = self._service.library
            copied = library.copied(article_ids)
            library.remove(article_ids)
            return Undo(copied, tuple(self._set_aside(copied.locations)))

    def restore(self, undo: Undo) -> None:
        """Put back what was removed: the same articles, with the same ids."""
        with self._changing():
            self._service.library.put_back(undo.copied)
            for path, aside in undo.moved:
                if aside.exists() and not path.exists():
                    aside.rename(path)

    def correct(self, article_id: str, said: Attribution) -> None:
        """Let this be said of the article, whatever its file says; raises SourceError for what no field can hold."""
        with self._changing() as builder:
            before = asdict(self._service.library.holding(article_id).attribution)
            after = {name: _checked(name, value) for name, value in asdict(said).items()}
            values = {name: value for name, value in after.items() if value != before[name]}
            if values:
                builder.correct(article_id, values)

    @contextmanager
    def _changing(self) -> Iterator[Builder]:
        """A builder for the library, for nobody else meanwhile; what it changed is asked from the block's end on."""
        self._service.refresh()
        with changing(self._service.library, self._service.encoder) as builder:
            yield builder
        self._service.refresh()

    def _kept(self, upload: Upload, known: dict[str, str]) -> tuple[Path, "Kept"]:
        """Where the file is kept, and since when. A name that other bytes bear gets a number."""
        digest = _digest(upload.path)
        for name in _names(upload.name):
            path = self._files / name
            if path.exists():
                if path.is_file() and _digest(path) == digest:
                    return path, Kept.BEFORE
            elif known.get(name, digest) in (digest, ""):
                self._files.mkdir(exist_ok=True)
                partial = self._files / f".{digest[:16]}.partial"
                shutil.copyfile(upload.path, partial)
                return partial.rename(path), Kept.NOW
        raise AssertionError("names do not end")

    def _set_aside(self, locations: Sequence[str]) -> Iterator[tuple[Path, Path]]:
        """Move the added files that have no article left where no build finds them, until the next removal."""
        aside = self._files / REMOVED
        shutil.rmtree(aside, ignore_errors=True)
        states = self._service.library.file_states()
        for path in map(Path, locations):
            is_ours = path.parent == self._files.resolve() and path.exists()
            if is_ours and not self._service.library.extent(states[str(path)].file_key).articles:
                aside.mkdir()
                yield path, path.rename(aside / path.name)


def _names(name: str) -> Iterator[str]:
    """a.txt, a (2).txt, a (3).txt, …"""
    path = Path(name)
    return (name if number == 1 else f"{path.stem} ({number}){path.suffix}" for number in count(1))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _beside_nothing(upload: Upload) -> FileReport:
    return FileReport(upload.name, Status.SKIPPED, reason="describes another file; correct the article itself")


def _checked(name: str, value: str | Sequence[str] | None) -> str | tuple[str, ...] | None:
    """A field's value as the library holds it: on one line, without controls, None or () for nothing."""
    if value is None or isinstance(value, str):
        return _line(name, value or "") or None
    return tuple(line for one in value if (line := _line(name, one)))


def _line(name: str, text: str) -> str:
    line = " ".join(CONTROLS.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).split())
    if len(line) > MAX_VALUE_CHARS:
        raise SourceError(f"{name} has {len(line):,} characters, expected at most {MAX_VALUE_CHARS:,}")
    return line
