"""The stem of an English word, so that what is asked in one form is found in another."""

from functools import lru_cache

SHORTEST = 4


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without the endings of plural, past and -ing; a word under SHORTEST letters or not in a-z as it is.

    Both sides are stemmed, so a stem need not be a word: "making" and "make" are "mak".
    """
    if len(word) < SHORTEST or not (word.isascii() and word.isalpha()):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return _without_e(_without_ending(word))


def _without_ending(word: str) -> str:
    if word.endswith("ing") and len(word) > 5:
        return _undoubled(word[:-3])
    if word.endswith("ed") and len(word) > 4:
        return _undoubled(word[:-2])
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _undoubled(word: str) -> str:
    """The word with one consonant where the ending doubled it: "runn" is "run", but "fall" stays."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl" else word


def _without_e(word: str) -> str:
    return word[:-1] if word.endswith("e") and len(word) >= SHORTEST else word
