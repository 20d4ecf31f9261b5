"""What a question finds around a passage: an answer seldom stands alone in its article."""

import numpy as np
from numpy.typing import NDArray

from index.derived import Derived
from index.encoder import Vectors
from rag.likeness import Floats, Likeness, Rows, likeness

# For how many of the passages that are most like the question the neighbours are looked at.
BEST = 60


def context(derived: Derived, rows: Rows, found: Likeness, same: NDArray[np.bool_], vector: Vectors) -> Floats:
    """The mean likeness, passage and best sentence, of each passage's neighbours in its article: (rows,) float32.

    It is the passage's own where there are none, beyond the BEST, and for a passage in another script than the
    question's, by `same` of every row: across languages neighbours are too often near for being hubs.
    """
    articles = derived.article_keys
    around: Floats = found.passage + found.sentence
    best = np.argsort(-around, kind="stable")[:BEST]
    middle = rows[best]
    beside = np.clip(np.add.outer([-1, 1], middle), 0, len(articles) - 1)
    there = (articles[beside] == articles[middle]) & (beside != middle) & same[beside] & same[middle]
    sums = np.zeros(beside.shape, dtype=np.float32)
    sums[there] = np.add(*likeness(derived, beside[there], vector))
    counts = np.count_nonzero(there, axis=0)
    some = counts > 0
    around[best[some]] = sums.sum(axis=0)[some] / counts[some]
    return around
