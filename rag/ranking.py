"""One score from a candidate's signals."""

import numpy as np

from rag.likeness import Floats, Rows
from rag.retrieval import Candidates

# How much a passage's best sentence, and the words it shares with the question, weigh beside its own cosine.
# docs/ranking.md has the figures by which they were chosen.
SENTENCE_WEIGHT = 1.0
COVERAGE_WEIGHT = 0.4
# Towards this much coverage levels off: among passages that hold nearly all of the question's words, which there are
# where many texts tell of one thing, more of them says no more.
ENOUGH_COVERAGE = 0.4
# How much of what a passage finds is left to its neighbours.
CONTEXT_WEIGHT = 0.23
# Words count in full from this share of candidates in the question's script on, and less below: where nearly all are
# in another script, the few words that match are chance, and they pull up the few passages that are lists of names.
SHARED_SCRIPT = 0.2
# What a passage gains that has all the numbers of the question: its year, its model.
NUMBERS_WEIGHT = 0.06
# What it counts for that a passage says what the best of the others say.
ACCORD_WEIGHT = 0.1
# What a passage that lists points gains when the question asks how: about the noise of 8-bit cosines.
ENUMERATION_BONUS = 0.01
# If the best passage is of a list, the other points are part of the answer: what they gain, and how near to it at most.
LIST_BONUS, LIST_SHARE = 0.03, 0.9
# What the translations of the question's words are worth: less than its own words, since a word has many translations.
TRANSLATED_WEIGHT = 0.2
# How much of the distance between two languages is taken off, so that passages in both compete: not all of it, since of
# two passages that answer equally well the reader wants the one in the question's language.
DISTANCE_WEIGHT = 0.9
# How much of what any question would find in a passage is taken off where question and passage are in two scripts.
HUBNESS_WEIGHT = 0.5


def scores(found: Candidates) -> Floats:
    """A score per candidate, higher is better; comparable within one question only."""
    total: Floats = alone(found) + NUMBERS_WEIGHT * found.numbers + ACCORD_WEIGHT * found.accord
    if found.asks_how and len(total):
        total = _with_lists(total, found.lists, _alike(found) * LIST_BONUS)
    return total.astype(np.float32)


def alone(found: Candidates) -> Floats:
    """What each candidate would score by its meaning and words, if nothing were known of the others."""
    own = found.passage + SENTENCE_WEIGHT * found.sentence
    total: Floats = own + CONTEXT_WEIGHT * (found.context - own)
    total = total + _alike(found) * COVERAGE_WEIGHT * ENOUGH_COVERAGE * np.tanh(found.coverage / ENOUGH_COVERAGE)
    total = total + TRANSLATED_WEIGHT * found.translated
    total = total - DISTANCE_WEIGHT * found.distance - HUBNESS_WEIGHT * found.hubness
    if found.asks_how:
        total = total + ENUMERATION_BONUS * (found.lists >= 0)
    return total.astype(np.float32)


def _alike(found: Candidates) -> float:
    """How far the candidates are in the question's script, in [0, 1]."""
    return min(1.0, found.same_script / SHARED_SCRIPT)


def _with_lists(total: Floats, lists: Rows, bonus: float) -> Floats:
    """The scores with those of the best passage's list raised towards its own."""
    best = int(total.argmax())
    points = (lists == lists[best]) & (lists >= 0)
    gains = np.minimum(bonus, LIST_SHARE * (total[best] - total))
    return np.where(points, total + gains, total)
