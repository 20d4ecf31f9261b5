"""The library on disk: one SQLite file that holds sources, articles, passages, sentences and vectors."""

import sqlite3
import threading
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.articles import Article, CutSource, Holding, Passage, Sentence, Source, Span
from index.encoder import Vectors
from index.errors import LibraryError
from index.fingerprint import Fingerprint
from index.rows import (
    HOLDINGS,
    IN_ORDER,
    PASSAGE,
    REPRINTS,
    SOURCE,
    TEXTS,
    Accession,
    delete_articles,
    delete_unused,
    inflate,
    insert_accession,
    insert_source,
    move_articles,
    to_holding,
    to_removals,
    to_source,
    to_spans,
)
from index.sketches import COMMON, SHARE

# Held while somebody builds.
LOCK = "build.lock"
# SQLite's default limit of host parameters in one statement is 32,766.
KEYS_PER_QUERY = 10_000


@dataclass(frozen=True, slots=True)
class FileState:
    """What the library knows of a file: its key and name, the digest of its bytes, and whether all of it is in."""

    file_key: int
    file: str
    sha256: str
    complete: bool


class Extent(NamedTuple):
    """How many articles and passages the library has of a file."""

    articles: int
    passages: int


class StoredSource(NamedTuple):
    """A source with its file's location and digest, and the stretches of it that a user took out."""

    location: str
    sha256: str
    source: Source
    removed: tuple[Span, ...]


class Library:
    """A library in a folder. Every change is one transaction; each thread reads through a connection of its own."""

    def __init__(self, folder: Path, fingerprint: Fingerprint) -> None:
        self.folder = folder
        self.fingerprint = fingerprint
        self._threads = threading.local()

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

    # What is there

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

    def file_states(self) -> dict[str, FileState]:
        """The files by location, the absolute path at which each was last read."""
        rows = self.connection.execute("SELECT location, file_key, file, sha256, complete FROM files")
        return {row[0]: FileState(row[1], row[2], row[3], bool(row[4])) for row in rows}

    def holdings(self) -> Iterator[Holding]:
        """All articles, by file and place in it."""
        rows = self.connection.execute(f"{HOLDINGS} {IN_ORDER}")
        return (to_holding(row) for row in rows)

    def holding(self, article_id: str) -> Holding:
        """One article as it is listed; raises LibraryError if there is none of that id."""
        row = self.connection.execute(
            f"{HOLDINGS} WHERE a.article_id = ? GROUP BY a.article_key", (article_id,)
        ).fetchone()
        if row is None:
            raise LibraryError(f"no article {article_id}; `python -m index articles` lists them")
        return to_holding(row)

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        """The other articles that say the same text or most of it, the likest first; none for an unknown id.

        They are looked up by the article's sketch: no text is read, and it takes no longer in a larger library.
        """
        found = self.connection.execute("SELECT article_key FROM articles WHERE article_id = ?", (article_id,))
        wanted = {"key": next(found, (None,))[0], "share": SHARE, "common": COMMON}
        return tuple(self.holding(other) for (other,) in self.connection.execute(REPRINTS, wanted).fetchall())

    def article(self, article_id: str) -> Article:
        """One whole article; raises LibraryError if there is none of that id."""
        holding = self.holding(article_id)
        text = self.connection.execute("SELECT text FROM articles WHERE article_id = ?", (article_id,)).fetchone()[0]
        said = holding.attribution, holding.origins
        return Article(article_id, holding.source_id, holding.file, text, holding.spans, *said)

    def passages(self, passage_keys: Sequence[int]) -> dict[int, Passage]:
        """The passages of these keys, with their sentences in reading order."""
        found: dict[int, Passage] = {}
        for key in passage_keys:
            row = self.connection.execute(PASSAGE, (int(key),)).fetchone()
            if row is None:
                continue
            passage_id, article_id, ordinal, start, end, spans, page, text = row
            rows = self.connection.execute(
                "SELECT start, end, spans FROM sentences WHERE passage_key = ? ORDER BY start", (int(key),)
            )
            sentences = tuple(Sentence(text[s - start : e - start], s, e, to_spans(where)) for s, e, where in rows)
            where = (start, end, to_spans(spans))
            found[int(key)] = Passage(passage_id, article_id, ordinal, text, *where, sentences, page)
        return found

    def texts(self, passage_keys: Sequence[int]) -> dict[int, str]:
        """The texts of those passages that are there, KEYS_PER_QUERY at most."""
        marks = ",".join("?" * len(passage_keys))
        rows = self.connection.execute(f"{TEXTS} WHERE passage_key IN ({marks})", passage_keys)
        return dict(rows.fetchall())

    def passage_texts(self) -> Iterator[tuple[int, str, str]]:
        """(key, title or "", text) of every passage, by key: what the lexical index is derived from."""
        rows = self.connection.execute("SELECT article_key, passage_key, start, end FROM passages ORDER BY passage_key")
        article = "SELECT json_extract(attribution, '$.title'), text FROM articles WHERE article_key = ?"
        # An article is fetched once: cut out in SQL, each of a book's passages would cost the reading of the book.
        for article_key, passages in groupby(rows, key=itemgetter(0)):
            title, text = self.connection.execute(article, (article_key,)).fetchone()
            for _, key, start, end in passages:
                yield key, title or "", text[start:end]

    def passage_vectors(self) -> tuple[NDArray[np.int64], Vectors]:
        """The keys (n,) int64 and vectors (n, dimension) float32 of all passages, by key."""
        rows = "SELECT p.passage_key, v.vector FROM passages p JOIN vectors v USING (vector_key) ORDER BY p.passage_key"
        return self._keyed_vectors(rows)

    def sentence_vectors(self) -> tuple[NDArray[np.int64], Vectors]:
        """The passage keys (n,) int64 and vectors (n, dimension) float32 of all sentences, in reading order."""
        rows = (
            "SELECT s.passage_key, v.vector FROM sentences s JOIN vectors v USING (vector_key)"
            " ORDER BY s.passage_key, s.start"
        )
        return self._keyed_vectors(rows)

    def known_vectors(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of the keys whose vectors are in the library."""
        wanted = list(keys)
        known: set[bytes] = set()
        for start in range(0, len(wanted), KEYS_PER_QUERY):
            part = wanted[start : start + KEYS_PER_QUERY]
            marks = ",".join("?" * len(part))
            rows = self.connection.execute(f"SELECT vector_key FROM vectors WHERE vector_key IN ({marks})", part)
            known.update(row[0] for row in rows)
        return known

    def known_articles(self, article_ids: Iterable[str]) -> set[str]:
        """Those of the ids that are in the library."""
        found = "SELECT 1 FROM articles WHERE article_id = ?"
        return {one for one in article_ids if self.connection.execute(found, (one,)).fetchone()}

    def extent(self, file_key: int) -> Extent:
        """How much the library has of a file."""
        counts = (
            "SELECT count(DISTINCT article_key), count(passage_key) FROM articles JOIN sources USING (source_key)"
            " LEFT JOIN passages USING (article_key) WHERE file_key = ?"
        )
        return Extent(*self.connection.execute(counts, (file_key,)).fetchone())

    def attributions(self, file_key: int) -> dict[str, str]:
        """The article ids of a file, each with its attribution as JSON."""
        rows = self.connection.execute(
            "SELECT article_id, a.attribution FROM articles a JOIN sources USING (source_key) WHERE file_key = ?",
            (file_key,),
        )
        return dict(rows.fetchall())

    def cut_sources(self, file: str) -> Iterator[tuple[CutSource, list[Holding]]]:
        """The sources of the files of this name, each with its articles and what stands in none of them."""
        rows = self.connection.execute(
            f"SELECT source_key, left_out, {SOURCE} FROM sources JOIN files USING (file_key) WHERE file = ?"
            " ORDER BY source_key",
            (file,),
        )
        for source_key, left_out, *row in rows:
            articles = self.connection.execute(f"{HOLDINGS} WHERE source_key = ? {IN_ORDER}", (source_key,))
            yield CutSource(to_source(row), to_removals(left_out)), [to_holding(article) for article in articles]

    def sources(self) -> Iterator[StoredSource]:
        """Every source, in the order in which they were added."""
        rows = self.connection.execute(
            f"SELECT source_key, location, sha256, {SOURCE} FROM sources JOIN files USING (file_key)"
            " ORDER BY source_key"
        )
        for source_key, location, sha256, *row in rows:
            source = to_source(row)
            removed = self.connection.execute("SELECT spans FROM removed WHERE source_key = ?", (source_key,))
            yield StoredSource(
                location, sha256, source, tuple(span for (spans,) in removed for span in to_spans(spans))
            )

    def verbatim_claims(self) -> Iterator[tuple[str, str, str, list[tuple[int, int, tuple[Span, ...]]]]]:
        """For each article: its source's text, its id, its text, and where each quotable piece stands in both."""
        articles = self.connection.execute(
            "SELECT article_key, article_id, a.text, a.spans, s.text FROM articles a JOIN sources s USING (source_key)"
        )
        for article_key, article_id, text, spans, source in articles:
            rows = self.connection.execute(
                "SELECT start, end, spans FROM passages WHERE article_key = :key UNION ALL"
                " SELECT s.start, s.end, s.spans FROM sentences s JOIN passages p USING (passage_key)"
                " WHERE p.article_key = :key",
                {"key": article_key},
            )
            pieces = [(start, end, to_spans(where)) for start, end, where in rows]
            yield inflate(source), article_id, text, [(0, len(text), to_spans(spans)), *pieces]

    # What changes it

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

    def raise_generation(self, generation: int) -> None:
        """Make the next generation be this one: a library that takes another's place must look newer than it."""
        with self._transaction() as connection:
            connection.execute("UPDATE meta SET value = ? WHERE name = 'generation'", (generation - 1,))

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """One change: committed whole with the generation raised, or, whatever is raised inside, not at all."""
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
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

    def _keyed_vectors(self, query: str) -> tuple[NDArray[np.int64], Vectors]:
        rows = self.connection.execute(query).fetchall()
        keys = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        packed = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f2")
        return keys, packed.reshape(len(rows), int(self.fingerprint.dimension)).astype(np.float32)


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


def _is_foreign(path: Path) -> bool:
    """Whether the file is none that making a library leaves behind when it is stopped."""
    ours = path.name == LOCK or path.name.startswith(f"{schema.FILE_NAME}.")
    return not ours and not (path.name == schema.FILE_NAME and not path.stat().st_size)
