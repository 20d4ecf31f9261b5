"""By what a search can be restricted: the publications of a library and the years of its articles, with counts."""

from collections import Counter
from typing import NamedTuple, Self

import numpy as np

from index.finding import Choice
from rag.provenance import Provenance

YEAR = "U4"


class Facets(NamedTuple):
    """The publications without their issues, those of most articles first, the years in order, and the articles."""

    publications: tuple[Choice, ...]
    years: tuple[Choice, ...]
    articles: int
    undated: int

    @classmethod
    def of(cls, known: Provenance) -> Self:
        publications = {known.names.get(name, name): count for name, count in _counted(known.publications).items()}
        years = _counted(known.dates.astype(YEAR))
        return cls(_commonest(publications), _in_order(years), len(known.article_ids), int((~known.dated).sum()))

    def with_those_of(self, other: Self) -> Self:
        """The facets of both libraries together."""
        publications, years = (
            Counter(dict(ours)) + Counter(dict(theirs)) for ours, theirs in zip(self[:2], other[:2], strict=True)
        )
        articles, undated = self.articles + other.articles, self.undated + other.undated
        return type(self)(_commonest(publications), _in_order(years), articles, undated)


class Reach(NamedTuple):
    """How many of how many articles are within a scope, and how many more would be if they had a date."""

    articles: int
    of_articles: int
    undated: int

    def with_that_of(self, other: Self) -> Self:
        """The reach into both libraries together."""
        return type(self)(*map(sum, zip(self, other, strict=True)))


def _counted(values: np.ndarray[tuple[int], np.dtype[np.str_]]) -> dict[str, int]:
    """How often each value is there, but for ""."""
    names, counts = np.unique(values[values != ""], return_counts=True)
    return dict(zip(names.tolist(), counts.tolist(), strict=True))


def _commonest(counts: dict[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(*one) for one in sorted(counts.items(), key=lambda one: (-one[1], one[0])))


def _in_order(counts: dict[str, int]) -> tuple[Choice, ...]:
    return tuple(Choice(*one) for one in sorted(counts.items()))
