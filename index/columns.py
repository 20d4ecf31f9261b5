"""Lines to paragraphs: which lines were one paragraph before a column's edge broke it."""

import re
from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from index.bylines import byline
from index.furniture import furniture
from index.lines import REMARK_CLOSES, REMARK_OPENS, Line

Flags = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

CLAUSE_END = tuple("，、,—·《（(“‘「『【-–")
MID_SENTENCE = re.compile(r"[。；]")
# A line that is one remark in brackets stands alone: （作者系……）, 【专家解读】.
OPENERS = "（(《【"
BRACKETS = re.compile(r"[（(《【）)》】]")
# Lines this close to the column's width are full: Chinese typesetting moves at most a few characters to the next line.
FULL = 0.8
# Lines of one column differ in width by no more than this.
SAME_COLUMN = 0.35
NEIGHBOURS = 5
BESIDE = 3
# The first line of a Chinese paragraph is two characters shorter: its indentation was lost.
INDENT = 2
# A column is regular if this share of its broken lines is of one width, but for a mark that hangs over.
REGULAR, HANG = 0.7, 1
# So many lines of a page are of their column's width where it is set character by character.
EXACT = 0.9
# A line this long that stops in mid-sentence was cut by a page or column break, not by its writer.
LONG_LINE = 60
# No text has more blank lines than these between its lines.
MOST_GAP = 3
MAX_BRACKET_LINES = 6
MAX_BYLINE = 40
MARKDOWN = ("# ", "## ", "### ", "#### ")
# What a byline as wide as its column begins with, if the line above it stops in mid-sentence.
BYLINE_STARTS = tuple("□■◇◆○●▲△☆★（(文作撰执本记特评通实新B")


def paragraphs(lines: Sequence[Line], apart: Collection[int] = ()) -> list[list[Line]]:
    """The lines, grouped into the paragraphs that a column's edge broke.

    Lines that begin at one of the places in `apart` are known to be no part of such a paragraph.
    """
    layout = _Layout(lines)
    grouped: list[list[Line]] = []
    open_brackets = 0
    for index, line in enumerate(lines):
        if index and not (apart and _are_apart(lines, index, apart)) and layout.joins(index - 1, open_brackets):
            open_brackets = open_brackets + 1 if layout.is_unclosed(index - 1, open_brackets) else 0
            grouped[-1].append(line)
        else:
            open_brackets = 0
            grouped.append([line])
    return grouped


def _are_apart(lines: Sequence[Line], index: int, apart: Collection[int]) -> bool:
    return lines[index].start in apart or lines[index - 1].start in apart


class _Layout:
    """How the lines of a page are set: which are as wide as their column, and which stand on their own."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._depths = [_depth(line.text) for line in lines]
        if lines:
            self._measure(lines)

    def _measure(self, lines: Sequence[Line]) -> None:
        widths = np.array([line.width for line in lines], np.int64)
        ends = np.array([line.ends for line in lines])
        gaps = np.array([line.gap for line in [*lines[1:2], *lines[1:]]] or [0], np.int64).clip(max=MOST_GAP)
        # A line's width as it was set: with its indentation, if it opens a paragraph.
        set_widths = widths + INDENT * np.concatenate(([True], ends[:-1]))
        before = _median(widths, 1 - NEIGHBOURS, 1)
        after = _median(widths, 1, 1 + NEIGHBOURS)
        full = set_widths >= FULL * np.minimum(before, after)
        wrapped = _wrapped(widths, set_widths, ends)
        over = _over(widths, before, after)
        self._full: list[bool] = full.tolist()
        self._wrapped: list[bool] = wrapped.tolist()
        # Python's own numbers are several times faster to look up than those of an array.
        self._usual_gap: list[int] = _median(gaps, 2 - NEIGHBOURS, 1 + NEIGHBOURS).tolist()
        as_wide = set_widths >= FULL * np.maximum(before, after)
        self._alone = _alone(lines, as_wide, over | _odd(widths, ends, full))

    def joins(self, index: int, bracket_lines: int) -> bool:
        """Whether lines[index] and the next one are one paragraph that a column's edge broke.

        `bracket_lines` counts the lines before this one that a bracket still open in it runs through.
        """
        line, following = self._lines[index], self._lines[index + 1]
        if following.gap == 0 and is_broken_word(line.text, following.text):
            return True
        if _is_remark(line.text) or self._closes_remark(index, bracket_lines):
            return False
        usual_gap = self._usual_gap[index]
        if self.is_unclosed(index, bracket_lines):
            return following.gap <= max(usual_gap, 1)
        if self._alone[index] or self._alone[index + 1]:
            return False
        if following.indent >= INDENT and following.indent > line.indent:
            return False
        if line.ends:
            goes_on = following.gap == 0 and (self._full[index + 1] or following.ends)
            return goes_on and self._full[index] and self._wrapped[index]
        if line.text.endswith(CLAUSE_END) or len(line.text) >= LONG_LINE or MID_SENTENCE.search(line.text):
            return following.gap <= max(usual_gap, 1)
        goes_on = following.gap <= usual_gap and (self._full[index + 1] or following.ends)
        return goes_on and self._full[index] and self._wrapped[index]

    def is_unclosed(self, index: int, already: int) -> bool:
        """Whether a bracket opened in this line, or so many before it, is still open at its end."""
        if already >= MAX_BRACKET_LINES:
            return False
        depth = self._depths[index]
        return depth > 0 or (already > 0 and depth == 0)

    def _closes_remark(self, index: int, bracket_lines: int) -> bool:
        """Whether the line closes the bracket that a paragraph before it opened with."""
        if not bracket_lines or self.is_unclosed(index, bracket_lines):
            return False
        opening = self._lines[index - bracket_lines].text
        return opening.startswith(REMARK_OPENS) and self._lines[index].text.endswith(REMARK_CLOSES)


def is_broken_word(text: str, following: str) -> bool:
    return len(text) > 2 and text[-1] == "-" and text[-2].isascii() and text[-2].isalpha() and following[:1].islower()


def _window(values: npt.NDArray[Any], first: int, last: int) -> npt.NDArray[Any]:
    """Row i holds values[i + first : i + last]; the ends of the array are repeated beyond it."""
    padded = np.pad(values, (max(-first, 0), max(last - 1, 0)), mode="edge")
    rows = np.lib.stride_tricks.sliding_window_view(padded, last - first)
    return rows[max(first, 0) : max(first, 0) + len(values)]


def _median(values: Numbers, first: int, last: int) -> Numbers:
    middle = (last - first - 1) // 2
    found: Numbers = np.partition(_window(values, first, last), middle, axis=1)[:, middle]
    return found


def _wrapped(widths: Numbers, set_widths: Numbers, ends: Flags) -> Flags:
    """Whether most lines around each are as wide as it and stop in mid-sentence, as only wrapped text does."""
    count = len(widths)
    like, open_like, beside = np.zeros(count, int), np.zeros(count, int), np.zeros(count, bool)
    tolerance = SAME_COLUMN * set_widths
    for offset in range(1 - NEIGHBOURS, NEIGHBOURS + 1):
        at = np.arange(count) + offset
        inside = (at >= 0) & (at < count)
        at = at.clip(0, count - 1)
        alike = inside & (np.abs(widths[at] - set_widths) <= tolerance)
        like += alike
        open_like += alike & ~ends[at]
        if abs(offset) <= BESIDE:
            beside |= alike
    found: Flags = beside & (like > 3) & (2 * open_like > like)
    return found


def _over(widths: Numbers, before: Numbers, after: Numbers) -> Flags:
    """Whether each line is clearly wider than the columns above and below it, as headlines are."""
    column = np.maximum(before, after)
    found: Flags = (widths > (1 + SAME_COLUMN) * column) & (widths < LONG_LINE)
    return found


def _odd(widths: Numbers, ends: Flags, full: Flags) -> Flags:
    """Whether each line opens a paragraph and stands out, by its width, from a column whose lines are all of one width.

    A closing mark may hang over. A paragraph's first line is narrower where indentation was lost, so that a line of the
    full width over such a line is no part of the paragraph either.
    """
    column = _median(widths, 1, 2 * NEIGHBOURS)
    hangs = _window(widths, 1, 2 * NEIGHBOURS) - column[:, None]
    open_ended = ~_window(ends, 1, 2 * NEIGHBOURS)
    like = (hangs >= 0) & (hangs <= HANG) & open_ended
    regular = like.sum(axis=1) >= REGULAR * np.maximum(open_ended.sum(axis=1), NEIGHBOURS)
    after_end = np.concatenate(([True], ends[:-1] | ~full[:-1]))
    inside = ~after_end & ~ends
    exact = inside & (widths >= column) & (widths <= column + HANG)
    if np.count_nonzero(exact) < EXACT * np.count_nonzero(inside):
        return np.zeros(len(widths), bool)
    opens = after_end & regular & ~ends & (widths < LONG_LINE)
    narrow = widths == column - INDENT
    lost_indents = 2 * np.count_nonzero(opens & narrow) >= np.count_nonzero(opens)
    before_narrow = np.concatenate((narrow[1:], [False])) & np.concatenate((~ends[1:], [False]))
    off = (widths != column) & ~narrow | before_narrow if lost_indents else widths != column
    found: Flags = opens & off
    return found


def _alone(lines: Sequence[Line], as_wide: Flags, wide: Flags) -> list[bool]:
    """Headlines wider than their column, bylines, what stands over a byline, and pictures' credits."""
    alone = [
        (is_wide and not line.ends) or line.text.startswith(MARKDOWN)
        for line, is_wide in zip(lines, wide.tolist(), strict=True)
    ]
    is_full: list[bool] = as_wide.tolist()
    for index, line in enumerate(lines):
        above = lines[index - 1] if index else None
        if line.width > MAX_BYLINE:
            continue
        if above and above.ends and furniture(line.text) == "picture credit":
            alone[index] = True
        runs_on = above is not None and not above.ends and is_full[index] and is_full[index - 1]
        if line.ends or (runs_on and not line.text.startswith(BYLINE_STARTS)):
            continue
        found = byline(line.text)
        if found and not (found.is_bare and runs_on):
            alone[index] = True
            if above and not above.ends and above.width < LONG_LINE:
                alone[index - 1] = True
    return alone


def _is_remark(text: str) -> bool:
    return text.startswith(REMARK_OPENS) and text.endswith(REMARK_CLOSES)


def _depth(text: str) -> int:
    """How many more brackets the line opens than it closes."""
    marks = BRACKETS.findall(text)
    return sum(1 if mark in OPENERS else -1 for mark in marks) if marks else 0
