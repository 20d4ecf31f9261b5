"""BM25 over the words of the passages, over all segments."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from index.segments.postings import Postings, digests_of
from index.words import words

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]

# Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), in Lucene's variant, whose term weight is
# idf · tf / (tf + k1 (1 - b + b · length / mean length)) with idf = ln(1 + (n - df + 0.5) / (df + 0.5)).
K1, B = 1.2, 0.75
# After so many entries of rows and words it is seen whether the words that are left can matter to the highest.
PATIENCE = 250_000

# The ways in which a text may say one thing; each is the words that the text must hold for it.
Concept = Sequence[Sequence[str]]


class _Word(NamedTuple):
    """A word of a question: its weight, how many rows have it, and its place in each segment, -1 where it is not."""

    idf: float
    holders: int
    places: tuple[int, ...]


class Coverage:
    """How much of what a question asks each row holds: in [0, 1].

    It is the row's BM25 over the highest that any text could have, the sum of the question's idf; words that no row
    has count there as the rarest ones, so a question in another language than the texts gets about 0.
    """

    def __init__(self, index: "LexicalIndex", asked: Sequence[_Word], among: NDArray[np.bool_] | None) -> None:
        self._index = index
        self._best = np.float32(sum(word.idf for word in asked) or 1.0)
        # Words that many rows have are left for last: most rows need not be looked at for them.
        self._left = sorted((word for word in asked if word.holders), key=lambda word: word.holders)
        self._scores = np.zeros(len(index), dtype=np.float32)
        self._among = among
        # What the highest reach at least: it only rises as words are added.
        self._floor = np.finfo(np.float32).tiny

    def all(self) -> Scores:
        """The coverage of every row: (rows,) float32."""
        while self._left:
            self._take()
        return self._scores / self._best

    def of(self, rows: Rows) -> Scores:
        """The coverage of these rows, ascending: (len(rows),) float32."""
        scores: Scores = self._scores[rows] + self._rest(rows)
        return scores / self._best

    def highest(self, count: int) -> Rows:
        """The rows of the `count` highest coverages above 0, in no order.

        The words that are left when no row that has none of the others can be among them any more are looked up in the
        likely rows only: Turtle and Flood, "Query evaluation: strategies and optimizations" (1995), MaxScore.
        """
        seen, rows = 0, None
        while self._left and rows is None:
            seen += self._take()
            if seen > PATIENCE:
                seen, rows = 0, self._likely(count)
        rows = self._above(np.float32(0)) if rows is None else rows
        scores = self.of(rows)
        return rows if len(rows) <= count else np.sort(rows[np.argpartition(scores, -count)[-count:]])

    def _take(self) -> int:
        """Add the next word to every row's score; how many rows have it."""
        word = self._left.pop(0)
        for segment, place in enumerate(word.places):
            if place >= 0:
                rows, shares = self._index.holders(segment, place)
                self._scores[rows] += np.float32(word.idf) * shares
        return word.holders

    def _likely(self, count: int) -> Rows | None:
        """The rows that may be among the `count` highest; None while it may be any."""
        rest = np.float32(sum(word.idf for word in self._left))
        scores = self._scores if self._among is None else self._scores * self._among
        reached = scores[scores >= self._floor]
        if len(reached) < count:
            return None
        self._floor = np.partition(reached, -count)[-count]
        least = self._floor - rest
        return self._above(least) if least > 0 else None

    def _above(self, least: np.float32) -> Rows:
        chosen = self._scores > least if least <= 0 else self._scores >= least
        return np.flatnonzero(chosen if self._among is None else chosen & self._among)

    def _rest(self, rows: Rows) -> Scores:
        """What the words that are left add to these rows."""
        scores = np.zeros(len(rows), dtype=np.float32)
        for word in self._left:
            for segment, place in enumerate(word.places):
                if place >= 0:
                    found, shares = self._index.shares(segment, place, rows)
                    scores[found] += np.float32(word.idf) * shares
        return scores


class LexicalIndex:
    """BM25 scores of passages, by row: of those rows of the segments that are still there, in order."""

    def __init__(self, parts: Sequence[Postings], kept: Sequence[NDArray[np.bool_]]) -> None:
        self._parts = parts
        self._kept = [None if keep.all() else keep for keep in kept]
        self._rows = [None if keep.all() else np.flatnonzero(keep) for keep in kept]
        self._gone = [np.flatnonzero(~keep).astype(np.int32) for keep in kept]
        self._starts = np.concatenate([[0], np.cumsum([keep.sum() for keep in kept])]).astype(np.int64)
        total = sum(int(part.lengths[keep].sum()) for part, keep in zip(parts, kept, strict=True))
        self._mean = total / len(self) if total else 1.0
        # In a text of average length, what is added to a word's count to get what it is divided by is K1.
        self._norms = [np.float32(K1) * (1 - B + B * part.lengths / self._mean).astype(np.float32) for part in parts]

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Self:
        """The index of these texts, a row each, in memory."""
        postings = Postings.of(texts)
        return cls([postings], [np.ones(len(postings.lengths), dtype=np.bool_)])

    def __len__(self) -> int:
        return int(self._starts[-1])

    def coverage(self, question: str) -> Scores:
        """How much of what the question asks each row holds: (rows,) float32 in [0, 1]."""
        return self.asked(question).all()

    def asked(self, question: str, among: NDArray[np.bool_] | None = None) -> Coverage:
        """The question's coverage, to be looked up by row; its highest are `among` those rows, if any are named."""
        return Coverage(self, self._words(sorted(set(words(question)))), among)

    def knows(self, word: str) -> bool:
        """Whether any row has the word, folded."""
        return self._words([word])[0].holders > 0

    def rarities(self, asked: Sequence[str]) -> list[float]:
        """How rare each of the words is here, in [0, 1]: its idf over that of a word that no row has."""
        return [word.idf / _idf(len(self), 0) for word in self._words(asked)]

    def shares_of(self, asked: Sequence[str], rows: Rows) -> Scores:
        """The share of these words, folded, that each of the rows, ascending, has: (len(rows),) float32 in [0, 1]."""
        counts = np.zeros(len(rows), dtype=np.float32)
        for word in self._words(asked):
            for segment, place in enumerate(word.places):
                if place >= 0:
                    counts[self.shares(segment, place, rows)[0]] += 1
        return counts / np.float32(max(len(asked), 1))

    def coverage_of(self, concepts: Iterable[Concept]) -> Scores:
        """How much of the concepts each row holds: (rows,) float32 in [0, 1].

        As `coverage`, with a concept for a word: the rows that say it in any way have it, as often as they say it in
        the way they use most.
        """
        asked = list(concepts)
        known = sorted({word for concept in asked for way in concept for word in way})
        found = dict(zip(known, self._words(known), strict=True))
        scores = np.zeros(len(self), dtype=np.float32)
        best = 0.0
        for concept in asked:
            shares = self._holding([[found[word] for word in way] for way in concept])
            rows = np.flatnonzero(shares)
            idf = _idf(len(self), len(rows))
            scores[rows] += np.float32(idf) * shares[rows]
            best += idf
        return scores / np.float32(best) if best and len(self) else scores

    def _holding(self, ways: Sequence[Sequence[_Word]]) -> Scores:
        """The share of a concept's idf that each row has by the way that it uses most: (rows,) float32 in [0, 1)."""
        most = np.zeros(len(self), dtype=np.float32)
        for way in ways:
            if way and all(word.holders for word in way):
                rows, shares = self._postings(way[0])
                for word in way[1:]:
                    others, other_shares = self._postings(word)
                    rows, here, there = np.intersect1d(rows, others, assume_unique=True, return_indices=True)
                    shares = np.minimum(shares[here], other_shares[there])
                most[rows] = np.maximum(most[rows], shares)
        return most

    def _postings(self, word: _Word) -> tuple[Rows, Scores]:
        """The rows that have a word, in order, and the share of its idf that each has."""
        found = [self.holders(segment, place) for segment, place in enumerate(word.places) if place >= 0]
        return np.concatenate([rows for rows, _ in found]), np.concatenate([shares for _, shares in found])

    def holders(self, segment: int, place: int) -> tuple[Rows, Scores]:
        """The rows that have a segment's word, and the share of the word's idf that each has, in [0, 1)."""
        found, counts = self._parts[segment].posting(place)
        shares = _shares(counts, self._norms[segment][found])
        kept, rows = self._kept[segment], self._rows[segment]
        if kept is None or rows is None:
            return found + self._starts[segment], shares
        there = kept[found]
        return np.searchsorted(rows, found[there]) + self._starts[segment], shares[there]

    def shares(self, segment: int, place: int, rows: Rows) -> tuple[NDArray[np.int64], Scores]:
        """Which of the rows, ascending, have a segment's word, by their places, and the share of its idf in each."""
        first, last = np.searchsorted(rows, self._starts[segment : segment + 2])
        local, there = rows[first:last] - self._starts[segment], self._rows[segment]
        local = local if there is None else there[local]
        found, counts = self._parts[segment].posting(place)
        where = np.minimum(np.searchsorted(found, local.astype(np.int32)), len(found) - 1)
        has = found[where] == local
        return np.flatnonzero(has) + first, _shares(counts[where[has]], self._norms[segment][local[has]])

    def _words(self, asked: Sequence[str]) -> list[_Word]:
        """The words with their weights and where they are."""
        digests = digests_of(asked)
        places = np.array([part.places(digests) for part in self._parts], dtype=np.int64).reshape(
            len(self._parts), len(asked)
        )
        holders = [sum(map(self._count, range(len(self._parts)), column)) for column in places.T.tolist()]
        idf = [_idf(len(self), count) for count in holders]
        return [_Word(*one) for one in zip(idf, holders, map(tuple, places.T.tolist()), strict=True)]

    def _count(self, segment: int, place: int) -> int:
        """How many rows that are still there have a segment's word."""
        if place < 0:
            return 0
        rows, gone = self._parts[segment].posting(place).rows, self._gone[segment]
        if not len(gone):
            return len(rows)
        where = np.minimum(np.searchsorted(rows, gone), len(rows) - 1)
        return len(rows) - int(np.count_nonzero(rows[where] == gone))


def _idf(count: int, holders: int) -> float:
    """The weight of a word that `holders` of `count` texts have."""
    return math.log1p((count - holders + 0.5) / (holders + 0.5))


def _shares(counts: NDArray[np.uint8], norms: Scores) -> Scores:
    """BM25's weights but for idf."""
    frequencies = counts.astype(np.float32)
    return frequencies / (frequencies + norms)
