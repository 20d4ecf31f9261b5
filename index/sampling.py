"""Some of a library's passages, taken evenly, for what looks at all of it at once."""

import sqlite3
from typing import NamedTuple

import numpy as np

from index.encoder import Vectors

OPENING_CHARS = 60
KEYS_PER_QUERY = 10_000


class Sampled(NamedTuple):
    """A passage by its ids, and its first words."""

    passage_id: str
    article_id: str
    opening: str


class Sample(NamedTuple):
    """Passages in reading order, article by article, and their vectors (n, dimension) float32."""

    passages: tuple[Sampled, ...]
    vectors: Vectors


def sample(connection: sqlite3.Connection, limit: int, dimension: int) -> Sample:
    """At most `limit` passages, evenly from all of them."""
    keys = [key for (key,) in connection.execute("SELECT passage_key FROM passages ORDER BY article_key, ordinal")]
    if len(keys) > limit:
        keys = [keys[at * len(keys) // limit] for at in range(limit)]
    rows = []
    for start in range(0, len(keys), KEYS_PER_QUERY):
        rows += _rows(connection, keys[start : start + KEYS_PER_QUERY])
    packed = np.frombuffer(b"".join(vector for *_, vector in rows), dtype="<f2")
    passages = tuple(Sampled(passage_id, article_id, opening) for passage_id, article_id, opening, _ in rows)
    return Sample(passages, packed.reshape(len(rows), dimension).astype(np.float32))


def _rows(connection: sqlite3.Connection, keys: list[int]) -> list[tuple[str, str, str, bytes]]:
    marks = ",".join("?" * len(keys))
    return connection.execute(
        f"SELECT passage_id, article_id, substr(a.text, start + 1, min(end - start, {OPENING_CHARS})), vector"
        " FROM passages p JOIN articles a USING (article_key) JOIN vectors USING (vector_key)"
        f" WHERE passage_key IN ({marks}) ORDER BY article_key, ordinal",
        keys,
    ).fetchall()
