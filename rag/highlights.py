"""Where the words of a question stand in a text."""

import re

from index.articles import Span
from index.stemming import stem
from index.words import folded, words

# Words that ask or bind and name nothing; a text is not nearer to a question for having them too.
EMPTY = frozenset(
    stem(word)
    for word in re.findall(
        r"\S+",
        """
        如何 怎样 怎么 怎么样 什么 为什么 哪些 哪个 哪里 哪种 几个 多少 是否 可以 能够 应该 应当 需要 进行 通过 以及
        有关 关于 对于 我们 他们 它们 这个 那个 这些 那些 一个 一种 有没有 有何 是什么 有哪些 请问 目前 现在 还有
        其他 a an the of to in on at by for from with and or not as is are was were be been do does did has have had
        can could should would will may might must what which who whom whose when where why how it its this that
        these those there about into than then
        """,
    )
)
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
    return len(word) >= 2 and "_" not in word and word not in EMPTY
