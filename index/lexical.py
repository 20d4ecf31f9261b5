"""BM25 over the words of the passages."""

import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.words import words

# Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), in Lucene's variant, whose term weight is
# idf · tf / (tf + k1 (1 - b + b · length / mean length)) with idf = ln(1 + (n - df + 0.5) / (df + 0.5)).
K1, B = 1.2, 0.75
logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG


class LexicalIndex:
    """BM25 scores of passages, by row."""

    def __init__(self, scorer: bm25s.BM25, count: int) -> None:
        self._scorer = scorer
        self._count = count
        self._frequencies = np.diff(scorer.scores["indptr"]) if count else np.zeros(0, dtype=np.int64)

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Self:
        """The index of these texts, a row each."""
        bags = [words(text) or [""] for text in texts]
        scorer = bm25s.BM25(method="lucene", k1=K1, b=B)
        if bags:
            scorer.index(bags, show_progress=False)
        return cls(scorer, len(bags))

    @classmethod
    def load(cls, folder: Path, count: int) -> Self:
        """The index of `count` rows that was saved in the folder."""
        return cls(bm25s.BM25.load(str(folder)) if count else bm25s.BM25(), count)

    def save(self, folder: Path) -> None:
        """Write the index's files into the folder."""
        folder.mkdir(parents=True)
        if self._count:
            self._scorer.save(str(folder), show_progress=False)

    def coverage(self, question: str) -> NDArray[np.float32]:
        """How much of what the question asks each row holds: (rows,) float32 in [0, 1].

        It is the row's BM25 over the highest that any text could have, the sum of the question's idf; words that no
        row has count there as the rarest ones, so a question in another language than the texts gets about 0.
        """
        terms = sorted(set(words(question)))
        if not terms or not self._count:
            return np.zeros(self._count, dtype=np.float32)
        known = [term for term in terms if term in self._scorer.vocab_dict]
        best = float(self._idf(known).sum()) + (len(terms) - len(known)) * self._idf_of(0)
        if not known:
            return np.zeros(self._count, dtype=np.float32)
        scores: NDArray[np.float32] = self._scorer.get_scores(known)
        return scores / np.float32(best)

    def _idf(self, known: Sequence[str]) -> NDArray[np.float64]:
        frequencies = [int(self._frequencies[self._scorer.vocab_dict[term]]) for term in known]
        return np.array([self._idf_of(frequency) for frequency in frequencies])

    def _idf_of(self, frequency: int) -> float:
        return float(np.log1p((self._count - frequency + 0.5) / (frequency + 0.5)))
