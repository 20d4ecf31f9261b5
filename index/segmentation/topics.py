"""How much two stretches of Chinese text speak of the same things, told by the pairs of characters that they share.

Measured on 743 news articles: two halves of one article share 9% or more of the shorter one's pairs in nine cases of
ten, and 5% or more in 99 of 100; halves of two articles share 4% or less in nine cases of ten.
"""

import re

import numpy as np
import numpy.typing as npt

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
# The first of these characters, and how many follow on it; and of a gap between them.
FIRST, HAN_LAST = np.array([0x3400, 0x9FFF - 0x3400], np.uint16)
GAP_FIRST, GAP_LAST = np.array([0x4DC0, 0x4DFF - 0x4DC0], np.uint16)
# Fewer pairs than these say nothing.
FEWEST_PAIRS = 60
# What two stretches share at most if they are not one article; what they share at least if they are.
STRANGERS, KIN = 0.05, 0.13


def kinship(before: str, after: str) -> float | None:
    """The share of pairs in common, 0 to 1; None where there is too little Chinese to tell."""
    if min(len(before), len(after)) <= FEWEST_PAIRS:
        return None
    above, below = _codes(before), _codes(after)
    fewest = min(len(above), len(below))
    if fewest < FEWEST_PAIRS:
        return None
    both = np.concatenate((above, below))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1])) / fewest


def fit(title: str, text: str) -> float:
    """The share of a title's pairs of characters that a text holds."""
    pairs = _pairs(title)
    return sum([pair in text for pair in pairs]) / len(pairs) if pairs else 0.0


def mentions(title: str, text: str) -> int:
    """How often a text says a title's pairs of characters."""
    return sum(text.count(pair) for pair in _pairs(title))


def _pairs(text: str) -> set[str]:
    return {run[place : place + 2] for run in HAN.findall(text) for place in range(len(run) - 1)}


def _codes(text: str) -> npt.NDArray[np.uint32]:
    """A number for each of the pairs, sorted: many are compared several times faster than strings are."""
    # Half of a character that takes two codes is no Chinese one either.
    data = text.encode("utf-16-le", "surrogatepass")
    codes = np.frombuffer(data, np.uint16)
    is_han = (codes - FIRST <= HAN_LAST) & (codes - GAP_FIRST > GAP_LAST)
    # Two codes side by side are read as one number.
    pairs = np.ndarray(len(codes) - 1, np.uint32, data, 0, codes.itemsize)[is_han[:-1] & is_han[1:]]
    pairs.sort()
    is_new = np.ones(len(pairs), np.bool_)
    np.not_equal(pairs[1:], pairs[:-1], out=is_new[1:])
    found: npt.NDArray[np.uint32] = pairs[is_new]
    return found
