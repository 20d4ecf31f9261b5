"""Finds what a document prints at the edge of page after page: its name, the chapter's, the page's number."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.segmentation.lines import Line
from index.segmentation.paging import Pages

# A running head is at most the first or last lines of its page, and short.
EDGE_LINES, MAX_CHARS = 2, 60
# It stands on so many pages, and on this share of them: many books have one for left and one for right pages.
FEWEST_PAGES, LEAST_SHARE = 3, 0.3
NUMBER = re.compile(r"\d+|(?<![a-z])[ivxl]+(?![a-z])")


def running_heads(lines: Sequence[Line], pages: Pages) -> set[int]:
    """The indexes of the lines that stand, numbers aside, at the edge of many pages."""
    edges = list(_edges(lines, pages)) if len(pages.ends) >= FEWEST_PAGES else []
    counts = Counter((words, edge) for words, edge, _ in edges)
    least = max(FEWEST_PAGES, LEAST_SHARE * len(pages.ends))
    return {index for words, edge, index in edges if counts[words, edge] >= least}


def _edges(lines: Sequence[Line], pages: Pages) -> Iterator[tuple[str, int, int]]:
    """(words without numbers, place from its page's edge, index) of every short line at an edge of its page."""
    start = 0
    for end in pages.ends:
        stop = start
        while stop < len(lines) and lines[stop].start < end:
            stop += 1
        for offset in range(min(EDGE_LINES, stop - start)):
            for place, index in ((offset, start + offset), (-1 - offset, stop - 1 - offset)):
                text = lines[index].text
                if len(text) <= MAX_CHARS:
                    yield NUMBER.sub("#", text.lower()), place, index
        start = stop
