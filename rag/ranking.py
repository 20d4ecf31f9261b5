"""One score from a candidate's signals."""

import numpy as np

from rag.retrieval import Candidates, Floats

# How much a passage's best sentence and the words it shares with the question weigh beside its own cosine.
# docs/ranking.md has the figures by which they were chosen.
SENTENCE_WEIGHT = 1.0
COVERAGE_WEIGHT = 0.1


def scores(found: Candidates) -> Floats:
    """A score per candidate, higher is better; comparable within one question only."""
    total: Floats = found.passage + SENTENCE_WEIGHT * found.sentence + COVERAGE_WEIGHT * found.coverage
    return total.astype(np.float32)
