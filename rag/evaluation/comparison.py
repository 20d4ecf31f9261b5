"""Two runs of the same questions, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import permutation_test

from index.errors import SourceError
from rag.evaluation.interval import BATCH, SEED, Interval, interval
from rag.evaluation.outcome import Outcome

PERMUTATIONS = 9_999


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure's means over the questions that both runs asked, and how sure it is that they differ.

    `interval` is that of the paired difference, now less before; `p` is how often a difference as large comes of
    swapping the two runs' figures at random, question by question. `better` and `worse` count questions.
    """

    figure: str
    questions: int
    before: float
    now: float
    interval: Interval | None
    p: float
    better: int
    worse: int


def differences(before: Sequence[Outcome], now: Sequence[Outcome]) -> list[Difference]:
    """The difference of each figure that both runs have; raises SourceError if they share no question."""
    earlier = {_key(one): one for one in before}
    pairs = [(earlier[_key(one)], one) for one in now if _key(one) in earlier]
    if not pairs:
        raise SourceError("the two runs share no question; compare runs of the same set")
    names = dict.fromkeys(name for _, one in pairs for name in one.figures)
    return [one for name in names if (one := _difference(name, pairs)) is not None]


def comparison_lines(found: Sequence[Difference]) -> Iterator[str]:
    """The differences as a table."""
    yield f"{'figure':<16} {'n':>5}  before     now  difference  {'95 %':^15}       p  better/worse"
    for one in found:
        low, high = one.interval or (float("nan"), float("nan"))
        yield (
            f"{one.figure:<16} {one.questions:>5}  {one.before:>6.3f}  {one.now:>6.3f}  {one.now - one.before:>+10.4f}"
            f"  {low:>+7.3f} {high:>+7.3f}  {one.p:>6.3f}  {one.better}/{one.worse}"
        )


def comparison_json(found: Sequence[Difference]) -> list[dict[str, object]]:
    """The differences as JSON objects."""
    return [asdict(one) for one in found]


def _key(one: Outcome) -> tuple[str, str]:
    return one.id, one.question


def _difference(name: str, pairs: Sequence[tuple[Outcome, Outcome]]) -> Difference | None:
    values = [(old.figures[name], new.figures[name]) for old, new in pairs if {name} <= {*old.figures} & {*new.figures}]
    if not values:
        return None
    before, now = np.asarray(values, dtype=np.float64).T
    gains = now - before
    better, worse = int((gains > 0).sum()), int((gains < 0).sum())
    means = float(before.mean()), float(now.mean())
    return Difference(name, len(values), *means, interval(gains.tolist()), _chance(gains), better, worse)


def _chance(gains: NDArray[np.float64]) -> float:
    """The two-sided p of a randomisation test that flips the signs of the differences; questions that tie say nothing.

    Smucker, Allan and Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval
    Evaluation" (2007).
    """
    changed = gains[gains != 0]
    if not len(changed):
        return 1.0
    found = permutation_test(
        (changed,),
        np.mean,
        permutation_type="samples",
        n_resamples=PERMUTATIONS,
        batch=BATCH,
        rng=np.random.default_rng(SEED),
    )
    return float(found.pvalue)
