"""Lines that stand out from a regular column: one that is set character by character, so that every line is full."""

from collections.abc import Sequence

import numpy as np

from index.segmentation.windows import Flags, Numbers, count, shifted, window

NEIGHBOURS = 5
# The first line of a Chinese paragraph is two characters shorter: its indentation was lost.
INDENT = 2
# A column is regular if so many of the nine lines below are of one width, but for a mark that hangs over, and this
# share of those that are nearly.
FEWEST, REGULAR = 5, 0.7
HANG, MOST_HANG = 1, 3
# So many titles may stand over one another.
TITLES = 4
# Where a page is set character by character, no more of its lines are nearly as wide as their column.
NEARLY = 0.08
# A line this long that stops in mid-sentence was cut by a page or column break, not by its writer.
LONG_LINE = 60


def odd(texts: Sequence[str], indents: Numbers, widths: Numbers, ends: Flags, starts: Flags, hangs: Flags) -> Flags:
    """Whether each line stands out, by its width, from a column whose lines are all of one width: no text is set so.

    Where a paragraph `starts`, a line may do so, and the lines below that do so too. A line that ends with a mark may
    be a character wider than its column, or than its paragraph's first one, for that mark `hangs` over.
    """
    column, regular = _columns(widths, ends, hangs)
    over = widths - column
    # Spaces that a line holds may stretch it, or be a part of it.
    exact = (over == 0) | (hangs & (over == HANG)) | (column == np.fromiter(map(len, texts), np.int32, len(texts)))
    narrow = (over == -INDENT) | (hangs & (over == HANG - INDENT))
    nearly = (np.abs(over) <= INDENT) & ~exact & ~narrow
    inside = regular & ~starts & ~ends
    if np.count_nonzero(inside & nearly) > NEARLY * np.count_nonzero(inside):
        return np.zeros(len(widths), np.bool_)
    may_open = regular & (widths < LONG_LINE) & (indents < INDENT)
    # A sentence may also end with a line; only after a short line a paragraph surely opens.
    opens = starts & may_open & ~ends & shifted(over < 0, False)
    off = ~exact
    if np.count_nonzero(opens & narrow) > np.count_nonzero(opens & exact):
        # Indentation was lost: first lines are narrower, and what stands over one of them is no part of its paragraph.
        off = off & ~narrow
        off[:-1] |= (narrow & ~ends)[1:]
    off = may_open & ((off & ~ends) | (over > MOST_HANG))
    found: Flags = starts & off
    for _ in range(TITLES if found.any() else 0):
        found[1:] |= found[:-1] & off[1:]
    return found


def _columns(widths: Numbers, ends: Flags, hangs: Flags) -> tuple[Numbers, Flags]:
    """The width of the column below each line, the most frequent of its lines', and whether most are of that width."""
    first, last = 1, 2 * NEIGHBOURS
    # Of lines that are no column's, and of those that end a paragraph, 0 is the width.
    small = np.where(ends | (widths >= LONG_LINE), 0, widths).astype(np.uint8)
    around, hung = window(small, first, last), window(np.where(hangs & (small > 0), small - HANG, 0), first, last)
    # Of nine lines of which five are alike one is among the first five.
    likely = around[:FEWEST]
    alike = count((around == likely[:, None]) | (hung == likely[:, None])) * (likely > 0)
    most = alike.max(axis=0)
    column = np.where(most > 0, likely[alike.argmax(axis=0), np.arange(len(widths))], small)
    nearly = count(((around == column - HANG) | ((around == column + HANG) & (hung != column))) & (around > 0))
    regular = most >= np.maximum(REGULAR * (most + nearly), FEWEST)
    # Over a column stand titles and names, of whatever width, and belong to it.
    places = np.arange(len(widths))
    below = np.minimum.accumulate(np.where(regular, places, len(widths) + NEIGHBOURS)[::-1])[::-1]
    regular = below - places <= NEIGHBOURS
    return column[np.where(regular, below, places)].astype(widths.dtype), regular
