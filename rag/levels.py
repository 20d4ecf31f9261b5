"""How far questions get in a library that does not answer them: what confidence is measured from."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from index.scripts import is_han
from rag import ranking
from rag.hubness import Typical, typical_questions
from rag.retrieval import candidates

# Every so manieth typical question is asked: thirty of a script give the level as well as sixty.
STEP = 2
# Less than the libraries that were looked at have, .035 to .057: what is told apart by less is chance.
LEAST_SPREAD = 0.01


class Level(NamedTuple):
    """The median and the standard deviation of the best score that typical questions of one script reach."""

    usual: float
    spread: float

    def above(self, score: float) -> float:
        """How many standard deviations the score is above what is usual."""
        return (score - self.usual) / self.spread


class Levels:
    """The levels of one generation of a library; each is worked out at the first question in its script.

    It is the normalisation of scores by a cohort of impostors, known from speaker verification: Auckenthaler, Carey and
    Lloyd-Thomas, "Score normalization for text-independent speaker verification systems" (2000), Z-norm.
    """

    def __init__(self, derived: Derived, typical: Typical, vectors: Callable[[], Vectors]) -> None:
        self._derived = derived
        self._typical = typical
        self._vectors = vectors
        self._known: dict[bool, Level] = {}

    def of(self, question: str) -> Level:
        """The level for questions in the script of this one."""
        in_han = is_han(question)
        if in_han not in self._known:
            self._known[in_han] = self._level(in_han)
        return self._known[in_han]

    def _level(self, in_han: bool) -> Level:
        asked = [pair for pair in zip(typical_questions(), self._vectors(), strict=True) if is_han(pair[0]) == in_han]
        reached = [self._best(question, vector) for question, vector in asked[::STEP]]
        return Level(float(np.median(reached)), max(LEAST_SPREAD, float(np.std(reached))))

    def _best(self, question: str, vector: Vectors) -> float:
        found = candidates(self._derived, question, vector, self._typical)
        return float(ranking.scores(found).max(initial=0.0))
