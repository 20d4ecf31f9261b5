import random

import pytest

from rag.evaluation.examples import Example, Kind
from rag.evaluation.fitting import fit, shares
from rag.signals import Signals


def example(support: float, *, answered: bool, coverage: float = 0.1) -> Example:
    signals = Signals(sentence=0.9, coverage=coverage, support=support, foreign=0.0)
    return Example(signals, answered, Kind.ANSWERED if answered else Kind.REMOVED)


def noisy(count: int) -> list[Example]:
    """Answered questions have more support, and, by an accident of the sample, less coverage."""
    draw = random.Random(3)
    examples = [example(draw.gauss(2, 1), answered=True, coverage=draw.gauss(0.05, 0.02)) for _ in range(count)]
    return examples + [example(draw.gauss(0, 1), answered=False, coverage=draw.gauss(0.1, 0.02)) for _ in range(count)]


def test_what_tells_answered_questions_gets_weight_and_nothing_gets_a_negative_one():
    _, coverage, support, foreign, _ = fit([noisy(200)]).weights

    assert coverage == foreign == 0.0
    assert 3.6 < support < 8.4  # thrice 2, for two normal distributions two apart


def test_many_questions_of_a_kind_weigh_as_much_as_one():
    weights = shares([example(1, answered=True), *[example(0, answered=False)] * 4])

    assert weights.tolist() == pytest.approx([4 / 5, *[1 / 20] * 4])


def test_the_nearest_sentence_that_is_asked_for_is_one_that_nearly_all_answers_have():
    assert fit([noisy(50)]).enough_sentence == 0.9
