"""Fits the confidence to examples: what of a question's signals says that it is answered."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from rag.confidence import Calibration
from rag.evaluation.examples import Example, Kind
from rag.signals import Signals

Floats = NDArray[np.float64]
SIGNALS = [one.name for one in fields(Signals) if one.type is float]
NOTHING = Calibration(0.0, (0.0,) * len(SIGNALS))
# What confidence is the probability of: a question of a collection's own kind, two of three, or one of the others that
# people ask in vain, of which three in four are about something else and one is a near miss.
OWN, STRANGE, REMOVED = 2 / 3, 1 / 4, 1 / 12
# Weak: it only keeps the weights finite where a few examples can be told apart without a mistake.
FINITE = 1e-5


def fit(
    sets: Sequence[Sequence[Example]], near: Calibration = NOTHING, hold: float = FINITE, without: Sequence[str] = ()
) -> Calibration:
    """The calibration for examples of one or more collections, each of which counts the same.

    It is the likeliest logistic regression whose weights, but that of `foreign`, are not below 0; `hold` is what the
    square of a weight's distance from that of `near` costs. The signals named in `without` get no weight.
    """
    examples = [one for of_set in sets for one in of_set]
    rows = np.array([[1.0, *one.signals.numbers] for one in examples])
    answered = np.array([float(one.is_answered) for one in examples])
    weight = np.concatenate([shares(of_set) for of_set in sets]) / len(sets)
    start = np.array([near.intercept, *near.weights])

    def loss(weights: Floats) -> tuple[float, Floats]:
        logit, far = rows @ weights, weights - start
        surprise = weight @ (np.logaddexp(0, logit) - answered * logit)
        slope = rows.T @ (weight * (expit(logit) - answered))
        return float(surprise + hold * far @ far), slope + 2 * hold * far

    bounds = [(None, None), *(_bounds(name, without) for name in SIGNALS)]
    intercept, *weights = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B").x.tolist()
    return Calibration(intercept, tuple(weights))


def shares(examples: Sequence[Example]) -> Floats:
    """What each example of a set weighs, 1 together, however many there are of each kind.

    Questions that are known to have no answer are the set's own, beside those that have one.
    """
    kinds = [Kind.ANSWERED if one.kind is Kind.UNANSWERED else one.kind for one in examples]
    counts = Counter(kinds)
    share = {Kind.ANSWERED: OWN, Kind.STRANGE: STRANGE, Kind.REMOVED: REMOVED}
    weight = np.array([share[kind] / counts[kind] for kind in kinds])
    total: Floats = weight / weight.sum()
    return total


def _bounds(name: str, without: Sequence[str]) -> tuple[float | None, float | None]:
    if name in without:
        return 0.0, 0.0
    return (None, None) if name == "foreign" else (0.0, None)
