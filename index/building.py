"""Builds libraries: one builder at a time, and what is new appears whole."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from index.builder import Builder, FileReport, Status
from index.derived import Derived
from index.encoder import Encoder
from index.errors import BusyError, LibraryError
from index.fingerprint import fingerprint_of
from index.library import LOCK, Library
from index.models.encoders import DEFAULT_MODEL, open_encoder
from index.models.hardware import Hardware
from index.opening import open_library
from index.pipeline import Progress
from index.store import is_library


@contextmanager
def building(folder: Path, model: str | None = None, hardware: Hardware | None = None) -> Iterator[Builder]:
    """A builder for the library in the folder, made if there is none; nobody else builds there meanwhile."""
    with _locked(folder):
        if is_library(folder):
            library, encoder = open_library(folder, model, hardware)
        else:
            encoder = open_encoder(model or DEFAULT_MODEL, hardware)
            library = Library.create(folder, fingerprint_of(encoder))
        yield Builder(library, encoder)


@contextmanager
def changing(library: Library, encoder: Encoder) -> Iterator[Builder]:
    """A builder for an open library with the model that fits it; nobody else builds there meanwhile.

    Raises LibraryError if somebody does, or if the library has been built anew with another model.
    """
    with _locked(library.folder):
        fingerprint_of(encoder).require(library.stored_fingerprint(), str(library.folder))
        yield Builder(library, encoder)


def first_build(folder: Path, sources: list[Path], progress: Progress) -> list[FileReport]:
    """Make a library from the sources; it appears in its folder whole, and a first build that was stopped is resumed.

    Raises LibraryError if the folder already holds anything.
    """
    if folder.exists():
        raise LibraryError(f"{folder} is there already; add to it with `python -m index build SOURCE…`")
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    with building(unfinished) as builder:
        reports = list(builder.build(sources, progress))
    Derived.of(Library.open(unfinished))
    unfinished.rename(folder)
    return reports


def rebuild(folder: Path, model: str | None, progress: Progress, hardware: Hardware | None = None) -> list[FileReport]:
    """Cut and encode everything in the library again, by today's rules and with `model`, from the sources it keeps.

    The new library is put together elsewhere and takes the old one's place in one transaction. A report for each file.
    """
    library = Library.open(folder)
    encoder = open_encoder(model or library.fingerprint.model or DEFAULT_MODEL, hardware)
    with _locked(folder), TemporaryDirectory(dir=folder, prefix="rebuild.") as temporary:
        fresh = Library.create(Path(temporary) / "library", fingerprint_of(encoder))
        Builder(fresh, encoder).restore(library.sources(), progress)
        fresh.raise_generation(library.generation() + 1)
        try:
            fresh.connection.backup(library.connection)
        except sqlite3.Error as error:
            raise LibraryError(f"{library.path} could not be written ({error}); nothing was changed") from error
        states = fresh.file_states().values()
        reports = [FileReport(state.file, Status.REBUILT, *fresh.extent(state.file_key)) for state in states]
        fresh.close()
    return reports


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    if not is_library(folder):
        Library.require_room(folder)
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as error:
        raise BusyError(f"another build is at work on {folder}; wait until it is done") from error
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written ({error}); name another folder with --library") from error
    try:
        yield
    finally:
        lock.release()
