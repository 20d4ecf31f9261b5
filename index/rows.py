"""How articles are written as the library's rows, and read back from them."""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import starmap
from typing import Any

from index.articles import (
    Article,
    Attribution,
    CutSource,
    Holding,
    Mark,
    MarkKind,
    Origin,
    Passage,
    Removal,
    Source,
    Span,
)
from index.sketches import sketch

OPENING_CHARS = 40


@dataclass(frozen=True, slots=True)
class Accession:
    """An article to add: with its passages, and the vector key of each passage and of each of its sentences."""

    source: CutSource
    article: Article
    passages: tuple[Passage, ...]
    passage_keys: tuple[bytes, ...]
    sentence_keys: tuple[tuple[bytes, ...], ...]


HOLDINGS = (
    "SELECT a.article_id, s.source_id, f.file, a.attribution, a.origins, a.spans,"
    f" substr(a.text, 1, {OPENING_CHARS}), length(a.text), count(p.passage_key)"
    " FROM articles a JOIN sources s USING (source_key) JOIN files f USING (file_key)"
    " LEFT JOIN passages p USING (article_key)"
)
IN_ORDER = "GROUP BY a.article_key ORDER BY f.file, a.source_key, a.article_key"
# The articles whose sketch shares enough of the longer one with an article's own, the likest first. Hashes that more
# than :common articles have are not looked up: a notice that a site puts under each would be read through every time.
REPRINTS = (
    "WITH rare AS (SELECT hash FROM sketches mine WHERE article_key = :key AND :common >= (SELECT count(*) FROM"
    " (SELECT 1 FROM sketches s WHERE s.hash = mine.hash LIMIT :common + 1))),"
    " likely AS (SELECT article_key, count(*) AS shared FROM sketches"
    " WHERE hash IN (SELECT hash FROM rare) AND article_key != :key GROUP BY article_key)"
    " SELECT article_id FROM likely JOIN articles USING (article_key) WHERE shared >= :share * max("
    "(SELECT count(*) FROM sketches s WHERE s.article_key = :key),"
    " (SELECT count(*) FROM sketches s WHERE s.article_key = likely.article_key))"
    " ORDER BY shared DESC, article_key"
)
PASSAGE = (
    "SELECT passage_id, article_id, ordinal, start, end, p.spans, page, substr(a.text, start + 1, end - start)"
    " FROM passages p JOIN articles a USING (article_key) WHERE passage_key = ?"
)

TEXTS = "SELECT passage_key, substr(a.text, start + 1, end - start) FROM passages JOIN articles a USING (article_key)"


SOURCE = "source_id, file, text, encoding, size, attribution, is_article, is_book, marks, notes, sidecar"


def attribution_json(attribution: Attribution) -> str:
    return json.dumps(asdict(attribution), ensure_ascii=False)


def insert_accession(
    connection: sqlite3.Connection, file_key: int, accession: Accession, source_keys: dict[int, int]
) -> None:
    """Write an article with its passages and sentences; their vectors are there already."""
    article = accession.article
    source_key = insert_source(connection, file_key, accession.source, source_keys)
    row = (
        article.article_id,
        source_key,
        attribution_json(article.attribution),
        json.dumps(article.origins),
        json.dumps(article.spans),
        article.text,
    )
    article_key = _insert_row(connection, "articles", row)
    sketched = ((one, article_key) for one in sketch(article.text))
    connection.executemany("INSERT INTO sketches VALUES (?, ?)", sketched)
    for passage, key, sentence_keys in zip(
        accession.passages, accession.passage_keys, accession.sentence_keys, strict=True
    ):
        place = (passage.ordinal, passage.start, passage.end, json.dumps(passage.spans), passage.page)
        passage_key = _insert_row(connection, "passages", (passage.passage_id, article_key, *place, key))
        connection.executemany(
            "INSERT INTO sentences VALUES (NULL, ?, ?, ?, ?, ?)",
            (
                (passage_key, sentence.start, sentence.end, json.dumps(sentence.spans), sentence_key)
                for sentence, sentence_key in zip(passage.sentences, sentence_keys, strict=True)
            ),
        )


def insert_source(connection: sqlite3.Connection, file_key: int, cut: CutSource, source_keys: dict[int, int]) -> int:
    """The key of the source, which is written once; `source_keys` has those written before, by object."""
    source = cut.source
    if id(source) not in source_keys:
        marks, notes = json.dumps(source.marks), json.dumps(source.notes, ensure_ascii=False)
        format_says = (attribution_json(source.attribution), source.is_article, source.is_book, marks, notes)
        cut_says = (source.sidecar, json.dumps(cut.left_out), zlib.compress(source.text.encode()))
        values = (file_key, source.source_id, source.encoding, source.size, *format_says, *cut_says)
        source_key = source_keys[id(source)] = _insert_row(connection, "sources", values)
        if cut.removed:
            connection.execute("INSERT INTO removed VALUES (?, ?)", (source_key, json.dumps(cut.removed)))
    return source_keys[id(source)]


def move_articles(connection: sqlite3.Connection, source_key: int, article_ids: Iterable[str]) -> None:
    """Let these articles be of this source, and delete the sources that thereby have none."""
    for article_id in article_ids:
        (before,) = connection.execute("SELECT source_key FROM articles WHERE article_id = ?", (article_id,)).fetchone()
        connection.execute("UPDATE articles SET source_key = ? WHERE article_id = ?", (source_key, article_id))
        _delete_empty_source(connection, before)


def _delete_empty_source(connection: sqlite3.Connection, source_key: int) -> None:
    connection.execute(
        "DELETE FROM sources WHERE source_key = :key AND NOT EXISTS (SELECT 1 FROM articles WHERE source_key = :key)",
        {"key": source_key},
    )


def _insert_row(connection: sqlite3.Connection, table: str, values: tuple[object, ...]) -> int:
    marks = ", ".join("?" * len(values))
    key = connection.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", values).lastrowid
    assert key is not None
    return key


def delete_articles(connection: sqlite3.Connection, article_ids: Iterable[str]) -> set[bytes]:
    """Delete articles with their passages, sentences and, where they were its last, their source.

    Returns the keys of the vectors that they used, some of which may now be unused.
    """
    used: set[bytes] = set()
    for article_id in article_ids:
        row = connection.execute("SELECT article_key, source_key FROM articles WHERE article_id = ?", (article_id,))
        article_key, source_key = row.fetchone()
        keys = connection.execute(
            "SELECT vector_key FROM passages WHERE article_key = :key UNION SELECT s.vector_key FROM sentences s"
            " JOIN passages p USING (passage_key) WHERE p.article_key = :key",
            {"key": article_key},
        )
        used.update(key for (key,) in keys)
        connection.execute("DELETE FROM articles WHERE article_key = ?", (article_key,))
        _delete_empty_source(connection, source_key)
    return used


def delete_unused(connection: sqlite3.Connection, vector_keys: Iterable[bytes]) -> None:
    """Delete those of the vectors that no passage and no sentence refers to."""
    connection.executemany(
        "DELETE FROM vectors WHERE vector_key = :key"
        " AND NOT EXISTS (SELECT 1 FROM passages WHERE vector_key = :key)"
        " AND NOT EXISTS (SELECT 1 FROM sentences WHERE vector_key = :key)",
        ({"key": key} for key in vector_keys),
    )


def to_holding(row: tuple[str, str, str, str, str, str, str, int, int]) -> Holding:
    article_id, source_id, file, attribution, origins, spans, opening, chars, passages = row
    opening = (
        opening.split("\n")[0] if len(opening.split("\n")[0]) >= OPENING_CHARS // 2 else opening.replace("\n", " ")
    )
    said = to_attribution(attribution), to_origins(origins)
    return Holding(article_id, source_id, file, *said, to_spans(spans), opening, chars, passages)


def to_source(row: Sequence[Any]) -> Source:
    """The source of a row of the columns in SOURCE."""
    source_id, file, text, encoding, size, attribution, is_article, is_book, marks, notes, sidecar = row
    return Source(
        source_id,
        file,
        inflate(text),
        encoding,
        size,
        to_attribution(attribution),
        is_article=bool(is_article),
        is_book=bool(is_book),
        marks=to_marks(marks),
        notes=tuple(json.loads(notes)),
        sidecar=sidecar,
    )


def to_attribution(text: str) -> Attribution:
    values = json.loads(text)
    return Attribution(**{**values, "authors": tuple(values["authors"])})


def to_origins(text: str) -> tuple[Origin, ...]:
    found = json.loads(text)
    return tuple(Origin(field, tuple(Span(*pair) for pair in spans), said) for field, spans, said in found)


def to_marks(text: str) -> tuple[Mark, ...]:
    return tuple(Mark(start, end, MarkKind(kind)) for start, end, kind in json.loads(text))


def to_removals(text: str) -> tuple[Removal, ...]:
    return tuple(Removal(*one) for one in json.loads(text))


def to_spans(text: str) -> tuple[Span, ...]:
    return tuple(starmap(Span, json.loads(text)))


def to_each_spans(texts: Iterable[str]) -> list[tuple[Span, ...]]:
    """The spans in each of many columns, read as one text: a passage has dozens of sentences."""
    return [tuple(starmap(Span, pairs)) for pairs in json.loads(f"[{','.join(texts)}]")]


def inflate(blob: bytes) -> str:
    return zlib.decompress(blob).decode()
