"""How far a mean over questions could be off by the choice of questions."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import bootstrap

Statistic = Callable[..., Any]
RESAMPLES = 2_000
# So many resamples are drawn at a time: memory for 3,000 questions stays under 10 MB.
BATCH = 200
SEED = 20261122


class Interval(NamedTuple):
    """A 95 % confidence interval."""

    low: float
    high: float


def interval(*samples: Sequence[float], statistic: Statistic = np.mean) -> Interval | None:
    """The percentile bootstrap interval of a statistic, the mean unless said; the same for the same samples.

    None if a sample has fewer than two values. Of several samples each is drawn from by itself.
    """
    if min(map(len, samples)) < 2:
        return None
    drawn: list[NDArray[np.float64]] = [np.asarray(sample, dtype=np.float64) for sample in samples]
    found = bootstrap(
        drawn,
        statistic,
        n_resamples=RESAMPLES,
        batch=BATCH,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Interval(float(found.low), float(found.high))
