"""Which articles are looked for on the shelf, and how SQLite finds them without reading the library whole."""

import json
import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.articles import Holding
from index.rows import HOLDINGS, to_attribution, to_holding
from index.words import fold

MAX_WORDS = 12
MAX_CHOICES = 200
# Folded once and kept: what is typed is compared with every article at every key.
MOST_FOLDED = 1 << 17

ARTICLES = "FROM articles a JOIN sources s USING (source_key) JOIN files f USING (file_key)"
PUBLICATION = "json_extract(a.attribution, '$.publication')"
YEAR = "substr(json_extract(a.attribution, '$.date'), 1, 4)"
FRESH_FIRST = "f.file IN (SELECT value FROM json_each(:fresh)) DESC, f.file, a.source_key, a.article_key"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: every word of `text` in some field or in the file's name, and this publication and year.

    Words are compared as questions are: Traditional and Simplified, full and half width, capitals are the same.
    None is any, "" is for articles of which the publication or the date is not known.
    """

    text: str = ""
    publication: str | None = None
    year: str | None = None

    @property
    def words(self) -> list[str]:
        return fold(self.text).split()[:MAX_WORDS]


class Choice(NamedTuple):
    """A publication or a year, "" where it is not known, and how many articles have it."""

    name: str
    articles: int


class Found(NamedTuple):
    """The articles found that are shown now, and how many there are in all."""

    holdings: tuple[Holding, ...]
    articles: int


def found(connection: sqlite3.Connection, wanted: Wanted, limit: int, fresh: Collection[str], offset: int = 0) -> Found:
    """`limit` of the articles that are wanted, after `offset`: those of the files `fresh` first, by file and place."""
    condition, values = _condition(connection, wanted)
    # One pass: what is compared with every article is compared once.
    chosen = f"SELECT a.article_key, count(*) OVER () {ARTICLES} WHERE {condition}"
    order = f"{chosen} ORDER BY {FRESH_FIRST} LIMIT :limit OFFSET :offset"
    shown = {**values, "fresh": json.dumps(list(fresh)), "limit": max(limit, 1), "offset": offset}
    rows = connection.execute(order, shown).fetchall()
    if not rows and offset:
        return Found((), found(connection, wanted, 0, fresh).articles)
    keys = [key for key, _ in rows[:limit]]
    return Found(tuple(_holdings(connection, keys)), rows[0][1] if rows else 0)


def choices(connection: sqlite3.Connection, field: str) -> list[Choice]:
    """The values of a field, PUBLICATION or YEAR, that most articles have, the commonest first."""
    counted = f"SELECT coalesce({field}, ''), count(*) AS n FROM articles a GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"
    return [Choice(*row) for row in connection.execute(counted, (MAX_CHOICES,))]


def _condition(connection: sqlite3.Connection, wanted: Wanted) -> tuple[str, dict[str, str]]:
    """A WHERE clause with its values."""
    connection.create_function("folded", 2, _folded, deterministic=True)
    values = {f"word{number}": word for number, word in enumerate(wanted.words)}
    clauses = ["1", *(f"instr(folded(f.file, a.attribution), :{name})" for name in values)]
    for field, name, value in ((PUBLICATION, "publication", wanted.publication), (YEAR, "year", wanted.year)):
        if value is not None:
            clauses.append(f"coalesce({field}, '') = :{name}")
            values[name] = value
    return " AND ".join(clauses), values


def _holdings(connection: sqlite3.Connection, keys: Collection[int]) -> Iterator[Holding]:
    """The articles of these keys, in their order."""
    one = f"{HOLDINGS} WHERE a.article_key = ? GROUP BY a.article_key"
    return (to_holding(connection.execute(one, (key,)).fetchone()) for key in keys)


@lru_cache(MOST_FOLDED)
def _folded(file: str, attribution: str) -> str:
    """All that is looked through of an article, folded, one field a line."""
    said = to_attribution(attribution)
    fields = (said.title, *said.authors, said.affiliation, said.publication, said.date, said.column, file)
    return fold("\n".join(field for field in fields if field))
