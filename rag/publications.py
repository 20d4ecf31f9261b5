"""The publications of a library by name, and which of them a question asks to hear."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.words import fold

TITLE = re.compile(r"《([^《》]+)》")
# What follows a periodical's name in print: its issue, its date, its page.
ISSUE = re.compile(r"[\s（(,，|·•:：\d第]")
# What follows one of these in a Chinese name is an edition: 人民日报海外版.
KINDS = ("报", "新闻网", "电视台")
SHORTEST = 3
APOSTROPHES = str.maketrans("’‘`", "'''")
# How a question asks what a publication says; its name alone may be what the question is about.
BEFORE = re.compile(
    r"(?:根据|依据|按照|据|引自|\baccording to"
    r"|\b(?:articles?|reports?|reported|said|written|published|coverage) (?:in|by|from)) ?(?:the )?$"
)
ENGLISH_BEFORE = re.compile(r"\b(?:what|how) (?:does|do|did|has|have) (?:the )?$")
VIEWS = r"(?:说法|看法|观点|报道|评论|文章|社论|评价)"
SAYS = r"(?:说|讲|看待|看|认为|指出|报道|评论|评价|写道|写|提到|提出|谈|刊登|刊发|发表|刊载)"
AFTER = re.compile(
    rf"(?:上|里|中)?(?:(?:是|又|都|曾)?(?:怎么|怎样|如何|有没有)?{SAYS}(?:了|过|的)?|有(?:什么|哪些|何){VIEWS}|的?{VIEWS})"
    rf"|(?=(?:对|就|关于)[^，。？]{{1,20}}(?:(?:怎么|怎样|如何){SAYS}|有(?:什么|哪些|何){VIEWS}))"
    r"|(?:'s)? ?(?:says?|said|report(?:s|ed)?|writes?|wrote|thinks?|argues?|articles?|coverage|views?)\b"
)
AND = re.compile(r"\s?(?:和|与|、|及|以及|跟|或|,|and|or)\s?")
CUE = re.compile(
    rf"据|按照|引自|{SAYS}|{VIEWS}|accord|report|said|say|writ|wrote|publish|think|argue|article|coverage|view"
)


class Mention(NamedTuple):
    """A stretch [start, end) of a question that names publications and asks what they say."""

    start: int
    end: int
    publications: frozenset[str]


def masthead(printed: str) -> str:
    """The publication's name without what is printed about the issue."""
    if title := TITLE.search(printed):
        return title[1]
    if "\u3400" <= printed.strip()[:1] <= "\u9fff":
        return ISSUE.split(printed.strip(), maxsplit=1)[0]
    return printed.split(",")[0].strip()


def may_mention(question: str) -> bool:
    """Whether a folded question has any of the words by which it could ask what a publication says."""
    return bool(CUE.search(question))


def names(mastheads: Iterable[str]) -> dict[str, str]:
    """The publications by folded name, and by the short form of an edition's name where no other one has it."""
    known = {plain(name): name for name in sorted(set(mastheads)) if len(name) >= 2}
    shorts: dict[str, list[str]] = defaultdict(list)
    for name, publication in known.items():
        cut = max(name.rfind(kind) + len(kind) for kind in KINDS if kind in name or kind == KINDS[0])
        if SHORTEST <= cut < len(name):
            shorts[name[:cut]].append(publication)
    return {short: only for short, [only, *others] in shorts.items() if not others} | known


def mentions(question: str, known: Mapping[str, str]) -> Iterator[Mention]:
    """The publications that a folded question asks to hear, in order, together where they are listed together."""
    text = plain(question)
    lengths = sorted({len(name) for name in known}, reverse=True)
    end = 0
    for start in range(len(text)):
        if start >= end:
            end, named = _named(text, start, lengths, known)
            if named and (mention := _asked(text, start, end, frozenset(named))):
                yield mention
                end = mention.end


def _named(text: str, start: int, lengths: Sequence[int], known: Mapping[str, str]) -> tuple[int, list[str]]:
    """The publications named from `start` on, one directly after the other, and where they end."""
    end, named = start, list[str]()
    while start < len(text):
        bracket = text.startswith("《", start)
        begin = start + bracket
        size = next((one for one in lengths if text[begin : begin + one] in known and _is_whole(text, begin, one)), 0)
        if not size or (bracket and not text.startswith("》", begin + size)):
            break
        named.append(known[text[begin : begin + size]])
        end = begin + size + bracket
        joint = AND.match(text, end)
        if not joint:
            break
        start = joint.end()
    return end, named


def plain(name: str) -> str:
    """A folded name with plain apostrophes; of the same length if it was folded before."""
    return fold(name).translate(APOSTROPHES)


def _is_whole(text: str, start: int, size: int) -> bool:
    """Whether a name in letters with spaces between its words does not begin or end inside a word."""
    around = text[start - 1 : start] if start else ""
    after = text[start + size : start + size + 1]
    return not (_is_latin(text[start]) and (_is_latin(around) or _is_latin(after)))


def _is_latin(char: str) -> bool:
    return char.isalnum() and char < "\u2e80"


def _asked(text: str, start: int, end: int, publications: frozenset[str]) -> Mention | None:
    """The mention with what makes it one, or None if nothing does."""
    after = AFTER.match(text, end)
    before = BEFORE.search(text, 0, start) or (after and ENGLISH_BEFORE.search(text, 0, start))
    if not before and not after:
        return None
    return Mention(before.start() if before else start, after.end() if after else end, publications)
