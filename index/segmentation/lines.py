"""The lines of a decoded file that a reader sees, and where they stand."""

import re
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

# Controls, zero-width and bidirectional marks, soft hyphens, the tag block: nothing a reader sees.
UNSEEN = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
# What it may begin with is said first: `re` looks for that alone.
INVISIBLE = re.compile(f"[{UNSEEN}][{UNSEEN}]*")
SENTENCE_ENDS = tuple("。！？!?；;：:….")
SURE_ENDS = frozenset(SENTENCE_ENDS)
REMARK_OPENS, REMARK_CLOSES = tuple("（(【["), tuple("）)】]")
CLOSING_MARKS = "”’」』）)】》\"'"
MAY_END = frozenset([*SENTENCE_ENDS, *REMARK_CLOSES, *CLOSING_MARKS])
# Ideographs, kana, full-width forms, and the marks that Chinese shares with other scripts.
CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
IS_CJK = re.compile(f"[{CJK}]")


class Line(NamedTuple):
    """A line that is not blank: raw[start:end] without white space at its ends."""

    start: int
    end: int
    text: str  # what a reader sees of it
    gap: int  # blank lines before it
    indent: int  # white space before its first character
    width: int  # its characters, without the spaces that stretch a Chinese line
    ends: bool  # whether a sentence ends with it
    plain: bool  # whether it holds no white space and nothing invisible
    is_chinese: bool  # whether it ends with a Chinese character, behind which nothing is put in


START = attrgetter("start")


def lines_of(raw: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[tuple[int, int, str, int, int, int, bool, bool, bool]] = []
    has_invisible = INVISIBLE.search(raw) is not None
    end = gap = 0
    for text in raw.splitlines(keepends=True):
        start, end = end, end + len(text)
        stripped = text.strip()
        seen = visible(stripped) if has_invisible else stripped
        if not seen:
            gap += 1
            continue
        indent = 0 if text.startswith(stripped) else len(text) - len(text.lstrip())
        start += indent
        words, last = seen.split(), seen[-1]
        is_one, is_chinese = len(words) == 1, is_cjk(last)
        width = len(seen) if is_one or not is_chinese else sum(map(len, words))
        ends = last in MAY_END and (last in SURE_ENDS or ends_sentence(seen))
        plain = is_one and not has_invisible
        lines.append((start, start + len(stripped), seen, gap, indent, width, ends, plain, is_chinese))
        gap = 0
    return list(map(partial(tuple.__new__, Line), lines))


def visible(text: str) -> str:
    """The text without what a reader does not see, nor white space at its ends."""
    return INVISIBLE.sub("", text).strip()


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that ends a sentence, or with that and a remark: ……。（来源：某报）"""
    if text.rstrip(CLOSING_MARKS).endswith(SENTENCE_ENDS):
        return True
    if not text.endswith(REMARK_CLOSES):
        return False
    before = text[: max(text.rfind(mark) for mark in REMARK_OPENS)].rstrip()
    return before.endswith(SENTENCE_ENDS[:3])


@cache
def is_cjk(character: str) -> bool:
    """Whether no space stands beside this character where lines are joined."""
    return IS_CJK.match(character) is not None
