"""The vectors of one segment's passages or sentences: kept exactly in a file, and searched by FAISS."""

import mmap
import os
import threading
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import LibraryError

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]
Halves = NDArray[np.float16]

VECTORS, CODES = ".f16", ".codes"
# Up to here every vector is compared with the question's, 5 ms per 100,000; above, codes of 4 bits per two dimensions
# are, 0.65 ms per 100,000, and the nearest by them are compared exactly.
EXACT_UP_TO = 20_000
TRAINED_ON = 20_000
# Which of these counts of nearest codes holds the nearest vectors is measured on so many of a segment's own vectors.
SHORTLISTS = (500, 1_000, 2_000, 4_000, 8_000)
RECALL, NEAREST, SAMPLE = 0.995, 10, 128
# Larger files are read by the row: mapped, they would count as this process's memory as questions touch them.
MAPPED_UP_TO = 32 * 2**20
BLOCK = 65_536

# FAISS's own threads wait for each other at every step: where other programs run too, training took ten times as long.
faiss.omp_set_num_threads(1)


class Found(NamedTuple):
    """Rows near a question, with their cosines or, from codes, what the codes say of these."""

    rows: Rows
    scores: Scores


class VectorFile:
    """Unit vectors by row: `folder/name.f16`, float16, and for many of them `folder/name.codes` beside it."""

    def __init__(self, path: Path, count: int, dimension: int, shortlist: int) -> None:
        self._count = count
        self._dimension = dimension
        self._mapped = _mapped(path, count, dimension)
        self.shortlist = shortlist
        self._descriptor = _descriptor(path)
        if self._descriptor is not None:  # the file may be removed while it is in use
            weakref.finalize(self, os.close, self._descriptor)
        self._codes = path.with_suffix(CODES)
        self._lock = threading.Lock()
        self._index: faiss.Index | None = None

    def __len__(self) -> int:
        return self._count

    @property
    def is_exact(self) -> bool:
        """Whether `nearest` compares the vectors themselves."""
        return not self.shortlist

    def nearest(self, query: Vectors, k: int, among: NDArray[np.bool_] | None = None) -> Found:
        """The k nearest rows, best first, fewer if there are fewer; `among` says of each row whether it is searched.

        Unless `is_exact` rows and scores are by the codes, and k shall be several times what is wanted of them.
        """
        k = min(k, self._count)
        if not k:
            return Found(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
        index = self.prepared()
        if among is None:
            scores, rows = index.search(query[None], k)
        elif self.is_exact:
            # The arguments that FAISS declares are those of its C++ classes, which its own wrapper replaces.
            chosen = faiss.IDSelectorBitmap(np.packbits(among, bitorder="little"))  # type: ignore[call-arg,arg-type]
            parameters = faiss.SearchParameters(sel=chosen)  # type: ignore[call-arg]
            scores, rows = index.search(query[None], k, params=parameters)
        else:
            return self._nearest_among(query, k, among)
        there = rows[0] >= 0
        return Found(rows[0][there], scores[0][there])

    def prepared(self) -> faiss.Index:
        """What is searched, which is put into memory when it is first asked for: adding to a library does not ask."""
        with self._lock:
            if self._index is None:
                self._index = _exact(self._mapped, self._dimension) if self.is_exact else _coded(self._codes)
            return self._index

    def halves(self, rows: Rows) -> Halves:
        """The vectors of these rows as they are kept: (len(rows), dimension) float16."""
        if self._descriptor is None:
            return self._mapped[rows]
        read = _read(self._descriptor, rows, 2 * self._dimension)
        return np.frombuffer(read, dtype="<f2").reshape(len(rows), self._dimension)

    def blocks(self, rows: Rows | None = None) -> Iterable[Halves]:
        """The vectors as they are kept, a block at a time: all, or those of these rows."""
        for start in range(0, self._count if rows is None else len(rows), BLOCK):
            yield self._mapped[start : start + BLOCK] if rows is None else self._mapped[rows[start : start + BLOCK]]

    def _nearest_among(self, query: Vectors, k: int, among: NDArray[np.bool_]) -> Found:
        """FAISS cannot pick rows in this kind of index: few are compared one by one, of many more are looked at."""
        count = int(np.count_nonzero(among))
        if count <= EXACT_UP_TO:
            chosen = np.flatnonzero(among)
            scores = cosines(self.halves(chosen), query)
            best = np.argsort(-scores, kind="stable")[:k]
            return Found(chosen[best], scores[best])
        wider = self.nearest(query, k * self._count // count + 1)
        kept = among[wider.rows]
        return Found(wider.rows[kept], wider.scores[kept])


def cosines(vectors: Halves, query: Vectors) -> Scores:
    """The cosine of one query with each vector: (n,) float32.

    FAISS computes them as it reads float16, three times as fast as NumPy converts it.
    """
    scores, rows = _exact(vectors, len(query)).search(query[None], max(len(vectors), 1))
    found = np.empty(len(vectors), dtype=np.float32)
    found[rows[0][: len(vectors)]] = scores[0][: len(vectors)]
    return found


def store(path: Path, blocks: Iterable[Halves]) -> int:
    """Write vectors into a new file; how many."""
    count = 0
    with path.open("wb") as file:
        for block in blocks:
            file.write(np.ascontiguousarray(block, dtype="<f2").tobytes())
            count += len(block)
    return count


def encode(path: Path, count: int, dimension: int, like: Path) -> int:
    """Write codes beside many vectors; how many of the nearest codes hold the nearest vectors, 0 for few vectors.

    That is measured with vectors from the file `like` in the place of questions.
    """
    if count <= EXACT_UP_TO:
        return 0
    vectors = _mapped(path, count, dimension)
    index = faiss.IndexPQFastScan(dimension, dimension // 2, 4, faiss.METRIC_INNER_PRODUCT)
    index.train(_every(vectors, TRAINED_ON))
    for start in range(0, count, BLOCK):
        index.add(vectors[start : start + BLOCK].astype(np.float32))
    faiss.write_index(index, str(path.with_suffix(CODES)))
    queries = _every(_mapped(like, like.stat().st_size // (2 * dimension), dimension), SAMPLE)
    nearest = _exactly_nearest(vectors, queries)
    _, rows = index.search(queries, SHORTLISTS[-1])
    enough = (length for length in SHORTLISTS if _recall(rows[:, :length], nearest) >= RECALL)
    return next(enough, SHORTLISTS[-1])


def _mapped(path: Path, count: int, dimension: int) -> Halves:
    """The file's vectors, mapped; raises LibraryError if it holds not exactly as many."""
    if path.stat().st_size != 2 * count * dimension:
        raise LibraryError(f"{path.name} has {path.stat().st_size} bytes, expected {2 * count * dimension}")
    if not count:
        return np.zeros((0, dimension), dtype=np.float16)
    with path.open("rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return np.frombuffer(data, dtype="<f2").reshape(count, dimension)


def _descriptor(path: Path) -> int | None:
    """The file to read rows from; None where mapping does, or has to."""
    large = path.stat().st_size > MAPPED_UP_TO and hasattr(os, "pread")
    return os.open(path, os.O_RDONLY) if large else None


def _read(descriptor: int, rows: Rows, size: int) -> bytes:
    """The bytes of these rows of a file; rows that follow each other are read together."""
    if not len(rows):
        return b""
    bounds = np.concatenate([[0], np.flatnonzero(np.diff(rows) != 1) + 1, [len(rows)]])
    runs = zip(rows[bounds[:-1]].tolist(), np.diff(bounds).tolist(), strict=True)
    return b"".join(os.pread(descriptor, size * count, size * first) for first, count in runs)


def _exact(vectors: Halves, dimension: int) -> faiss.Index:
    """An index that compares every vector: float16 as they are kept, which is read faster than float32."""
    index = faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    index.is_trained = True  # float16 needs no training
    if len(vectors):
        index.add_sa_codes(np.ascontiguousarray(vectors).view(np.uint8))
    return index


def _coded(path: Path) -> faiss.Index:
    """The index of codes in a file."""
    try:
        return faiss.read_index(str(path))
    except RuntimeError as error:
        raise LibraryError(f"{path.name} is no FAISS index ({error})") from error


def _recall(rows: NDArray[np.int64], nearest: NDArray[np.int64]) -> float:
    return float(np.mean([np.isin(wanted, found).mean() for found, wanted in zip(rows, nearest, strict=True)]))


def _exactly_nearest(vectors: Halves, queries: Vectors) -> NDArray[np.int64]:
    """The NEAREST rows to each query, found by comparing all."""
    scores = np.full((len(queries), NEAREST), -np.inf, dtype=np.float32)
    rows = np.zeros((len(queries), NEAREST), dtype=np.int64)
    for start in range(0, len(vectors), BLOCK):
        block = queries @ vectors[start : start + BLOCK].astype(np.float32).T
        near = np.argpartition(-block, min(NEAREST, block.shape[1] - 1), axis=1)[:, :NEAREST]
        scores = np.concatenate([scores, np.take_along_axis(block, near, axis=1)], axis=1)
        rows = np.concatenate([rows, near + start], axis=1)
        best = np.argsort(-scores, axis=1)[:, :NEAREST]
        scores, rows = np.take_along_axis(scores, best, axis=1), np.take_along_axis(rows, best, axis=1)
    return rows


def _every(vectors: Halves, count: int) -> Vectors:
    """About `count` of the vectors, from all over."""
    return np.ascontiguousarray(vectors[:: max(1, len(vectors) // count)][:count], dtype=np.float32)
