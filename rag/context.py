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
    sums, counts = np.zeros((2, len(best)), dtype=np.float32)
    for step in (-1, 1):
        beside = np.clip(rows[best] + step, 0, len(articles) - 1)
        there = (articles[beside] == articles[rows[best]]) & (beside != rows[best]) & same[beside] & same[rows[best]]
        passage, sentence = likeness(derived, beside[there], vector)
        sums[there] += passage + sentence
        counts[there] += 1
    some = counts > 0
    around[best[some]] = sums[some] / counts[some]
    return around
