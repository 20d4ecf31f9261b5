"""The numbers that a question names: years, models, amounts. A text about another year says nothing to it."""

import re

from index.words import words

NUMBER = re.compile(r"\d[\d.,'’-]*")


def numbers(question: str) -> list[str]:
    """The different numbers in the question as they are matched; one that is part of a word, as in H1Z1, is none."""
    return sorted({word for word in words(question) if NUMBER.fullmatch(word)})
