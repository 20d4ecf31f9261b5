"""How likely it is that the best passages answer the question."""

import math
from dataclasses import dataclass

from rag.signals import Signals

# What is less likely than not to answer is refused.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over signals, fitted to one model's cosines: `rag/evaluation/fitting.py` fits it.

    `weights` are those of `row`, none below 0 but that of `foreign`, so that more is never worse. From
    `enough_sentence` on, a nearer sentence in the question's script says nothing: near misses have one too.
    """

    intercept: float
    weights: tuple[float, ...]
    enough_sentence: float

    def confidence(self, found: Signals | None) -> float:
        """An estimated probability in [0, 1] that the passages answer; 0 where nothing was found."""
        if found is None:
            return 0.0
        logit = self.intercept + math.fsum(w * x for w, x in zip(self.weights, self.row(found), strict=True))
        return 1 / (1 + math.exp(-max(-500.0, logit)))

    def row(self, found: Signals) -> list[float]:
        """The signals as they are weighed: cosines across scripts lie elsewhere, so they have a weight of their own.

        Sentence, coverage, support, foreign, sentence in another script.
        """
        near = min(found.sentence, self.enough_sentence) * (1 - found.foreign)
        return [near, found.coverage, found.support, found.foreign, found.sentence * found.foreign]
