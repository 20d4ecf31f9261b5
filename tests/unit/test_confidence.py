from dataclasses import fields, replace

import pytest

from rag.calibrations import DEFAULT, PLAIN
from rag.confidence import THRESHOLD, Calibration
from rag.signals import Signals

SOME = Signals(above=1.0, coverage=0.5, support=0.5, settled=0.5, dated=0.0, foreign=0.0)


def test_confidence_is_the_logistic_of_the_weighed_signals():
    calibration = Calibration(-1.5, (1.0, 0.4, 2.0, 0.2, 3.0, -1.0))

    assert calibration.confidence(SOME) == pytest.approx(0.6899745)  # of -1.5 + 1 + 0.2 + 1 + 0.1 = 0.8


@pytest.mark.parametrize("calibration", [DEFAULT, PLAIN])
@pytest.mark.parametrize("signal", [one.name for one in fields(Signals) if one.name != "foreign"])
def test_more_of_a_signal_is_never_worse(calibration, signal):
    more = replace(SOME, **{signal: getattr(SOME, signal) + 0.05})

    assert calibration.confidence(more) >= calibration.confidence(SOME)


@pytest.mark.parametrize("calibration", [DEFAULT, PLAIN])
def test_a_question_that_gets_no_farther_than_typical_ones_is_refused_and_one_with_all_signals_is_not(calibration):
    usual = Signals(above=0.0, coverage=0.3, support=0.1, settled=1.0, dated=1.0, foreign=0.0)
    best = Signals(above=3.0, coverage=1.0, support=0.6, settled=1.0, dated=1.0, foreign=0.0)

    assert calibration.confidence(usual) < THRESHOLD / 2
    assert calibration.confidence(best) > 0.8


@pytest.mark.parametrize("calibration", [DEFAULT, PLAIN])
def test_a_year_that_no_passage_has_is_enough_to_refuse(calibration):
    found = Signals(above=3.0, coverage=1.0, support=0.3, settled=1.0, dated=0.0, foreign=0.0)

    assert calibration.confidence(found) < THRESHOLD


def test_where_nothing_is_found_there_is_no_confidence():
    assert DEFAULT.confidence(None) == 0.0
