"""The library's passages by key, as the search indexes are derived from them."""

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.store import Store

LAST_KEY = 2**63 - 1


class PassageRows(Store):
    """The texts, articles and vectors of passages, in the order of their keys, from one key to another."""

    def passage_keys(self, after: int = 0) -> NDArray[np.int64]:
        """The keys of all passages above this one, ascending: (n,) int64."""
        rows = "SELECT passage_key FROM passages WHERE passage_key > ? ORDER BY passage_key"
        return np.array([key for (key,) in self.connection.execute(rows, (after,))], dtype=np.int64)

    def count_after(self, key: int) -> int:
        """How many passages have higher keys."""
        count = "SELECT count(*) FROM passages WHERE passage_key > ?"
        return int(self.connection.execute(count, (key,)).fetchone()[0])

    def passage_texts(self, first: int = 0, last: int = LAST_KEY) -> Iterator[tuple[int, str, str]]:
        """(key, title or "", text) of the passages from key to key: what the lexical index is derived from."""
        rows = self.connection.execute(
            "SELECT article_key, passage_key, start, end FROM passages WHERE passage_key BETWEEN ? AND ?"
            " ORDER BY passage_key",
            (first, last),
        )
        article = "SELECT json_extract(attribution, '$.title'), text FROM articles WHERE article_key = ?"
        # An article is fetched once: cut out in SQL, each of a book's passages would cost the reading of the book.
        for article_key, passages in groupby(rows, key=itemgetter(0)):
            title, text = self.connection.execute(article, (article_key,)).fetchone()
            for _, key, start, end in passages:
                yield key, title or "", text[start:end]

    def passage_owners(self, first: int = 0, last: int = LAST_KEY) -> NDArray[np.int64]:
        """The article keys (n,) int64 of the passages from key to key, by key."""
        rows = "SELECT article_key FROM passages WHERE passage_key BETWEEN ? AND ? ORDER BY passage_key"
        return np.array([key for (key,) in self.connection.execute(rows, (first, last))], dtype=np.int64)

    def passage_vectors(self, first: int = 0, last: int = LAST_KEY) -> tuple[NDArray[np.int64], Vectors]:
        """The keys (n,) int64 and vectors (n, dimension) float32 of the passages from key to key, by key."""
        rows = (
            "SELECT p.passage_key, v.vector FROM passages p JOIN vectors v USING (vector_key)"
            " WHERE p.passage_key BETWEEN ? AND ? ORDER BY p.passage_key"
        )
        return self._keyed_vectors(rows, first, last)

    def sentence_vectors(self, first: int = 0, last: int = LAST_KEY) -> tuple[NDArray[np.int64], Vectors]:
        """The passage keys (n,) int64 and vectors (n, dimension) float32 of those passages' sentences, in order."""
        rows = (
            "SELECT s.passage_key, v.vector FROM sentences s JOIN vectors v USING (vector_key)"
            " WHERE s.passage_key BETWEEN ? AND ? ORDER BY s.passage_key, s.start"
        )
        return self._keyed_vectors(rows, first, last)

    def _keyed_vectors(self, query: str, first: int, last: int) -> tuple[NDArray[np.int64], Vectors]:
        rows = self.connection.execute(query, (first, last)).fetchall()
        keys = np.fromiter((row[0] for row in rows), dtype=np.int64, count=len(rows))
        packed = np.frombuffer(b"".join(row[1] for row in rows), dtype="<f2")
        return keys, packed.reshape(len(rows), int(self.fingerprint.dimension)).astype(np.float32)
