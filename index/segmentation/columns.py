"""Lines to paragraphs: which lines were one paragraph before a column's edge broke it."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from itertools import accumulate

import numpy as np

from index.segmentation.bylines import byline
from index.segmentation.furniture import is_picture_credit
from index.segmentation.lines import CLOSING_MARKS, REMARK_CLOSES, REMARK_OPENS, Line
from index.segmentation.regular import INDENT, LONG_LINE, NEIGHBOURS, odd
from index.segmentation.windows import Flags, Numbers, count, flags, median, shifted, told, window

CLAUSE_END = frozenset("，、,—·《（(“‘「『【-–")
# A line that is one remark in brackets stands alone: （作者系……）, 【专家解读】.
OPENERS, CLOSERS = "（(《【", "）)》】"
# Of a line that holds none of these, its brackets say nothing, and it does not end in a broken word.
MARKS = re.compile(r"[（(《【）)》】\[-]")
CLOSES_REMARK = frozenset(REMARK_CLOSES)
# Lines this close to the column's width are full: Chinese typesetting moves at most a few characters to the next line.
FULL = 0.8
# Lines of one column differ in width by no more than this.
SAME_COLUMN = 0.35
BESIDE = 3
# No text has more blank lines than these between its lines.
MOST_GAP = 3
MAX_BRACKET_LINES = 6
# No line is as wide as what stands beyond a page's first and last.
NO_WIDTH = -(1 << 30)
MAX_BYLINE = 40
# So many lines that all end with a mark, none of them wider than this, are verses.
FEWEST_VERSES, MOST_VERSE, OTHER_WIDTH = 4, 16, 2
VERSES = bytes([True] * FEWEST_VERSES)
# A title may end with one of these.
ASKS = tuple("？！?!…")
# Headings of Markdown, and the words under which a paper is found: its first heading is no part of them.
OWN_LINE = ("# ", "## ", "### ", "#### ", "关键词：", "关键词:", "【关键词】", "[关键词]")
OWN_LINE_STARTS = frozenset(words[0] for words in OWN_LINE)
# What a byline as wide as its column begins with, if the line above it stops in mid-sentence.
BYLINE_STARTS = frozenset("□■◇◆○●▲△☆★（(文作撰执本记特评通实新B")


def paragraphs(lines: Sequence[Line], apart: Collection[int] = ()) -> list[Sequence[Line]]:
    """The lines, grouped into the paragraphs that a column's edge broke.

    Lines that begin at one of the places in `apart` are known to be no part of such a paragraph.
    """
    layout = _Layout(lines)
    depths = layout.depths
    starts = [0] if lines else []
    open_brackets = 0
    for index, flows in enumerate(layout.flows):
        if open_brackets or index in depths:
            flows = layout.joins(index, open_brackets)
            open_brackets = open_brackets + 1 if flows and layout.is_unclosed(index, open_brackets) else 0
        if not flows or (apart and _are_apart(lines, index + 1, apart)):
            open_brackets = 0
            starts.append(index + 1)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=False)]


def _are_apart(lines: Sequence[Line], index: int, apart: Collection[int]) -> bool:
    return lines[index].start in apart or lines[index - 1].start in apart


class _Layout:
    """How the lines of a page are set: which are as wide as their column, and which stand on their own."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.flows: list[bool] = []  # whether each line and the next one are one paragraph, their brackets aside
        self.depths: dict[int, int] = {}
        self._texts: Sequence[str] = ()
        self._gaps: Sequence[int] = ()
        if len(lines) > 1:
            self._measure(lines)

    def _measure(self, lines: Sequence[Line]) -> None:
        _, _, self._texts, self._gaps, *measures, _, _ = zip(*lines, strict=True)
        self.depths = _depths(self._texts)
        gaps, indents, widths = (np.array(numbers, np.int32) for numbers in (self._gaps, *measures[:2]))
        ends = flags(measures[2])
        lasts = [text[-1] for text in self._texts]
        hangs = ~told(str.isalnum, lasts)
        # A line's width as it was set: with its indentation, if it opens a paragraph.
        set_widths = np.where(shifted(ends, True), widths + INDENT, widths)
        # What stands above the lines that follow is what stands below this one.
        above = median(np.append(widths, np.full(NEIGHBOURS, widths[-1])), 1 - NEIGHBOURS, 1)
        before, after = above[:-NEIGHBOURS], above[NEIGHBOURS:]
        full = set_widths >= FULL * np.minimum(before, after)
        as_wide = set_widths >= FULL * np.maximum(before, after)
        closes = ends | ~full | told(CLOSES_REMARK.__contains__, lasts)
        starts = shifted(closes, True)
        wide = _over(widths, ends, before, after) | odd(self._texts, indents, widths, ends, starts, hangs)
        alone = _alone(lines, ends, as_wide, starts, wide)
        # So many blank lines stand between most lines around each that most have as many or more.
        usual_gaps = median(np.minimum(np.concatenate((gaps[1:2], gaps[1:])), MOST_GAP), 2 - NEIGHBOURS, 1 + NEIGHBOURS)
        verse = _verse(widths, hangs)
        set_off = alone[:-1] | alone[1:] | _indented(indents) | verse[:-1] | verse[1:]
        goes_on = (full & _wrapped(widths, set_widths, ends))[:-1] & (full | ends)[1:]
        near, gap = usual_gaps[:-1], gaps[1:]
        flows = ~set_off & goes_on & (gap <= np.where(ends[:-1], 0, near))
        for index in np.flatnonzero(~(flows | set_off | ends[:-1]) & (gap <= np.maximum(near, 1))).tolist():
            flows[index] = _in_clause(self._texts[index])
        # Python's own numbers are several times faster to look up than those of an array.
        self.flows = flows.tolist()
        self._usual_gaps: list[int] = usual_gaps.tolist()
        self._alone: list[bool] = alone.tolist()

    def joins(self, index: int, bracket_lines: int) -> bool:
        """Whether lines[index] and the next one are one paragraph that a column's edge broke.

        `bracket_lines` counts the lines before this one that a bracket still open in it runs through.
        """
        text, gap = self._texts[index], self._gaps[index + 1]
        if gap == 0 and is_broken_word(text, self._texts[index + 1]):
            return True
        if _is_remark(text) or self._closes_remark(index, bracket_lines):
            return False
        if self.is_unclosed(index, bracket_lines):
            is_remark = self._texts[index - bracket_lines].startswith(REMARK_OPENS)
            return gap <= max(self._usual_gaps[index], 1) and (is_remark or not self._alone[index + 1])
        return self.flows[index]

    def is_unclosed(self, index: int, already: int) -> bool:
        """Whether a bracket opened in this line, or so many before it, is still open at its end."""
        if already >= MAX_BRACKET_LINES:
            return False
        depth = self.depths.get(index, 0)
        return depth > 0 or (already > 0 and depth == 0)

    def _closes_remark(self, index: int, bracket_lines: int) -> bool:
        """Whether the line closes the bracket that a paragraph before it opened with."""
        if not bracket_lines or self.is_unclosed(index, bracket_lines):
            return False
        opening = self._texts[index - bracket_lines]
        return opening.startswith(REMARK_OPENS) and self._texts[index].endswith(REMARK_CLOSES)


def is_broken_word(text: str, following: str) -> bool:
    return text[-1:] == "-" and len(text) > 2 and text[-2].isascii() and text[-2].isalpha() and following[:1].islower()


def _wrapped(widths: Numbers, set_widths: Numbers, ends: Flags) -> Flags:
    """Whether most lines around each are as wide as it and stop in mid-sentence, as only wrapped text does."""
    first, last = 1 - NEIGHBOURS, 1 + NEIGHBOURS
    bounded = np.concatenate(([NO_WIDTH], widths, [NO_WIDTH])).astype(widths.dtype)
    alike = np.abs(window(bounded, first, last)[:, 1:-1] - set_widths) <= SAME_COLUMN * set_widths
    beside = alike[-first - BESIDE : -first + BESIDE + 1].any(axis=0)
    like = count(alike)
    found: Flags = beside & (like > 3) & (2 * count(alike & ~window(ends, first, last)) > like)
    return found


def _over(widths: Numbers, ends: Flags, before: Numbers, after: Numbers) -> Flags:
    """Whether each line is clearly wider than the columns above and below it, as headlines are."""
    column = np.maximum(before, after)
    found: Flags = (widths > (1 + SAME_COLUMN) * column) & (widths < LONG_LINE) & ~ends
    return found


def _indented(indents: Numbers) -> Flags:
    """Whether each line but the first is indented, and more than the one above it."""
    found: Flags = (indents[1:] >= INDENT) & (indents[1:] > indents[:-1])
    return found


def _verse(widths: Numbers, marked: Flags) -> Flags:
    """Whether each line is one of several short ones that all end with a mark: a column breaks its lines anywhere.

    The line above the first of them is clearly of another width; in a column, it is as wide as they are.
    """
    short = (marked & (widths <= MOST_VERSE)).tobytes()
    found = np.zeros(len(widths), np.bool_)
    first = -1
    while (first := short.find(VERSES, first + 1)) >= 0:
        if not first or found[first - 1] or abs(int(widths[first - 1] - widths[first])) >= OTHER_WIDTH:
            found[first : first + FEWEST_VERSES] = True
    return found


def _in_clause(text: str) -> bool:
    """Whether a line that ends no sentence is text that goes on: it breaks off, or holds a sentence's end."""
    return text[-1] in CLAUSE_END or len(text) >= LONG_LINE or "。" in text or "；" in text


def _alone(lines: Sequence[Line], ends: Flags, as_wide: Flags, starts: Flags, wide: Flags) -> Flags:
    """Headlines wider than their column, bylines, what stands over a byline, and pictures' credits."""
    firsts = [line.text[0] for line in lines]
    alone = wide.copy()
    for index in np.flatnonzero(told(OWN_LINE_STARTS.__contains__, firsts)).tolist():
        alone[index] |= lines[index].text.startswith(OWN_LINE)
    after_end = shifted(ends, False)
    runs_on = shifted(~ends & as_wide, False) & as_wide
    may_name = ~ends & (~runs_on | told(BYLINE_STARTS.__contains__, firsts))
    for index in np.flatnonzero(after_end | may_name).tolist():
        line, above = lines[index], lines[index - 1] if index else None
        if line.width > MAX_BYLINE:
            continue
        if after_end[index] and is_picture_credit(line.text):
            alone[index] = True
        found = byline(line.text) if may_name[index] else None
        if found and not (found.is_bare and runs_on[index]):
            alone[index] = True
            if above and above.width < LONG_LINE and (not above.ends or (starts[index - 1] and _asks(above.text))):
                alone[index - 1] = True
    return alone


def _asks(text: str) -> bool:
    return text.rstrip(CLOSING_MARKS).endswith(ASKS)


def _is_remark(text: str) -> bool:
    return text.startswith(REMARK_OPENS) and text.endswith(REMARK_CLOSES)


def _depths(texts: Sequence[str]) -> dict[int, int]:
    """How many more brackets a line opens than it closes, for each that holds one or may end in a broken word."""
    depths: dict[int, int] = {}
    ends = list(accumulate(map(len, texts)))
    for mark in MARKS.finditer("".join(texts)):
        index = bisect_right(ends, mark.start())
        depths[index] = depths.get(index, 0) + (mark.group() in OPENERS) - (mark.group() in CLOSERS)
    return depths
