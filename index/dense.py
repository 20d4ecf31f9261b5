"""The nearest vectors by cosine, over all segments."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, cached_property, partial

import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.models.cores import available_cores
from index.segments.vectorfile import Found, Halves, Rows, Scores, VectorFile, cosines

# With more vectors than this, segments are searched on all cores.
PARALLEL_FROM = 100_000
# By the codes, so many times what is wanted is found, to be compared exactly.
WIDENING = 3
# So many rows, spread evenly, give the mean of any number to a thousandth.
SAMPLE = 2_000


class DenseIndex:
    """Unit vectors by row: those rows of the segments' files that are still there, one segment after the other."""

    def __init__(self, files: Sequence[VectorFile], kept: Sequence[NDArray[np.bool_]], dimension: int) -> None:
        self._files = files
        self._dimension = dimension
        self._kept = [None if keep.all() else keep for keep in kept]
        self._rows = [None if keep is None else np.flatnonzero(keep) for keep in self._kept]
        counts = [int(keep.sum()) for keep in kept]
        self._starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)

    def __len__(self) -> int:
        return int(self._starts[-1])

    def warm(self) -> None:
        """Begin to put into memory what is searched; a search waits for what it needs of it."""
        for file in self._files:
            _pool().submit(file.prepared)

    def search(self, query: Vectors, k: int, among: NDArray[np.bool_] | None = None) -> tuple[Rows, Scores]:
        """The k nearest rows to one query, best first; k is cut to the number of rows.

        query is (dimension,) float32. `among` says of each row whether it is searched; without it all are.
        Rows are (k,) int64, scores (k,) float32: cosine in [-1, 1], higher is nearer. Segments of more than
        vectorfile.EXACT_UP_TO vectors may miss one of the nearest now and then, scores are always exact.
        Raises ValueError if the dimension is not this index's.
        """
        if query.shape != (self._dimension,):
            raise ValueError(f"a query of shape {query.shape}, expected ({self._dimension},)")
        query = np.ascontiguousarray(query, dtype=np.float32)
        shortlist = max([WIDENING * k, *(file.shortlist for file in self._files)])
        look = partial(self._nearest, query, k, shortlist, among)
        segments = range(len(self._files))
        found = list(_pool().map(look, segments) if len(self) > PARALLEL_FROM else map(look, segments))
        exact = [one for file, one in zip(self._files, found, strict=True) if file.is_exact]
        coded = [one for file, one in zip(self._files, found, strict=True) if not file.is_exact]
        if coded:
            likely = _best(coded, shortlist).rows
            likely.sort()  # rows are read faster in their order
            exact.append(Found(likely, self.cosines(likely, query)))
        return _best(exact, k)

    @cached_property
    def mean(self) -> Vectors:
        """The mean vector of the rows, or of SAMPLE of them: (dimension,) float32, zeros if there are none."""
        if not len(self):
            return np.zeros(self._dimension, dtype=np.float32)
        rows = np.unique(np.linspace(0, len(self) - 1, min(len(self), SAMPLE)).astype(np.int64))
        found: Vectors = self.vectors(rows).mean(axis=0)
        return found

    def vectors(self, rows: Rows) -> Vectors:
        """The vectors of these rows: (len(rows), dimension) float32."""
        return self._halves(rows).astype(np.float32)

    def cosines(self, rows: Rows, query: Vectors) -> Scores:
        """The cosine of one query with the vectors of these rows: (len(rows),) float32."""
        return cosines(self._halves(rows), query)

    def _halves(self, rows: Rows) -> Halves:
        rows = np.asarray(rows, dtype=np.int64)
        if len(self._files) == 1:
            return self._files[0].halves(self._in_file(0, rows))
        segments = np.searchsorted(self._starts, rows, side="right") - 1
        found = np.empty((len(rows), self._dimension), dtype=np.float16)
        for segment in np.unique(segments).tolist():
            here = segments == segment
            found[here] = self._files[segment].halves(self._in_file(segment, rows[here]))
        return found

    def _nearest(self, query: Vectors, k: int, shortlist: int, among: NDArray[np.bool_] | None, segment: int) -> Found:
        """The nearest rows of one segment that are still there."""
        file, kept = self._files[segment], self._kept[segment]
        if among is not None:
            among = self._in_mask(segment, among)
        elif kept is not None:
            among = kept
        found = file.nearest(query, k if file.is_exact else shortlist, among)
        return Found(self._from_file(segment, found.rows), found.scores)

    def _in_mask(self, segment: int, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which rows of the segment's file are chosen."""
        chosen = among[self._starts[segment] : self._starts[segment + 1]]
        kept = self._kept[segment]
        if kept is None:
            return chosen
        mask = np.zeros(len(kept), dtype=np.bool_)
        mask[kept] = chosen
        return mask

    def _in_file(self, segment: int, rows: Rows) -> Rows:
        """Where these rows stand in the segment's file."""
        local, there = rows - self._starts[segment], self._rows[segment]
        return local if there is None else np.asarray(there[local])

    def _from_file(self, segment: int, places: Rows) -> Rows:
        there = self._rows[segment]
        first = int(self._starts[segment])
        return places + first if there is None else np.searchsorted(there, places) + first


def _best(found: Sequence[Found], k: int) -> Found:
    """The k highest scores of all, best first."""
    if not found:
        return Found(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    rows = np.concatenate([one.rows for one in found])
    scores = np.concatenate([one.scores for one in found])
    best = np.argsort(-scores, kind="stable")[:k]
    return Found(rows[best], scores[best])


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(available_cores(), thread_name_prefix="search")
