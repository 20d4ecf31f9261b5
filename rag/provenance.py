"""Where the passages of a library come from: the article of each row, its publication and its date."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.dates import day
from index.library import Library
from rag.publications import masthead, names, plain
from rag.scope import LONGEST, Scope, last_day

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Of article a its id, publication and date, the last two "" if it has none; row r is of article owners[r]."""

    article_ids: NDArray[np.str_]
    publications: NDArray[np.str_]
    dates: NDArray[np.str_]
    owners: NDArray[np.int64]
    names: dict[str, str]

    @classmethod
    def of(cls, library: Library, article_keys: NDArray[np.int64]) -> Self:
        """The provenance of the rows that are of these articles; one that has left the library is of none, -1."""
        articles = list(library.provenance())
        numbers = {article_key: number for number, (article_key, *_) in enumerate(articles)}
        owners = [numbers.get(key, -1) for key in article_keys.tolist()]
        mastheads = [masthead(publication or "") for _, _, publication, _ in articles]
        return cls(
            np.array([article_id for _, article_id, _, _ in articles], dtype=np.str_),
            np.array([plain(name) for name in mastheads], dtype=np.str_),
            np.array([day(date or "") or "" for *_, date in articles], dtype=f"U{LONGEST}"),
            np.array(owners, dtype=np.int64),
            names(mastheads),
        )

    def articles(self, scope: Scope) -> Mask:
        """Which articles are within the scope."""
        within = np.ones(len(self.article_ids), dtype=np.bool_)
        if scope.article_ids:
            within &= np.isin(self.article_ids, sorted(scope.article_ids))
        if scope.publications:
            within &= np.isin(self.publications, sorted(plain(masthead(name)) for name in scope.publications))
        if scope.since:
            within &= np.char.ljust(self.dates, LONGEST, "9") >= scope.since
        if scope.until:
            within &= self.dates <= last_day(scope.until)
        return within & self.dated if scope.since or scope.until else within

    def undated(self, scope: Scope) -> int:
        """How many articles are left out for want of a date only."""
        if not scope.since and not scope.until:
            return 0
        return int((self.articles(replace(scope, since=None, until=None)) & ~self.dated).sum())

    def rows(self, articles: Mask) -> Mask:
        """Which rows are of these articles."""
        rows: Mask = np.append(articles, np.False_)[self.owners]
        return rows

    @property
    def dated(self) -> Mask:
        """Which articles have a date."""
        dated: Mask = self.dates != ""
        return dated
