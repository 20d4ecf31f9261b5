"""How far questions get in a library that does not answer them: what confidence is measured from."""

import json
import logging
import os
from collections.abc import Callable
from dataclasses import astuple
from typing import NamedTuple

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from index.library import Library
from index.scripts import is_han
from rag import ranking
from rag.hubness import Typical, typical_questions
from rag.retrieval import candidates

FILE = "levels.json"
# Raise it when the same library would give other levels.
RULE = 1
# Every so manieth typical question is asked: thirty of a script give the level as well as sixty.
STEP = 2
# Less than the libraries that were looked at have, .035 to .057: what is told apart by less is chance.
LEAST_SPREAD = 0.01
# The levels hold until this share of the library's passages has come or gone: to ask so many questions takes a while.
CHANGED = 0.1

logger = logging.getLogger(__name__)


class Level(NamedTuple):
    """The median and the standard deviation of the best score that typical questions of one script reach."""

    usual: float
    spread: float

    def above(self, score: float) -> float:
        """How many standard deviations the score is above what is usual."""
        return (score - self.usual) / self.spread


class Levels:
    """A library's levels; each is worked out at the first question in its script and kept beside the library.

    It is the normalisation of scores by a cohort of impostors, known from speaker verification: Auckenthaler, Carey and
    Lloyd-Thomas, "Score normalization for text-independent speaker verification systems" (2000), Z-norm.
    """

    def __init__(self, library: Library, derived: Derived, typical: Typical, vectors: Callable[[], Vectors]) -> None:
        self._derived = derived
        self._typical = typical
        self._vectors = vectors
        self._path = library.folder / FILE
        self._made_by = [*astuple(library.fingerprint), RULE]
        self._known: dict[str, Level] | None = None

    def of(self, question: str) -> Level:
        """The level for questions in the script of this one."""
        script = "han" if is_han(question) else "other"
        if self._known is None:
            self._known = self._read()
        if script not in self._known:
            self._known[script] = self._level(is_han(question))
            self._keep(self._known)
        return self._known[script]

    def _level(self, in_han: bool) -> Level:
        asked = [pair for pair in zip(typical_questions(), self._vectors(), strict=True) if is_han(pair[0]) == in_han]
        reached = [self._best(question, vector) for question, vector in asked[::STEP]]
        return Level(float(np.median(reached)), max(LEAST_SPREAD, float(np.std(reached))))

    def _best(self, question: str, vector: Vectors) -> float:
        found = candidates(self._derived, question, vector, self._typical)
        return float(ranking.alone(found).max(initial=0.0))

    def _read(self) -> dict[str, Level]:
        """The levels that are kept, if this model and these rules made them for about as many passages.

        A damaged file keeps none.
        """
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            passages = len(self._derived.passage_keys)
            if kept["made_by"] == self._made_by and abs(passages - kept["passages"]) <= CHANGED * kept["passages"]:
                return {
                    script: Level(float(usual), float(spread)) for script, (usual, spread) in kept["levels"].items()
                }
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return {}

    def _keep(self, levels: dict[str, Level]) -> None:
        temporary = self._path.with_name(f"{FILE}.{os.getpid()}.tmp")
        kept = {"made_by": self._made_by, "passages": len(self._derived.passage_keys), "levels": levels}
        try:
            temporary.write_text(json.dumps(kept), encoding="utf-8")
            temporary.replace(self._path)
        except OSError as error:
            temporary.unlink(missing_ok=True)
            logger.debug("the levels could not be kept: %s", error)
