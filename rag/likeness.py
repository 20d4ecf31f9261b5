"""How near a question's vector is to passages and to their sentences."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.derived import Derived
from index.encoder import Vectors

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


class Likeness(NamedTuple):
    """By passage, the cosine of each and the best cosine of its sentences, -1 where it has none: (rows,) float32."""

    passage: Floats
    sentence: Floats


def likeness(derived: Derived, rows: Rows, vector: Vectors) -> Likeness:
    """How near the passages of these rows are to the vector, (dimension,) float32."""
    return Likeness(derived.passages.cosines(rows, vector), derived.best_sentence(rows, vector))


def sentence_cosines(derived: Derived, rows: Rows, vector: Vectors) -> list[Floats]:
    """Of each passage the cosine of the question's vector with each of its sentences, in reading order."""
    bounds = zip(derived.sentence_starts[rows].tolist(), derived.sentence_starts[rows + 1].tolist(), strict=True)
    sentences = [np.arange(first, end) for first, end in bounds]
    if not sentences:
        return []
    found = derived.sentences.cosines(np.concatenate(sentences), vector)
    return np.split(found, np.cumsum([len(one) for one in sentences[:-1]], dtype=np.int64))
