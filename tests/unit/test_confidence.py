from dataclasses import fields, replace

import pytest

from rag.calibrations import DEFAULT, PLAIN
from rag.confidence import Calibration
from rag.signals import Signals

SOME = Signals(sentence=0.8, coverage=0.1, support=0.5, foreign=0.0)


def test_confidence_is_the_logistic_of_the_weighed_signals():
    calibration = Calibration(-1.5, (1.0, 5.0, 2.0, -1.0), 1.0)

    assert calibration.confidence(SOME) == pytest.approx(0.6899745)  # of -1.5 + 0.8 + 0.5 + 1 = 0.8


def test_a_sentence_that_is_near_enough_is_as_good_as_a_nearer_one():
    calibration = Calibration(0.0, (1.0, 0.0, 0.0, 0.0), 0.7)

    assert calibration.confidence(SOME) == calibration.confidence(replace(SOME, sentence=0.7))


@pytest.mark.parametrize("calibration", [DEFAULT, PLAIN])
@pytest.mark.parametrize("signal", [one.name for one in fields(Signals) if one.name != "foreign"])
def test_more_of_a_signal_is_never_worse(calibration, signal):
    more = replace(SOME, **{signal: getattr(SOME, signal) + 0.05})

    assert calibration.confidence(more) >= calibration.confidence(SOME)


def test_where_nothing_is_found_there_is_no_confidence():
    assert DEFAULT.confidence(None) == 0.0
