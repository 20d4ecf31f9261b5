"""How a question stands to the talk before it, by what the library has for both."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.catalogue import Catalogue
from index.derived import Derived
from index.encoder import Vectors
from rag import topic
from rag.ranking import COVERAGE_WEIGHT
from rag.retrieval import Candidates, candidates
from rag.scope import ScopeWords

# Where fewer passages are in Chinese, a Chinese word that none has is no stranger.
MOSTLY = 0.5


class Talk(NamedTuple):
    """The question that a talk is about, the words that say within what, and the rows that were found, best first.

    The subject is "" where so far only where to look was said: 人民日报怎么说？
    """

    subject: str
    scope_words: tuple[ScopeWords, ...]
    rows: tuple[int, ...]


class Footing:
    """What the library says of a question that may lean on a talk; searched when it is first asked for."""

    def __init__(
        self, catalogue: Catalogue, derived: Derived, talk: Talk, question: str, vector: Callable[[], Vectors]
    ) -> None:
        self._catalogue = catalogue
        self._derived = derived
        self._talk = talk
        self._question = question
        self._vector = vector

    def misfit(self) -> float:
        """By how much the talk's passages fit the question worse than the library's best ones; 0 if as well."""
        return self._misfit

    @cached_property
    def _misfit(self) -> float:
        among = np.zeros(len(self._derived.passages), dtype=np.bool_)
        among[list(self._talk.rows)] = True
        vector = self._vector()
        best = _fit(candidates(self._derived, self._question, vector))
        return max(best - _fit(candidates(self._derived, self._question, vector, among=among)), 0.0)

    def knows(self, word: str) -> bool:
        """Whether any passage has the word, or few are in the language that it is of."""
        return self._derived.lexical.knows(word) or float(self._derived.han.mean()) < MOSTLY

    def topic(self) -> str:
        """The term in the talk's question that it is about; "" where that is not clear."""
        keys = self._derived.passage_keys[list(self._talk.rows)].tolist()
        return topic.topic(self._talk.subject, "\n".join(self._catalogue.texts(keys).values()))


def _fit(found: Candidates) -> float:
    """How well the best of them fits, without what differs from one choice of candidates to another."""
    return float((found.passage + found.sentence + COVERAGE_WEIGHT * found.coverage).max(initial=0.0))
