"""Where the words of a question stand in a text."""

import re
from functools import cache

from index.articles import Span
from index.stemming import stem
from index.words import folded, words
from rag.stop_words import stop_words

LATIN = re.compile(r"[a-z0-9]+")


def highlights(question: str, text: str) -> tuple[Span, ...]:
    """The stretches of the text that are words of the question, in order, those that touch as one.

    Scripts, widths, cases and the endings of English words meet as in a search; single Chinese characters and words
    that name nothing do not count.
    """
    wanted = {word for word in words(question) if _says_something(word)}
    plain, places = folded(text)
    latin = [match.span() for match in LATIN.finditer(plain) if stem(match[0]) in wanted]
    others = [match.span() for word in wanted if not LATIN.match(word) for match in re.finditer(re.escape(word), plain)]
    merged: list[Span] = []
    for start, end in sorted([*latin, *others]):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(end, merged[-1].end))
        else:
            merged.append(Span(start, end))
    return tuple(Span(places[start], places[end]) for start, end in merged)


def _says_something(word: str) -> bool:
    """Whether it is a word, not a pair of neighbouring characters, of two characters or more, and names something."""
    return len(word) >= 2 and "_" not in word and word not in _empty()


@cache
def _empty() -> frozenset[str]:
    return frozenset(map(stem, stop_words()))
