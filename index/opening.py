"""Opens a library together with the model that fits it, for reading or for building."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from index.builder import Builder, Progress, fingerprint_of
from index.encoder import Encoder
from index.errors import LibraryError
from index.library import Library
from index.models.encoders import DEFAULT_MODEL, open_encoder
from index.schema import FILE_NAME

LOCK = "build.lock"


def open_library(folder: Path, model: str | None = None) -> tuple[Library, Encoder]:
    """The library and the model that built it; raises LibraryError if `model` or this version's rules are others."""
    library = Library.open(folder)
    encoder = open_encoder(model or library.fingerprint.model or DEFAULT_MODEL)
    fingerprint_of(encoder).require(library.fingerprint, str(folder))
    return library, encoder


@contextmanager
def building(folder: Path, model: str | None = None) -> Iterator[Builder]:
    """A builder for the library in the folder, made if there is none; nobody else builds there meanwhile."""
    if not (folder / FILE_NAME).exists():
        encoder = open_encoder(model or DEFAULT_MODEL)
        Library.create(folder, fingerprint_of(encoder))
    with _locked(folder):
        library, encoder = open_library(folder, model)
        yield Builder(library, encoder)


def rebuild(folder: Path, model: str | None, progress: Progress) -> None:
    """Cut and encode everything in the library again, by today's rules and with `model`, from the sources it keeps.

    The new library is put together elsewhere and takes the old one's place in one transaction.
    """
    library = Library.open(folder)
    encoder = open_encoder(model or library.fingerprint.model or DEFAULT_MODEL)
    with _locked(folder), TemporaryDirectory(dir=folder, prefix="rebuild.") as temporary:
        fresh = Library.create(Path(temporary) / "library", fingerprint_of(encoder))
        Builder(fresh, encoder).restore(library.sources(), progress)
        fresh.raise_generation(library.generation() + 1)
        try:
            fresh.connection.backup(library.connection)
        except sqlite3.Error as error:
            raise LibraryError(f"{library.path} could not be written ({error}); nothing was changed") from error
        fresh.close()


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise LibraryError(f"another build is at work on {folder}; wait until it is done") from error
    except OSError as error:
        raise LibraryError(f"{folder} cannot be written ({error}); name another folder with --library") from error
    try:
        yield
    finally:
        lock.release()
