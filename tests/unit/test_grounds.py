from dataclasses import replace

import numpy as np

from rag.confidence import Calibration
from rag.grounds import Ground, Reason, grounds, reasons
from rag.retrieval import Candidates
from rag.signals import Signals

NONE = np.zeros(12, dtype=np.float32)
RISING = np.linspace(0.1, 0.9, 12, dtype=np.float32)
HAN = np.ones(12, dtype=np.bool_)
CALIBRATION = Calibration(0.0, (1.0,) * 6)
SURE = Signals(3.0, 1.0, 1.0, 1.0, 1.0, foreign=0.0, articles_agree=True)


def found(**signals: np.ndarray) -> Candidates:
    """Twelve candidates that nothing speaks for but these signals."""
    names = ("passage", "sentence", "coverage", "numbers", "hubness", "translated", "distance", "context", "accord")
    said = {name: signals.get(name, NONE) for name in names}
    return Candidates(rows=np.arange(12), lists=np.full(12, -1), same_script=1.0, asks_how=False, **said)


def test_a_signal_speaks_for_the_ten_passages_that_are_best_by_it():
    spoken = grounds(found(coverage=RISING, sentence=RISING[::-1]), HAN)

    assert spoken[0] == spoken[1] == (Ground.SENTENCE,)
    assert spoken[2] == spoken[9] == (Ground.WORDS, Ground.SENTENCE)
    assert spoken[11] == (Ground.WORDS,)


def test_each_script_has_its_own_best_passages():
    near = np.where(np.arange(12) == 0, 0.1, 0.9).astype(np.float32)

    spoken = grounds(found(passage=near), np.arange(12) > 0)

    assert spoken[0] == (Ground.MEANING,)


def test_a_signal_that_says_nothing_of_a_passage_does_not_speak_for_it():
    assert grounds(found(), HAN) == [()] * 12


def test_an_answer_is_sure_because_articles_agree_or_because_one_passage_stands_out():
    assert reasons(SURE, CALIBRATION) == (Reason.ABOVE, Reason.WORDS, Reason.AGREEMENT)
    assert reasons(replace(SURE, articles_agree=False), CALIBRATION)[-1] is Reason.STANDS_OUT


def test_a_near_miss_is_found_like_any_question_with_few_words_and_no_support():
    missed = Signals(above=0.4, coverage=0.1, support=0.1, settled=1.0, dated=0.0, foreign=0.0)

    assert reasons(missed, CALIBRATION) == (Reason.USUAL, Reason.NO_WORDS, Reason.NO_SUPPORT, Reason.NO_YEAR)
    assert reasons(replace(missed, settled=0.1), CALIBRATION)[2] is Reason.UNSETTLED


def test_passages_in_another_script_are_told():
    assert Reason.OTHER_SCRIPT in reasons(replace(SURE, foreign=1.0), CALIBRATION)


def test_a_model_without_a_calibration_is_said_to_be_a_guess():
    assert reasons(SURE, None)[-1] is Reason.UNCALIBRATED


def test_where_nothing_was_found_there_is_no_reason():
    assert reasons(None, CALIBRATION) == ()
