"""What spoke for each passage of an answer, and why the answer is as sure as it is, by name."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from rag.confidence import Calibration
from rag.likeness import Floats
from rag.retrieval import Candidates
from rag.signals import ENOUGH_ABOVE, LOOKED_AT, Signals

# Half of what counts in full is said to speak for the answer, less against it.
HALF = 0.5


class Ground(StrEnum):
    """A signal by which alone a passage would be among the first of those in its script."""

    WORDS = "words"  # of the question stand in it
    MEANING = "meaning"  # of the whole passage is near the question's
    SENTENCE = "sentence"  # the nearest of it
    TRANSLATION = "translation"  # of the question's words stands in it


class Reason(StrEnum):
    """What raised or lowered an answer's confidence."""

    AGREEMENT = "articles agree"
    STANDS_OUT = "one passage stands out"
    NO_SUPPORT = "nothing stands out or agrees"
    UNSETTLED = "many passages, no agreement"
    ABOVE = "found far better than usual"
    USUAL = "found no better than usual"
    WORDS = "words are there"
    NO_WORDS = "words are missing"
    NO_YEAR = "the year is missing"
    OTHER_SCRIPT = "another script"
    UNCALIBRATED = "not calibrated"


def grounds(found: Candidates, is_han: NDArray[np.bool_]) -> list[tuple[Ground, ...]]:
    """What speaks for each candidate; `is_han` says of each whether it is in Chinese characters.

    The scripts are looked at one by one, as they were found: between two, cosines do not compare.
    """
    signals = {
        Ground.WORDS: found.coverage,
        Ground.MEANING: found.passage,
        Ground.SENTENCE: found.sentence,
        Ground.TRANSLATION: found.translated,
    }
    leading = {ground: _leads(values, is_han) | _leads(values, ~is_han) for ground, values in signals.items()}
    return [tuple(ground for ground in Ground if leading[ground][row]) for row in range(len(found.rows))]


def reasons(told: Signals | None, calibration: Calibration | None) -> tuple[Reason, ...]:
    """Why the confidence is what it is; () where nothing was found."""
    if told is None:
        return ()
    found = [
        Reason.ABOVE if told.above >= HALF * ENOUGH_ABOVE else Reason.USUAL,
        Reason.WORDS if told.coverage >= HALF else Reason.NO_WORDS,
    ]
    if told.foreign > HALF:
        found.append(Reason.OTHER_SCRIPT)
    found.append(_support(told))
    if not told.dated:
        found.append(Reason.NO_YEAR)
    return (*found, Reason.UNCALIBRATED) if calibration is None else tuple(found)


def _support(told: Signals) -> Reason:
    if told.support < HALF:
        return Reason.NO_SUPPORT if told.settled >= HALF else Reason.UNSETTLED
    return Reason.AGREEMENT if told.articles_agree else Reason.STANDS_OUT


def _leads(values: Floats, within: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which are among the first LOOKED_AT of those within, and above 0."""
    best = np.sort(values[within & (values > 0)])[-LOOKED_AT:]
    leads: NDArray[np.bool_] = within & (values > 0) & (values >= best[0] if len(best) else False)
    return leads
