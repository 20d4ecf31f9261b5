"""How likely it is that the best passages answer the question."""

import math

from rag.retrieval import Candidates

THRESHOLD = 0.5
# Two logistic regressions, for questions in the collection's script and for others, whose best signals are lower. They
# are fitted to the default model: 400 questions each of xquad-zh, xquad-en-zh and stard-law on their own collection,
# which answers them, and on the other's, which does not. docs/ranking.md has what that gives elsewhere.
SAME_INTERCEPT, SAME_SENTENCE, SAME_COVERAGE = -126.2, 136.9, 39.3
OTHER_INTERCEPT, OTHER_SENTENCE = -118.7, 151.6
SHARED_SCRIPT = 0.05
# The fit saw no near misses, which get as high as answers, so it is too sure of itself: its odds are tempered, which
# changes neither their order nor what is answered.
TEMPERATURE = 2.0


def confidence(found: Candidates) -> float:
    """An estimated probability in [0, 1]; 0 without candidates."""
    if not len(found.rows):
        return 0.0
    sentence = float(found.sentence.max())
    if found.same_script > SHARED_SCRIPT:
        logit = SAME_INTERCEPT + SAME_SENTENCE * sentence + SAME_COVERAGE * float(found.coverage.max())
    else:
        logit = OTHER_INTERCEPT + OTHER_SENTENCE * sentence
    return 1 / (1 + math.exp(-logit / TEMPERATURE))
