"""The lines of a decoded file that a reader sees, and where they stand."""

import re
from typing import NamedTuple

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CONTENT = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Controls, zero-width and bidirectional marks, soft hyphens, the tag block: nothing a reader sees.
UNSEEN = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
INVISIBLE = re.compile(f"[{UNSEEN}]+")
SENTENCE_ENDS = tuple("。！？!?；;：:….")
REMARK_OPENS, REMARK_CLOSES = tuple("（(【["), tuple("）)】]")
CLOSING_MARKS = "”’」』）)】》\"'"
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


def lines_of(raw: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[Line] = []
    has_invisible = INVISIBLE.search(raw) is not None
    after_last = 0
    for match in CONTENT.finditer(raw):
        text = match.group()
        stripped = text.strip()
        seen = visible(stripped) if has_invisible else stripped
        if not seen:
            continue
        indent = len(text) - len(text.lstrip()) if len(stripped) < len(text) else 0
        start = match.start() + indent
        gap = _breaks(raw, after_last, match.start()) - bool(lines)
        after_last = start + len(stripped)
        words = seen.split()
        is_one = len(words) == 1
        width = len(seen) if is_one or not is_cjk(seen[-1]) else sum(map(len, words))
        plain = is_one and not has_invisible
        lines.append(Line(start, after_last, seen, gap, indent, width, ends_sentence(seen), plain))
    return lines


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


def is_cjk(character: str) -> bool:
    """Whether no space stands beside this character where lines are joined."""
    return IS_CJK.match(character) is not None


def _breaks(raw: str, start: int, end: int) -> int:
    """The line breaks in raw[start:end]; most often there is nothing but line feeds."""
    feeds = raw.count("\n", start, end)
    return feeds if feeds == end - start else len(LINE_BREAK.findall(raw, start, end))
