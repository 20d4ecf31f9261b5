"""The library's file, opened for reading: its state, and what has left since an earlier one."""

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.errors import LibraryError
from index.fingerprint import Fingerprint


class State(NamedTuple):
    """A generation of a library, and the stamp that tells it from the same generation of another, 0 without one."""

    generation: int
    stamp: int


class Store:
    """The file of the library in a folder; each thread reads through a connection of its own."""

    def __init__(self, folder: Path, fingerprint: Fingerprint) -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        self._threads = threading.local()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """The library in the folder; raises LibraryError when there is none, or none that this version reads."""
        path = folder / schema.FILE_NAME
        if not is_library(folder):
            raise LibraryError(
                f"there is no library in {folder}; run `python -m index build SOURCE… --library {folder}`"
            )
        with reported_damage(), closing(schema.connect(path)) as connection:
            return cls(folder, _fingerprint(connection))

    @property
    def path(self) -> Path:
        return self.folder / schema.FILE_NAME

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the thread that asks."""
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = schema.connect(self.path)
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is not None:
            connection.close()
            del self._threads.connection

    def stored_fingerprint(self) -> Fingerprint:
        """The fingerprint as it is in the file now: a rebuild may have changed it since this was opened."""
        return _fingerprint(self.connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Inside, this thread reads the library as it was at the first read, whatever is committed meanwhile."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            self.connection.execute("COMMIT")

    def generation(self) -> int:
        """A number that every change raises: what was derived at another generation is stale."""
        return int(self.connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()[0])

    def state(self) -> State:
        """The library's state: as long as it is the same, nothing was changed."""
        generation = self.generation()
        return State(generation, self._stamps(generation, generation).get(generation, 0))

    def departures(self, since: State) -> NDArray[np.int64] | None:
        """The keys of the passages that left since a state; None if it is no earlier state of this library."""
        generation = self.generation()
        stamps = self._stamps(since.generation, generation)
        passed = generation - since.generation + (since.stamp != 0)
        if generation < since.generation or len(stamps) != passed or stamps.get(since.generation, 0) != since.stamp:
            return None
        if generation == since.generation:
            return np.zeros(0, dtype=np.int64)
        rows = self.connection.execute("SELECT passage_key FROM departed WHERE generation > ?", (since.generation,))
        return np.array([key for (key,) in rows], dtype=np.int64)

    def _stamps(self, first: int, last: int) -> dict[int, int]:
        """The stamp of each generation from the first to the last that has one."""
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'history'").fetchone():
            return {}
        stamps = "SELECT generation, stamp FROM history WHERE generation BETWEEN ? AND ?"
        return dict(self.connection.execute(stamps, (first, last)).fetchall())


def is_library(folder: Path) -> bool:
    """Whether the folder has a library's file; one of no bytes is what a full disk left."""
    path = folder / schema.FILE_NAME
    return path.is_file() and path.stat().st_size > 0


@contextmanager
def reported_damage() -> Iterator[None]:
    """Inside, what SQLite or zlib find wrong with a library is a LibraryError with the command that looks closer."""
    try:
        yield
    except (sqlite3.DatabaseError, zlib.error) as error:
        raise LibraryError(f"the library is damaged ({error}); run `python -m index check`") from error


def _fingerprint(connection: sqlite3.Connection) -> Fingerprint:
    meta = dict(connection.execute("SELECT name, value FROM meta").fetchall())
    return Fingerprint(**{name: meta.get(name, "") for name in Fingerprint.__dataclass_fields__})
