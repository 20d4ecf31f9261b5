"""What a library holds of some articles, copied row by row, so that it can be put back as it was."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from index.rows import delete_unused

Row = tuple[Any, ...]
Rows = tuple[Row, ...]

OF_ARTICLES = "(SELECT article_key FROM articles WHERE article_id IN (SELECT value FROM json_each(:ids)))"
OF_PASSAGES = f"(SELECT passage_key FROM passages WHERE article_key IN {OF_ARTICLES})"
OF_SOURCES = f"(SELECT source_key FROM articles WHERE article_key IN {OF_ARTICLES})"
VECTORS = (
    "SELECT * FROM vectors WHERE vector_key IN"
    f" (SELECT vector_key FROM passages WHERE passage_key IN {OF_PASSAGES}"
    f" UNION SELECT vector_key FROM sentences WHERE passage_key IN {OF_PASSAGES})"
)


class Copies(NamedTuple):
    """The rows of some articles and of all that belongs to them, by table, in the order of their columns."""

    files: Rows
    sources: Rows
    articles: Rows
    sketches: Rows
    passages: Rows
    sentences: Rows
    vectors: Rows

    @property
    def locations(self) -> list[str]:
        """Where the files of the articles lay."""
        return [location for _, location, *_ in self.files]


def copies(connection: sqlite3.Connection, article_ids: Sequence[str]) -> Copies:
    """The rows of the articles of these ids."""
    queries = (
        f"SELECT * FROM files WHERE file_key IN (SELECT file_key FROM sources WHERE source_key IN {OF_SOURCES})",
        f"SELECT * FROM sources WHERE source_key IN {OF_SOURCES}",
        f"SELECT * FROM articles WHERE article_key IN {OF_ARTICLES}",
        f"SELECT * FROM sketches WHERE article_key IN {OF_ARTICLES}",
        f"SELECT * FROM passages WHERE article_key IN {OF_ARTICLES}",
        f"SELECT * FROM sentences WHERE passage_key IN {OF_PASSAGES} ORDER BY sentence_key",
        VECTORS,
    )
    ids = {"ids": json.dumps(list(article_ids))}
    return Copies(*(tuple(connection.execute(query, ids)) for query in queries))


def put_back(connection: sqlite3.Connection, copied: Copies) -> None:
    """Insert what is there no longer. Keys are kept where nobody has taken them since: they order the articles."""
    is_there = "SELECT 1 FROM articles WHERE article_id = ?"
    gone = [row for row in copied.articles if not connection.execute(is_there, (row[1],)).fetchone()]
    files = {key: _file(connection, row) for key, *row in copied.files}
    needed = {source_key for _, _, source_key, *_ in gone}
    rows = [row for row in copied.sources if row[0] in needed]
    sources = {key: _source(connection, key, files[file_key], row) for key, file_key, *row in rows}
    articles = {
        key: _insert(connection, "articles", key, (one, sources[source], *row)) for key, one, source, *row in gone
    }
    for _, _, source, _, _, spans, _ in gone:
        _no_longer_removed(connection, sources[source], spans)
    passages = [row for row in copied.passages if row[2] in articles]
    keys = {key for key, *_ in passages}
    _insert_all(connection, "vectors", copied.vectors)
    _insert_all(connection, "sketches", ((one, articles[key]) for one, key in copied.sketches if key in articles))
    _insert_all(connection, "passages", ((key, one, articles[article], *row) for key, one, article, *row in passages))
    _insert_all(connection, "sentences", ((None, *row[1:]) for row in copied.sentences if row[1] in keys))
    delete_unused(connection, [key for key, _ in copied.vectors])


def _file(connection: sqlite3.Connection, row: Sequence[Any]) -> int:
    """The key of the file that lies where it lay: to be read again at the next build, when it may have changed."""
    location, file, *_ = row
    connection.execute("INSERT OR IGNORE INTO files VALUES (NULL, ?, ?, '', 0)", (location, file))
    return int(connection.execute("SELECT file_key FROM files WHERE location = ?", (location,)).fetchone()[0])


def _source(connection: sqlite3.Connection, key: int, file_key: int, row: Sequence[Any]) -> int:
    """The key of the source, inserted if it went with its last article."""
    same = "SELECT 1 FROM sources WHERE source_key = ? AND file_key = ? AND source_id = ? AND text = ?"
    if connection.execute(same, (key, file_key, row[0], row[-1])).fetchone():
        return key
    return _insert(connection, "sources", key, (file_key, *row))


def _no_longer_removed(connection: sqlite3.Connection, source_key: int, spans: str) -> None:
    """Forget that these stretches of the source were taken out."""
    back = json.loads(spans)
    rows = connection.execute("SELECT rowid, spans FROM removed WHERE source_key = ?", (source_key,)).fetchall()
    for row, removed in rows:
        left = json.dumps([span for span in json.loads(removed) if span not in back])
        connection.execute("UPDATE removed SET spans = ? WHERE rowid = ?", (left, row))
    connection.execute("DELETE FROM removed WHERE source_key = ? AND spans = '[]'", (source_key,))


def _insert(connection: sqlite3.Connection, table: str, key: int, row: Sequence[Any]) -> int:
    """The key of the row: the one given if it is free, else a new one."""
    column = f"{table[:-1]}_key"
    taken = connection.execute(f"SELECT 1 FROM {table} WHERE {column} = ?", (key,)).fetchone()
    marks = ", ".join("?" * (len(row) + 1))
    inserted = connection.execute(f"INSERT INTO {table} VALUES ({marks})", (None if taken else key, *row))
    assert inserted.lastrowid is not None
    return inserted.lastrowid


def _insert_all(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        connection.execute(f"INSERT OR IGNORE INTO {table} VALUES ({', '.join('?' * len(row))})", row)
