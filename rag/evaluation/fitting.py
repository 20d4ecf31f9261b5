"""Fits the confidence to examples: what of a question's signals says that it is answered."""

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from rag.confidence import Calibration
from rag.evaluation.examples import Example, Kind

Floats = NDArray[np.float64]
# Calibration.row's weights, and the place of the one that may be below 0.
WEIGHTS, FOREIGN = 5, 3
# Of a hundred answered questions in the collection's script, so many have no sentence as near as what is enough.
BELOW_ENOUGH = 2
# Two of three questions are taken to have an answer in the collection that they are asked of: of the others there are
# two kinds in a set, near misses and questions about something else.
KINDS_SHARE = {Kind.ANSWERED: 4, Kind.UNANSWERED: 1, Kind.REMOVED: 1, Kind.STRANGE: 1}
# Questions whose own articles were taken out are harder than what people ask in vain, and some are answered by what is
# left. So the fit is too careful: what it takes for this likely is likely as not, and its odds are that much steeper.
# That changes no order; on the seeds, which are not fitted, the calibration error goes from .27 to .13.
EVEN, SHARPNESS = 0.45, 3
# Weak: it only keeps the weights finite where a few examples can be told apart without a mistake.
INVERSE_PENALTY = 0.5


def fit(sets: Sequence[Sequence[Example]]) -> Calibration:
    """The calibration for examples of one or more collections, each of which counts the same."""
    examples = [one for of_set in sets for one in of_set]
    unweighed = Calibration(0.0, (0.0,) * WEIGHTS, _enough_sentence(examples))
    rows = np.array([unweighed.row(one.signals) for one in examples])
    answered = np.array([one.is_answered for one in examples])
    weight = np.concatenate([shares(of_set) for of_set in sets])
    intercept, weights = _regression(rows, answered, weight * len(weight) / weight.sum())
    intercept, weights = SHARPNESS * (intercept - math.log(EVEN / (1 - EVEN))), SHARPNESS * weights
    return Calibration(float(intercept), tuple(weights.tolist()), unweighed.enough_sentence)


def shares(examples: Sequence[Example]) -> Floats:
    """What each example weighs, 1 together: kinds of questions count the same however many there are of each."""
    counts = Counter(one.kind for one in examples)
    weight = np.array([KINDS_SHARE[one.kind] / counts[one.kind] for one in examples])
    total: Floats = weight / weight.sum()
    return total


def _enough_sentence(examples: Sequence[Example]) -> float:
    near = [one.signals.sentence for one in examples if one.is_answered and one.signals.foreign == 0]
    return float(np.percentile(near, BELOW_ENOUGH)) if near else 1.0


def _regression(rows: Floats, answered: NDArray[np.bool_], weight: Floats) -> tuple[float, Floats]:
    """The intercept and the weights; one that would fall below 0, but for the script's, is 0, the lowest first."""
    spread = rows.std(axis=0) + 1e-9
    used = [index for index in range(rows.shape[1]) if np.ptp(rows[:, index]) > 0]
    while True:
        model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1_000)
        model.fit(rows[:, used] / spread[used], answered, sample_weight=weight)
        found = dict(zip(used, model.coef_[0], strict=True))
        lowest = min((index for index in used if index != FOREIGN), key=lambda index: found[index])
        if found[lowest] >= 0:
            break
        used.remove(lowest)
    weights = np.array([found.get(index, 0.0) for index in range(rows.shape[1])]) / spread
    return float(model.intercept_[0]), weights
