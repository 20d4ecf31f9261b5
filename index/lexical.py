"""BM25 over the words of the passages, as sparse columns: one per word, with the rows that hold it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.words import words

# Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009), in Lucene's variant, whose term weight is
# idf · tf / (tf + k1 (1 - b + b · length / mean length)) with idf = ln(1 + (n - df + 0.5) / (df + 0.5)).
K1, B = 1.2, 0.75
COLUMNS, VOCABULARY = "columns.npz", "vocabulary.txt"


class LexicalIndex:
    """BM25 scores of passages, by row. Word w is in the rows rows[starts[w]:starts[w + 1]], with its weight in each."""

    def __init__(
        self,
        vocabulary: dict[str, int],
        starts: NDArray[np.int64],
        rows: NDArray[np.int32],
        weights: NDArray[np.float32],
        count: int,
    ) -> None:
        self._vocabulary = vocabulary
        self._starts = starts
        self._rows = rows
        self._weights = weights
        self._count = count

    @classmethod
    def from_texts(cls, texts: Iterable[str]) -> Self:
        """The index of these texts, a row each."""
        vocabulary: dict[str, int] = {}
        word_ids: list[int] = []
        rows: list[int] = []
        frequencies: list[int] = []
        lengths: list[int] = []
        for row, text in enumerate(texts):
            bag = Counter(words(text))
            lengths.append(bag.total())
            word_ids += [vocabulary.setdefault(word, len(vocabulary)) for word in bag]
            rows += [row] * len(bag)
            frequencies += bag.values()
        by_word = np.argsort(np.array(word_ids, dtype=np.int64), kind="stable")
        holders = np.bincount(np.array(word_ids, dtype=np.int64), minlength=len(vocabulary))
        row_of = np.array(rows, dtype=np.int32)[by_word]
        frequency = np.array(frequencies, dtype=np.float64)[by_word]
        length = np.array(lengths, dtype=np.float64)
        norm = K1 * (1 - B + B * length / (length.mean() if length.any() else 1.0))
        weights = np.repeat(_idf(len(lengths), holders), holders) * frequency / (frequency + norm[row_of])
        starts = np.concatenate([[0], np.cumsum(holders)]).astype(np.int64)
        return cls(vocabulary, starts, row_of, weights.astype(np.float32), len(lengths))

    @classmethod
    def from_files(cls, files: Mapping[str, bytes], prefix: str, count: int) -> Self:
        """The index of `count` rows from the bytes of the files that `save` wrote, by name after the prefix."""
        listed = files[f"{prefix}{VOCABULARY}"].decode().split("\n")
        with np.load(BytesIO(files[f"{prefix}{COLUMNS}"]), allow_pickle=False) as columns:
            starts, rows, weights = columns["starts"], columns["rows"], columns["weights"]
        return cls({word: number for number, word in enumerate(listed) if word}, starts, rows, weights, count)

    def save(self, folder: Path) -> None:
        """Write the index's files into the folder."""
        folder.mkdir(parents=True)
        (folder / VOCABULARY).write_text("\n".join(self._vocabulary), encoding="utf-8")
        np.savez(folder / COLUMNS, starts=self._starts, rows=self._rows, weights=self._weights)

    def coverage(self, question: str) -> NDArray[np.float32]:
        """How much of what the question asks each row holds: (rows,) float32 in [0, 1].

        It is the row's BM25 over the highest that any text could have, the sum of the question's idf; words that no
        row has count there as the rarest ones, so a question in another language than the texts gets about 0.
        """
        scores = np.zeros(self._count, dtype=np.float32)
        best = 0.0
        for word in sorted(set(words(question))):
            number = self._vocabulary.get(word)
            holders = 0
            if number is not None:
                first, last = self._starts[number], self._starts[number + 1]
                scores[self._rows[first:last]] += self._weights[first:last]
                holders = int(last - first)
            best += float(_idf(self._count, np.array([holders]))[0])
        return scores / np.float32(best) if best and self._count else scores

    def rarity(self, word: str) -> float:
        """How rare a word is here, in [0, 1]: its idf over that of a word that no row has."""
        number = self._vocabulary.get(word)
        holders = 0 if number is None else int(self._starts[number + 1] - self._starts[number])
        rare, rarest = _idf(self._count, np.array([holders, 0]))
        return float(rare / rarest)


def _idf(count: int, holders: NDArray[np.int64]) -> NDArray[np.float64]:
    """The weight of words that `holders` of `count` texts have."""
    return np.log1p((count - holders + 0.5) / (holders + 0.5))
