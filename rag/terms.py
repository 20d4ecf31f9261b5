"""Whether a question is nothing but the name of a topic, as one types it into a search box."""

import re
from functools import cache
from pathlib import Path

from index.scripts import is_han
from index.words import fold, tagged
from rag.stop_words import stop_words

# A term that ends with one of these names a side of something, which has to be known: 主要特征, the main reasons.
WORDS = Path(__file__).with_name("sides.txt")
BINDS = frozenset("的与和及、·")
# The last one of these words of a dictionary's tags names a thing; the others may stand before it.
NAMES = ("n", "vn", "j", "l")
BEFORE = (*NAMES, "a", "b", "m")
LATIN = re.compile(r"[a-z][a-z'-]*")
MOST_LATIN = 4


def is_term(question: str) -> bool:
    """Whether a question is two words or more that name something by themselves: it leans on nothing before it."""
    text = fold(question).strip(" ?？。.!！")
    return _is_han_term(text) if is_han(text) else _is_latin_term(text)


@cache
def sides() -> frozenset[str]:
    """The nouns that name a side of something, as they stand in a folded text."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())


def _is_han_term(text: str) -> bool:
    words = [(word, tag) for word, tag in tagged(text) if word not in BINDS]
    if len(words) < 2 or words[-1][0] in sides() or not words[-1][1].startswith(NAMES):
        return False
    return all(tag.startswith(BEFORE) for _, tag in words)


def _is_latin_term(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= MOST_LATIN or not all(map(LATIN.fullmatch, words)):
        return False
    return not stop_words().intersection(words) and not sides().intersection(_singulars(words[-1]))


def _singulars(word: str) -> tuple[str, ...]:
    return word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y"
