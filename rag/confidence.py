"""How likely it is that the best passages answer the question."""

import math

from rag.retrieval import Candidates

THRESHOLD = 0.5
INTERCEPT, SENTENCE, COVERAGE = -40.0, 46.0, 3.0


def confidence(found: Candidates) -> float:
    """An estimated probability in [0, 1]; 0 without candidates."""
    if not len(found.rows):
        return 0.0
    logit = INTERCEPT + SENTENCE * float(found.sentence.max()) + COVERAGE * float(found.coverage.max())
    return 1 / (1 + math.exp(-logit))
