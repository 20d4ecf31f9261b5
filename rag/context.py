"""What a question finds around a passage: an answer seldom stands alone in its article."""

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from rag.likeness import Floats, Likeness, Rows, likeness

# For how many of the passages that are most like the question the neighbours are looked at.
BEST = 60


def context(derived: Derived, rows: Rows, found: Likeness, owners: Rows, vector: Vectors) -> Floats:
    """The mean likeness, passage and best sentence, of each passage's neighbours in its article: (rows,) float32.

    It is the passage's own where there are none, and beyond the BEST. `owners` names the article of every row, -1 none.
    """
    around: Floats = found.passage + found.sentence
    best = np.argsort(-around, kind="stable")[:BEST]
    sums, counts = np.zeros((2, len(best)), dtype=np.float32)
    for step in (-1, 1):
        beside = np.clip(rows[best] + step, 0, len(owners) - 1)
        there = (owners[beside] == owners[rows[best]]) & (beside != rows[best]) & (owners[beside] >= 0)
        passage, sentence = likeness(derived, beside[there], vector)
        sums[there] += passage + sentence
        counts[there] += 1
    some = counts > 0
    around[best[some]] = sums[some] / counts[some]
    return around
