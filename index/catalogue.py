"""What a library holds: sources, articles, passages, sentences and vectors, for reading."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from index import finding, sampling
from index.articles import Article, CutSource, Holding, Passage, Sentence, Source, Span
from index.encoder import Vectors
from index.errors import LibraryError
from index.finding import Choice, Found, Wanted
from index.passage_rows import PassageRows
from index.rows import (
    HOLDINGS,
    IN_ORDER,
    PASSAGE,
    REPRINTS,
    SOURCE,
    TEXTS,
    inflate,
    to_each_spans,
    to_holding,
    to_removals,
    to_source,
    to_spans,
)
from index.sampling import Sample
from index.sketches import COMMON, SHARE

# SQLite's default limit of host parameters in one statement is 32,766.
KEYS_PER_QUERY = 10_000
STORED = f"source_key, location, sha256, {SOURCE} FROM sources JOIN files USING (file_key)"


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


class Catalogue(PassageRows):
    """What is in the library of a folder."""

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

    def found(self, wanted: Wanted, limit: int, fresh: Collection[str] = (), offset: int = 0) -> Found:
        """`limit` of the articles that are wanted, after `offset`; those of the files `fresh` come first."""
        return finding.found(self.connection, wanted, limit, fresh, offset)

    def publications(self) -> list[Choice]:
        """The publications, those of most articles first, "" for articles that state none."""
        return finding.choices(self.connection, finding.PUBLICATION)

    def years(self) -> list[Choice]:
        """The years of the articles, the latest first, "" for articles without a date."""
        return sorted(finding.choices(self.connection, finding.YEAR), reverse=True)

    def source_of(self, article_id: str) -> tuple[int, StoredSource]:
        """The key of an article's file, and its source; raises LibraryError if there is no article of that id."""
        self.holding(article_id)
        (key,) = self.connection.execute(
            "SELECT source_key FROM articles WHERE article_id = ?", (article_id,)
        ).fetchone()
        file_key, *row = self.connection.execute(f"SELECT file_key, {STORED} WHERE source_key = ?", (key,)).fetchone()
        return file_key, self._stored(row)

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

    def passage(self, article_id: str, passage_id: str) -> Passage:
        """One passage of an article; raises LibraryError if there is none of these ids."""
        wanted = "SELECT passage_key FROM passages p JOIN articles USING (article_key) WHERE article_id = ?"
        row = self.connection.execute(f"{wanted} AND passage_id = ?", (article_id, passage_id)).fetchone()
        if row is None:
            raise LibraryError(f"no passage {passage_id} in article {article_id}; the article may have been cut anew")
        return self.passages(row)[row[0]]

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
            ).fetchall()
            each_spans = to_each_spans(where for _, _, where in rows)
            sentences = tuple(
                Sentence(text[s - start : e - start], s, e, where)
                for (s, e, _), where in zip(rows, each_spans, strict=True)
            )
            where = (start, end, to_spans(spans))
            found[int(key)] = Passage(passage_id, article_id, ordinal, text, *where, sentences, page)
        return found

    def texts(self, passage_keys: Sequence[int]) -> dict[int, str]:
        """The texts of those passages that are there, KEYS_PER_QUERY at most."""
        marks = ",".join("?" * len(passage_keys))
        rows = self.connection.execute(f"{TEXTS} WHERE passage_key IN ({marks})", passage_keys)
        return dict(rows.fetchall())

    def provenance(self) -> Iterator[tuple[int, str, str | None, str | None]]:
        """(key, article id, publication, date) of every article, by key."""
        fields = "json_extract(attribution, '$.publication'), json_extract(attribution, '$.date')"
        return self.connection.execute(f"SELECT article_key, article_id, {fields} FROM articles ORDER BY article_key")

    def article_ids(self) -> dict[int, tuple[str, str]]:
        """The id and the source id of every article, by key."""
        rows = self.connection.execute(
            "SELECT article_key, article_id, source_id FROM articles JOIN sources USING (source_key)"
        )
        return {key: (article_id, source_id) for key, article_id, source_id in rows}

    def passage_vector(self, article_id: str, passage_id: str) -> Vectors | None:
        """The vector (dimension,) of one passage, None if there is none of these ids."""
        row = self.connection.execute(
            "SELECT vector FROM vectors JOIN passages USING (vector_key) JOIN articles USING (article_key)"
            " WHERE article_id = ? AND passage_id = ?",
            (article_id, passage_id),
        ).fetchone()
        return np.frombuffer(row[0], dtype="<f2").astype(np.float32) if row else None

    def sample(self, limit: int) -> Sample:
        """At most `limit` passages, evenly from all in reading order, with their first words and vectors."""
        return sampling.sample(self.connection, limit, int(self.fingerprint.dimension))

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
        return self._cut("file = ? ORDER BY source_key", file)

    def cut_source(self, article_id: str) -> tuple[CutSource, list[Holding]]:
        """The same of an article's source; raises LibraryError if there is no article of that id."""
        self.holding(article_id)
        return next(self._cut("source_key = (SELECT source_key FROM articles WHERE article_id = ?)", article_id))

    def sources(self) -> Iterator[StoredSource]:
        """Every source, in the order in which they were added."""
        rows = self.connection.execute(f"SELECT {STORED} ORDER BY source_key")
        return map(self._stored, rows)

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

    def _cut(self, wanted: str, value: str) -> Iterator[tuple[CutSource, list[Holding]]]:
        rows = self.connection.execute(
            f"SELECT source_key, left_out, {SOURCE} FROM sources JOIN files USING (file_key) WHERE {wanted}", (value,)
        )
        for source_key, left_out, *row in rows:
            articles = self.connection.execute(f"{HOLDINGS} WHERE source_key = ? {IN_ORDER}", (source_key,))
            yield CutSource(to_source(row), to_removals(left_out)), [to_holding(article) for article in articles]

    def _stored(self, row: Sequence[Any]) -> StoredSource:
        """The source of a row of STORED, with what was taken out of it."""
        source_key, location, sha256, *source = row
        removed = self.connection.execute("SELECT spans FROM removed WHERE source_key = ?", (source_key,))
        spans = tuple(span for (spans,) in removed for span in to_spans(spans))
        return StoredSource(location, sha256, to_source(source), spans)
