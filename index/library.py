"""The library on disk: one SQLite file, made, added to and taken from in whole transactions."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.articles import CutSource
from index.catalogue import Catalogue
from index.copies import Copies, copies, put_back
from index.corrections import FOLDER as CORRECTIONS
from index.errors import LibraryError
from index.fingerprint import Fingerprint
from index.rows import (
    Accession,
    delete_articles,
    delete_unused,
    insert_accession,
    insert_source,
    move_articles,
)

# Held while somebody builds.
LOCK = "build.lock"
# The files that were added in the page: the library's own copies.
FILES = "files"
# What may be there before there is a library: what it is built from again, when its file is of another version.
OURS = (LOCK, FILES, CORRECTIONS)


class Library(Catalogue):
    """A library in a folder, to read and to change. Every change is one transaction."""

    @classmethod
    def create(cls, folder: Path, fingerprint: Fingerprint) -> Self:
        """A new, empty library; raises LibraryError if the folder holds anything else or cannot be written."""
        cls.require_room(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            schema.create(folder / schema.FILE_NAME, {**asdict(fingerprint), "generation": "0"})
        except (OSError, sqlite3.OperationalError) as error:
            raise LibraryError(f"{folder} cannot be written ({error}); name another folder with --library") from error
        return cls(folder, fingerprint)

    @staticmethod
    def require_room(folder: Path) -> None:
        """Raise LibraryError if a library cannot be made here, because the folder holds something else."""
        if folder.exists() and (not folder.is_dir() or any(map(_is_foreign, folder.iterdir()))):
            raise LibraryError(
                f"{folder} holds something else than a library; name a new or empty folder with --library"
            )

    def begin_file(self, location: str, file: str) -> int:
        """The key of the file at this location, marked as not yet complete."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO files (location, file, sha256, complete) VALUES (?, ?, '', 0)"
                " ON CONFLICT (location) DO UPDATE SET file = excluded.file, complete = 0",
                (location, file),
            )
            return int(connection.execute("SELECT file_key FROM files WHERE location = ?", (location,)).fetchone()[0])

    def move_file(self, file_key: int, location: str) -> None:
        """Note that a file that is in the library now lies elsewhere."""
        with self._transaction() as connection:
            connection.execute("UPDATE files SET location = ? WHERE file_key = ?", (location, file_key))

    def add(
        self,
        file_key: int,
        accessions: Iterable[Accession],
        vectors: Mapping[bytes, NDArray[np.float32]],
        replaced: Iterable[str] = (),
        kept: Iterable[tuple[CutSource, Sequence[str]]] = (),
    ) -> None:
        """Add articles and the vectors that are new, and take out the replaced ones, all in one transaction.

        `kept` are sources of a changed file with the articles that stand in them as they stood before.
        """
        with self._transaction() as connection:
            blobs = ((key, vector.astype("<f2").tobytes()) for key, vector in vectors.items())
            connection.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", blobs)
            source_keys: dict[int, int] = {}
            for cut, article_ids in kept:
                move_articles(connection, insert_source(connection, file_key, cut, source_keys), article_ids)
            unused = delete_articles(connection, replaced)
            for accession in accessions:
                insert_accession(connection, file_key, accession, source_keys)
            delete_unused(connection, unused)

    def withdraw(self, file_key: int, article_ids: Iterable[str]) -> None:
        """Take back what was added of a file that turned out unreadable, and the file if nothing of it is left."""
        with self._transaction() as connection:
            delete_unused(connection, delete_articles(connection, article_ids))
            connection.execute(
                "DELETE FROM files WHERE file_key = :key AND NOT EXISTS (SELECT 1 FROM sources WHERE file_key = :key)",
                {"key": file_key},
            )

    def end_file(self, file_key: int, sha256: str, gone: Collection[str]) -> None:
        """Mark a file as complete and take out the articles that it no longer has."""
        with self._transaction() as connection:
            delete_unused(connection, delete_articles(connection, gone))
            connection.execute("UPDATE files SET sha256 = ?, complete = 1 WHERE file_key = ?", (sha256, file_key))
            if gone:  # another file of this name may hold them still: it is read again next time
                connection.execute(
                    "UPDATE files SET complete = 0 WHERE file_key != :key"
                    " AND file = (SELECT file FROM files WHERE file_key = :key)",
                    {"key": file_key},
                )

    def remove(self, article_ids: Sequence[str]) -> None:
        """Take articles out; a later build of their files brings them back. Raises LibraryError, changing nothing."""
        with self._transaction() as connection:
            for article_id in dict.fromkeys(article_ids):
                self.holding(article_id)
                connection.execute(
                    "INSERT INTO removed SELECT source_key, spans FROM articles WHERE article_id = ?", (article_id,)
                )
                connection.execute(
                    "UPDATE files SET complete = 0 WHERE file_key = (SELECT file_key FROM sources JOIN articles"
                    " USING (source_key) WHERE article_id = ?)",
                    (article_id,),
                )
            delete_unused(connection, delete_articles(connection, dict.fromkeys(article_ids)))

    def copied(self, article_ids: Sequence[str]) -> Copies:
        """All that the library holds of these articles; raises LibraryError if it has none of an id."""
        with self.snapshot():
            for article_id in article_ids:
                self.holding(article_id)
            return copies(self.connection, article_ids)

    def put_back(self, copied: Copies) -> None:
        """Let the articles be in the library as they were when they were copied, but for those that are in it."""
        with self._transaction() as connection:
            put_back(connection, copied)

    def raise_generation(self, generation: int) -> None:
        """Make the next generation be this one: a library that takes another's place must look newer than it."""
        with self._transaction() as connection:
            connection.execute("UPDATE meta SET value = ? WHERE name = 'generation'", (generation - 1,))

    @contextmanager
    def together(self) -> Iterator[None]:
        """Inside, all changes are one transaction: the disk is waited for once."""
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One change: committed whole with the generation raised, or, whatever is raised inside, not at all."""
        connection = self.connection
        if connection.in_transaction:
            yield connection
            return
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                schema.keep_history(connection)
                yield connection
                connection.execute("UPDATE meta SET value = value + 1 WHERE name = 'generation'")
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            raise LibraryError(
                f"{self.path} could not be written ({error}); nothing was changed:"
                " make room or close other programs, then try again"
            ) from error


def _is_foreign(path: Path) -> bool:
    """Whether the file is none that making a library leaves behind when it is stopped."""
    ours = path.name in OURS or path.name.startswith(f"{schema.FILE_NAME}.")
    return not ours and not (path.name == schema.FILE_NAME and not path.stat().st_size)
