"""How well confidence tells what the library answers from what it does not."""

from collections.abc import Sequence

import numpy as np
from sklearn.metrics import roc_auc_score

from rag.evaluation.interval import Interval, interval
from rag.evaluation.outcome import Outcome

BINS = 10
Figures = dict[str, float]
Intervals = dict[str, Interval | None]


def abstention(outcomes: Sequence[Outcome]) -> tuple[Figures, Intervals]:
    """The figures of a set that has both answerable and unanswerable questions, and their intervals.

    AUROC is that of the confidence, answerable against not; the rates are what the threshold makes of it.
    """
    answerable = [one for one in outcomes if one.answerable]
    others = [one for one in outcomes if not one.answerable]
    refused = [float(not one.answered) for one in answerable]
    answered = [float(one.answered) for one in others]
    confidences = [one.confidence for one in answerable], [one.confidence for one in others]
    figures = {
        "questions": float(len(outcomes)),
        "AUROC": float(_auroc(*confidences)),
        "ECE": calibration_error([one.confidence for one in outcomes], [one.correct for one in outcomes]),
        "wrongly refused": float(np.mean(refused)),
        "wrongly answered": float(np.mean(answered)),
    }
    return figures, {
        "AUROC": interval(*confidences, statistic=_auroc),
        "wrongly refused": interval(refused),
        "wrongly answered": interval(answered),
    }


def calibration_error(
    confidences: Sequence[float], correct: Sequence[bool], weights: Sequence[float] | None = None
) -> float:
    """Expected calibration error in [0, 1]: how far confidence is from the share of right answers, on average.

    Guo et al., "On Calibration of Modern Neural Networks" (2017), equation 3, with ten bins of equal width. Right are
    the answers whose shown passages answer, whatever the threshold says. All weigh the same if no `weights` are given.
    """
    sure, right = np.asarray(confidences, dtype=np.float64), np.asarray(correct, dtype=np.float64)
    weight = np.ones(len(sure)) if weights is None else np.asarray(weights, dtype=np.float64)
    bins = np.minimum((sure * BINS).astype(int), BINS - 1)
    gaps = [abs(float((weight * (sure - right))[bins == one].sum())) for one in range(BINS)]
    return sum(gaps) / float(weight.sum()) if len(sure) else 0.0


def _auroc(answerable: Sequence[float], others: Sequence[float]) -> float:
    labels = [1] * len(answerable) + [0] * len(others)
    return float(roc_auc_score(labels, [*answerable, *others]))
