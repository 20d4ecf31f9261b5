"""How likely it is that the best passages answer the question."""

import math
from dataclasses import dataclass

from rag.signals import Signals

# What is less likely than not to answer is refused: of a hundred answers at this level, at most fifty are wrong.
THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Calibration:
    """A logistic regression over signals: `rag/evaluation/fitting.py` fits it.

    `weights` are those of the signals in their order, none below 0 but that of `foreign`, so that more is never worse.
    """

    intercept: float
    weights: tuple[float, ...]

    def confidence(self, found: Signals | None) -> float:
        """An estimated probability in [0, 1] that the passages answer; 0 where nothing was found."""
        if found is None:
            return 0.0
        logit = self.intercept + math.fsum(w * x for w, x in zip(self.weights, found.numbers, strict=True))
        return 1 / (1 + math.exp(-max(-500.0, logit)))
