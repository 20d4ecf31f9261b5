"""The library's SQLite file: its tables, and how it is opened."""

import os
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from index.errors import LibraryError

FILE_NAME = "library.sqlite"
# Raise it when the tables change; a library of another version is refused with the command that mends it.
SCHEMA_VERSION = 2
# SQLite's own mark for whose file this is: "chuc" in ASCII.
APPLICATION_ID = 0x63687563

STAMP = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION};"
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    file_key INTEGER PRIMARY KEY,
    location TEXT NOT NULL UNIQUE, -- absolute path when it was last read
    file TEXT NOT NULL,            -- path below the folder that was indexed
    sha256 TEXT NOT NULL,
    complete INTEGER NOT NULL      -- 1: every article of these bytes is in the library
);
CREATE TABLE sources (
    source_key INTEGER PRIMARY KEY,
    file_key INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
    source_id TEXT NOT NULL,
    encoding TEXT NOT NULL,
    size INTEGER NOT NULL,
    attribution TEXT NOT NULL,     -- JSON, as the format declares it
    is_article INTEGER NOT NULL,   -- 1: a record of a corpus, not to be cut
    is_book INTEGER NOT NULL,      -- 1: its articles are chapters of one book
    marks TEXT NOT NULL,           -- JSON [[start, end, kind], …]: what the format says of stretches of the text
    notes TEXT NOT NULL,           -- JSON [sentence, …]: what may be wrong with the text
    sidecar TEXT NOT NULL,         -- YAML, what the user says beside the file
    left_out TEXT NOT NULL,        -- JSON [[start, end, reason], …]: what stands in none of its articles
    text BLOB NOT NULL             -- the decoded text, UTF-8, zlib
);
CREATE INDEX sources_of_file ON sources (file_key);
CREATE TABLE removed (             -- what a user took out of a source of which something is left
    source_key INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    spans TEXT NOT NULL            -- JSON, as in articles
);
CREATE INDEX removed_of_source ON removed (source_key);
CREATE TABLE articles (
    article_key INTEGER PRIMARY KEY,
    article_id TEXT NOT NULL UNIQUE,
    source_key INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
    attribution TEXT NOT NULL,     -- JSON
    origins TEXT NOT NULL,         -- JSON [[field, spans, declared by], …]: where each field was read
    spans TEXT NOT NULL,           -- JSON [[start, end], …], characters of the source's text
    text TEXT NOT NULL             -- clean
);
CREATE INDEX articles_of_source ON articles (source_key);
CREATE TABLE sketches (            -- a few hashes of each article's text, shared by its reprints
    hash INTEGER NOT NULL,
    article_key INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    PRIMARY KEY (hash, article_key)
) WITHOUT ROWID;
CREATE INDEX sketches_of_article ON sketches (article_key);
CREATE TABLE passages (
    passage_key INTEGER PRIMARY KEY AUTOINCREMENT, -- never given twice: derived indexes refer to it
    passage_id TEXT NOT NULL,
    article_key INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    start INTEGER NOT NULL,        -- characters of the article's text
    end INTEGER NOT NULL,
    spans TEXT NOT NULL,
    page INTEGER,                  -- on which it begins, from 1, in a source that has pages
    vector_key BLOB NOT NULL REFERENCES vectors
);
CREATE INDEX passages_of_article ON passages (article_key, ordinal);
CREATE INDEX passages_of_vector ON passages (vector_key);
CREATE TABLE sentences (
    sentence_key INTEGER PRIMARY KEY,
    passage_key INTEGER NOT NULL REFERENCES passages ON DELETE CASCADE,
    start INTEGER NOT NULL,        -- characters of the article's text
    end INTEGER NOT NULL,
    spans TEXT NOT NULL,
    vector_key BLOB NOT NULL REFERENCES vectors
);
CREATE INDEX sentences_of_passage ON sentences (passage_key, start);
CREATE INDEX sentences_of_vector ON sentences (vector_key);
CREATE TABLE vectors (
    vector_key BLOB PRIMARY KEY,   -- a digest of what was encoded
    vector BLOB NOT NULL           -- float16, little-endian
) WITHOUT ROWID;
"""
# What the derived indexes follow: a random stamp for each generation, which tells this library's past from another's,
# and which passages left at which generation. Libraries of before get it with their next change.
HISTORY = (
    "CREATE TABLE IF NOT EXISTS history (generation INTEGER PRIMARY KEY, stamp INTEGER NOT NULL)",
    "CREATE TABLE IF NOT EXISTS departed (passage_key INTEGER PRIMARY KEY, generation INTEGER NOT NULL)",
    "CREATE INDEX IF NOT EXISTS departed_at ON departed (generation)",
    "CREATE TRIGGER IF NOT EXISTS stamped AFTER UPDATE OF value ON meta WHEN NEW.name = 'generation' BEGIN"
    " INSERT OR REPLACE INTO history VALUES (NEW.value, random()); END",
    "CREATE TRIGGER IF NOT EXISTS departing AFTER DELETE ON passages BEGIN"
    " INSERT INTO departed SELECT OLD.passage_key, value + 1 FROM meta WHERE name = 'generation'; END",
)


def keep_history(connection: sqlite3.Connection) -> None:
    """From here on note every change, if that is not so already."""
    for statement in HISTORY:
        connection.execute(statement)


def create(path: Path, meta: Mapping[str, str]) -> None:
    """Make a new library with empty tables; the file appears whole or not at all."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial, isolation_level=None)
    connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
    connection.executescript(f"BEGIN; {STAMP} {TABLES}")
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    keep_history(connection)
    connection.execute("COMMIT")
    connection.close()
    partial.replace(path)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to an existing library, read-only where it cannot be written.

    Raises LibraryError when the file is no library or cannot be opened.
    """
    try:
        return _opened(path, str(path))
    except sqlite3.OperationalError as error:
        if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
            raise LibraryError(f"{path} cannot be opened ({error}); try again") from error
    try:
        return _opened(path, f"{path.resolve().as_uri()}?immutable=1")
    except sqlite3.OperationalError as error:
        raise LibraryError(f"{path} cannot be read ({error})") from error


def _opened(path: Path, name: str) -> sqlite3.Connection:
    """Every commit is synchronised: what is committed survives a kill and a power cut."""
    connection = sqlite3.connect(name, timeout=30, isolation_level=None, uri=name.startswith("file:"))
    try:
        connection.executescript("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;")
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.OperationalError:
        connection.close()
        raise
    except sqlite3.DatabaseError as error:
        connection.close()
        raise LibraryError(f"{path} is not a Chuchu library ({error}); name another folder with --library") from error
    if found != APPLICATION_ID:
        connection.close()
        raise LibraryError(f"{path} is some other program's database; name another folder with --library")
    if version != SCHEMA_VERSION:
        connection.close()
        raise LibraryError(
            f"{path} has schema version {version}, expected {SCHEMA_VERSION}:"
            " build it again from its files with `python -m index build SOURCE… --library NEWFOLDER`"
        )
    return connection
