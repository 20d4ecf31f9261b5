"""The points that a text lists, and the sentence that announces them as a question."""

import re
from collections.abc import Sequence

from index.enumeration import POINT

COUNT = re.compile(r"[一二三四五六七八九十]|first(?:ly)?|second(?:ly)?|third(?:ly)?|finally", re.IGNORECASE)
CLAUSE_END = re.compile(r"[，,；;：:。！!？?]")
# 以下几方面 becomes 哪几方面, 从3个方面 becomes 从哪几个方面.
ANNOUNCES = re.compile(
    r"(?:以下|如下|下列|这)?(?:几|[二两三四五六七八九十]|\d{1,2})(?=个方面|大方面|方面|项|点|条|种|大|个)|(?:以下|如下|下列)"
)
LEANS = re.compile(r"^(?:其|该|此|这|那|他|她|它|为此|对此|因此)")
LEAST, MOST = 10, 60


def points(sentences: Sequence[str]) -> tuple[str, ...]:
    """How each point of the first enumeration begins, in order; () where it has fewer than two.

    Another way of counting, or one that begins again, is an enumeration of its own.
    """
    marked = [(mark.group(), one) for one in sentences if (mark := POINT.match(one)) and mark.end() < len(one)]
    first = [(mark, one) for mark, one in marked if _style(mark) == _style(marked[0][0])]
    again = next((place for place, (mark, _) in enumerate(first) if place and mark == first[0][0]), len(first))
    found = [opening(one) for _, one in first[:again]]
    return tuple(found) if len(found) > 1 else ()


def _style(mark: str) -> str:
    """The mark without what counts: 一是 and 二是 are one style."""
    return "首先" if mark[:2] in ("首先", "其次", "最后") else COUNT.sub("", mark)


def announced(sentences: Sequence[str]) -> tuple[str, tuple[str, ...]] | None:
    """A question, and the points that answer it: the sentence before the first point, if it announces them."""
    first = next((place for place, one in enumerate(sentences) if POINT.match(one)), 0)
    listed = points(sentences[first:])
    if not first or not listed:
        return None
    lead = sentences[first - 1].rstrip("。：:；;，, ")
    found = ANNOUNCES.search(lead)
    if not found or not LEAST <= len(lead) <= MOST or LEANS.search(lead):
        return None
    asked = "哪些" if found.group() in ("以下", "如下", "下列") else "哪几"
    return f"{lead[: found.start()]}{asked}{lead[found.end() :]}？", listed


def opening(sentence: str) -> str:
    """The sentence's first words, to the end of a clause: enough to know the passage that holds it."""
    found = CLAUSE_END.search(sentence, LEAST)
    return sentence[: found.start()] if found else sentence.rstrip("。！!？?；;")
