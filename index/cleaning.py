"""Decoded text to clean text: wrapped lines joined, stray spaces and invisible characters gone, every place kept.

Nothing but white space, invisible characters and the hyphens of broken Latin words is ever left out here.
"""

import re
from collections.abc import Sequence
from statistics import median_low
from typing import NamedTuple

from index.cleantext import CleanText, Composer

LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
CJK = "\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’—…·"
# Controls, zero-width and bidirectional marks, soft hyphens, the tag block: nothing a reader sees.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]+"
)
# What one line's inside is cut at: white space, and what is invisible.
GAP = re.compile(rf"(?:\s|{INVISIBLE.pattern})+")
ENDS_WITH_CJK = re.compile(rf"[{CJK}]$")
STARTS_WITH_CJK = re.compile(rf"^[{CJK}]")
SENTENCE_END = re.compile(r"[。！？!?；;：:…](?:[”’」』）)】》\"'])*$|\.[\"')]*$")
CLAUSE_END = re.compile(r"[，、,—·《（(“‘「『【\-–]$")
BODY_PUNCTUATION = re.compile(r"[。，；！？,;]")
MID_SENTENCE = re.compile(r"[。！？；]")
# A line that is one remark in brackets stands alone: （作者系……）, 【专家解读】.
REMARK = re.compile(r"^[（(【\[].*[）)】\]]$")
OPENERS, CLOSERS = "（(《【", "）)》】"
# Lines this close to the column's width are full: Chinese typesetting moves at most a few characters to the next line.
FULL = 0.8
# Lines of one column differ in width by no more than this.
SAME_COLUMN = 0.35
NEIGHBOURS = 5
# The first line of a Chinese paragraph is two characters shorter: its indentation was lost.
INDENT = 2
# A line this long that stops in mid-sentence was cut by a page or column break, not by its writer.
LONG_LINE = 60
MAX_BRACKET_LINES = 6


class Line(NamedTuple):
    """A line that is not blank: raw[start:end] without white space at its ends."""

    start: int
    end: int
    text: str
    gap: int  # blank lines before it
    indent: int  # white space before its first character
    width: int  # its characters, without the spaces that stretch a Chinese line


def clean(raw: str) -> CleanText:
    """The clean text of a decoded file: one paragraph a line, no blank lines; time is linear in len(raw)."""
    return compose(raw, lines_of(raw))


def compose(raw: str, lines: Sequence[Line]) -> CleanText:
    """The clean text of some of a file's lines, in this order."""
    composer = Composer(raw)
    for number, paragraph in enumerate(paragraphs(lines)):
        if number:
            composer.space("\n")
        for index, line in enumerate(paragraph):
            if index:
                composer.space(_joint(paragraph[index - 1].text, line.text))
            broken = index + 1 < len(paragraph) and _is_broken_word(line.text, paragraph[index + 1].text)
            _take_line(composer, raw, line, drop_hyphen=broken)
    return composer.finish()


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, grouped into the paragraphs that a column's edge broke."""
    grouped: list[list[Line]] = []
    open_brackets = 0
    for index, line in enumerate(lines):
        if index and _joins(lines, index - 1, open_brackets):
            open_brackets = open_brackets + 1 if _unclosed(lines[index - 1].text, open_brackets) else 0
            grouped[-1].append(line)
        else:
            open_brackets = 0
            grouped.append([line])
    return grouped


def lines_of(raw: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[Line] = []
    position, gap = 0, 0
    for match in [*LINE_BREAK.finditer(raw), None]:
        end = match.start() if match else len(raw)
        text = raw[position:end]
        stripped = text.strip()
        if stripped and INVISIBLE.sub("", stripped).strip():
            start = position + len(text) - len(text.lstrip())
            width = len("".join(stripped.split())) if ENDS_WITH_CJK.search(stripped) else len(stripped)
            lines.append(Line(start, start + len(stripped), stripped, gap, start - position, width))
            gap = 0
        elif match:
            gap += 1
        position = match.end() if match else end
    return lines


def _joins(lines: Sequence[Line], index: int, bracket_lines: int) -> bool:
    """Whether lines[index] and the next one are one paragraph that a column's edge broke.

    `bracket_lines` counts the lines before this one that a bracket still open in it runs through.
    """
    line, following = lines[index], lines[index + 1]
    if _is_broken_word(line.text, following.text) and following.gap == 0:
        return True
    if REMARK.search(line.text) or (bracket_lines and not _unclosed(line.text, bracket_lines)):
        return False
    usual_gap = _usual_gap(lines, index)
    if _unclosed(line.text, bracket_lines):
        return following.gap <= max(usual_gap, 1)
    if SENTENCE_END.search(line.text):
        indented = following.indent >= 2 and following.indent > line.indent
        return following.gap == 0 and not indented and _is_full(lines, index) and _is_wrapped(lines, index)
    if CLAUSE_END.search(line.text) or MID_SENTENCE.search(line.text) or len(line.text) >= LONG_LINE:
        return following.gap <= max(usual_gap, 1)
    return following.gap <= usual_gap and _is_full(lines, index) and _is_wrapped(lines, index)


def _usual_gap(lines: Sequence[Line], index: int) -> int:
    """The number of blank lines between lines around here: 0 in plain text, 1 where every line is followed by one."""
    around = lines[max(index - NEIGHBOURS + 1, 1) : index + NEIGHBOURS + 1]
    return median_low([line.gap for line in around])


def _is_full(lines: Sequence[Line], index: int) -> bool:
    """Whether the line reaches its column's edge: as wide as the lines before it or, at a change of column, after."""
    before = median_low([line.width for line in lines[max(index - NEIGHBOURS + 1, 0) : index + 1]])
    after = median_low([line.width for line in lines[index + 1 : index + 1 + NEIGHBOURS]])
    return _width(lines, index) >= FULL * min(before, after)


def _is_wrapped(lines: Sequence[Line], index: int) -> bool:
    """Whether most lines around are as wide as this one and stop in mid-sentence, as only wrapped text does."""
    width = _width(lines, index)

    def is_like(line: Line) -> bool:
        return abs(line.width - width) <= SAME_COLUMN * width

    if not any(is_like(line) for line in (lines[max(index - 1, 0)], lines[index + 1])):
        return False
    like = [line for line in lines[max(index - NEIGHBOURS + 1, 0) : index + NEIGHBOURS + 1] if is_like(line)]
    open_ended = sum(not SENTENCE_END.search(line.text) for line in like)
    return len(like) > 3 and 2 * open_ended > len(like)


def _width(lines: Sequence[Line], index: int) -> int:
    """The line's width as it was set: with its indentation, if it opens a paragraph."""
    opens_paragraph = index == 0 or SENTENCE_END.search(lines[index - 1].text)
    return lines[index].width + (INDENT if opens_paragraph else 0)


def _unclosed(text: str, already: int) -> bool:
    """Whether a bracket opened in this line is still open at its end, for at most MAX_BRACKET_LINES lines."""
    if already >= MAX_BRACKET_LINES:
        return False
    depth = sum(text.count(mark) for mark in OPENERS) - sum(text.count(mark) for mark in CLOSERS)
    return depth > 0 or (already > 0 and depth == 0)


def _is_broken_word(text: str, following: str) -> bool:
    return len(text) > 2 and text[-1] == "-" and text[-2].isascii() and text[-2].isalpha() and following[:1].islower()


def _joint(text: str, following: str) -> str:
    """What stands where two lines were joined: nothing between Chinese or in a broken word, else one space."""
    chinese = ENDS_WITH_CJK.search(text) or STARTS_WITH_CJK.search(following)
    return "" if chinese or _is_broken_word(text, following) else " "


def _take_line(composer: Composer, raw: str, line: Line, *, drop_hyphen: bool) -> None:
    """Append a line: invisible characters left out, white space inside made one space, or none within Chinese text."""
    end = line.end - 1 if drop_hyphen else line.end
    is_body = len(line.text) >= 2 * NEIGHBOURS and bool(BODY_PUNCTUATION.search(line.text))
    is_spaced = _is_spaced_out(line.text)
    position = line.start
    for gap in GAP.finditer(raw, line.start, end):
        composer.take(position, gap.start())
        visible = INVISIBLE.sub("", gap.group())
        if visible and position < gap.start():
            chinese = ENDS_WITH_CJK.search(raw[gap.start() - 1]) and STARTS_WITH_CJK.search(
                raw[gap.end() : gap.end() + 1]
            )
            if not (chinese and (is_body or is_spaced)):
                composer.space(" ")
        position = gap.end()
    composer.take(position, end)


def _is_spaced_out(text: str) -> bool:
    """Whether the line is set with a space after nearly every character: 体 系 是 有 机 系 统."""
    words = text.split()
    return len(words) >= 4 and sum(len(word) == 1 for word in words) >= 0.7 * len(words)
