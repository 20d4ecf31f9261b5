import random

import pytest

from rag.confidence import Calibration
from rag.evaluation.examples import Example, Kind
from rag.evaluation.fitting import fit, shares
from rag.signals import Signals


def example(support: float, *, answered: bool, coverage: float = 0.1) -> Example:
    signals = Signals(0.0, coverage, support, settled=1.0, dated=1.0, foreign=0.0)
    return Example("", signals, answered, Kind.ANSWERED if answered else Kind.REMOVED)


def noisy(count: int) -> list[Example]:
    """Answered questions have more support, and, by an accident of the sample, less coverage."""
    draw = random.Random(3)
    examples = [example(draw.gauss(2, 1), answered=True, coverage=draw.gauss(0.05, 0.02)) for _ in range(count)]
    return examples + [example(draw.gauss(0, 1), answered=False, coverage=draw.gauss(0.1, 0.02)) for _ in range(count)]


def test_what_tells_answered_questions_gets_weight_and_nothing_gets_a_negative_one():
    _, coverage, support, *_, foreign = fit([noisy(200)]).weights

    assert coverage == foreign == 0.0
    assert 1.2 < support < 2.8  # 2, for two normal distributions two apart


def test_a_signal_that_is_left_out_gets_no_weight():
    _, _, support, *_ = fit([noisy(50)], without=["support"]).weights

    assert support == 0.0


def test_weights_that_are_held_stay_near():
    near = Calibration(-1.0, (0.5, 1.0, 0.0, 0.0, 3.0, 1.0))

    held = fit([noisy(50)], near, 1e6)

    assert [held.intercept, *held.weights] == pytest.approx([near.intercept, *near.weights], abs=1e-3)


def test_many_questions_of_a_kind_weigh_as_much_as_one():
    weights = shares([example(1, answered=True), *[example(0, answered=False)] * 4])

    assert weights.tolist() == pytest.approx([8 / 9, *[1 / 36] * 4])


def test_questions_without_an_answer_that_are_the_sets_own_count_as_they_were_asked():
    known = example(0, answered=False)._replace(kind=Kind.UNANSWERED)

    assert shares([example(1, answered=True), known, known]).tolist() == pytest.approx([1 / 3] * 3)
