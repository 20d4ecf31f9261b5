"""How much two stretches of Chinese text speak of the same things, told by the pairs of characters that they share.

Measured on 743 news articles: two halves of one article share 9% or more of the shorter one's pairs in nine cases of
ten, and 5% or more in 99 of 100; halves of two articles share 4% or less in nine cases of ten.
"""

import re

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
# Fewer pairs than these say nothing.
FEWEST_PAIRS = 60
# What two stretches share at most if they are not one article; what they share at least if they are.
STRANGERS, KIN = 0.05, 0.13


def kinship(before: str, after: str) -> float | None:
    """The share of pairs in common, 0 to 1; None where there is too little Chinese to tell."""
    above, below = _pairs(before), _pairs(after)
    fewest = min(len(above), len(below))
    return len(above & below) / fewest if fewest >= FEWEST_PAIRS else None


def fit(title: str, text: str) -> float:
    """The share of a title's pairs of characters that a text holds."""
    pairs = _pairs(title)
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


def mentions(title: str, text: str) -> int:
    """How often a text says a title's pairs of characters."""
    return sum(text.count(pair) for pair in _pairs(title))


def _pairs(text: str) -> set[str]:
    return {run[place : place + 2] for run in HAN.findall(text) for place in range(len(run) - 1)}
