"""What the best passages say together: of passages that fit equally well, one that says it too answers more likely."""

from dataclasses import replace

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from rag.likeness import Floats, Rows, sentence_cosines
from rag.ranking import scores
from rag.retrieval import Candidates

# So many of the best passages are heard, each by its sentence that is nearest to the question; what one that is by
# SHARPNESS worse says counts a third.
HEARD, SHARPNESS = 8, 0.02
# So many are compared with them; the others fall behind as far as the last of these.
COMPARED = 60


def with_accord(derived: Derived, found: Candidates, vector: Vectors) -> Candidates:
    """The candidates with their accord: how near a sentence of each comes to what the best say, less the nearest one's.

    It is relevance feedback (Rocchio 1971) by sentences, weighed by rank. Passages in each script are heard by
    themselves: across scripts the nearest are so for their language.
    """
    total, accord = scores(found), np.zeros(len(found.rows), dtype=np.float32)
    han = derived.han[found.rows]
    best = np.argsort(-total, kind="stable")
    for there in (best[han[best]], best[~han[best]]):
        if len(there):
            near = _nearness(derived, found.rows[there[:COMPARED]], total[there], vector)
            accord[there] = near.min() - near.max()
            accord[there[:COMPARED]] = near - near.max()
    return replace(found, accord=accord)


def _nearness(derived: Derived, rows: Rows, total: Floats, vector: Vectors) -> Floats:
    """How near the passages of these rows, best first, come to the mean of the best sentences of the first of them."""
    weights = np.exp((total[:HEARD] - total[0]) / SHARPNESS)
    nearest = [int(cosines.argmax()) for cosines in sentence_cosines(derived, rows[:HEARD], vector)]
    sentences = derived.sentences.vectors(derived.sentence_starts[rows[:HEARD]] + nearest)
    return derived.best_sentence(rows, weights @ sentences / weights.sum())
