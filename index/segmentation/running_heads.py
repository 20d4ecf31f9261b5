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
# Nothing but a page's number: 7, - 7 -, 第7页
PAGE_NUMBER = re.compile(r"^[-—–·•\s第]{0,4}(\d{1,4})[-—–·•\s页]{0,4}$")


def running_heads(lines: Sequence[Line], pages: Pages) -> set[int]:
    """The indexes of the lines that stand, numbers aside, at the edge of many pages.

    The number that a page has at no edge may stand inside it, below its first column.
    """
    if len(pages.ends) < FEWEST_PAGES:
        return set()
    ranges = list(_ranges(lines, pages))
    edges = [edge for page in ranges for edge in _edges(lines, page)]
    counts = Counter((words, edge) for words, edge, _ in edges)
    least = max(FEWEST_PAGES, LEAST_SHARE * len(pages.ends))
    found = {index for words, edge, index in edges if counts[words, edge] >= least}
    return found | set(_numbers_inside(lines, ranges, found, least))


def _ranges(lines: Sequence[Line], pages: Pages) -> Iterator[range]:
    """The indexes of each page's lines."""
    start = 0
    for end in pages.ends:
        stop = start
        while stop < len(lines) and lines[stop].start < end:
            stop += 1
        yield range(start, stop)
        start = stop


def _edges(lines: Sequence[Line], page: range) -> Iterator[tuple[str, int, int]]:
    """(words without numbers, place from its page's edge, index) of every short line at an edge of its page."""
    for offset in range(min(EDGE_LINES, len(page))):
        for place, index in ((offset, page[offset]), (-1 - offset, page[-1 - offset])):
            text = lines[index].text
            if len(text) <= MAX_CHARS:
                yield NUMBER.sub("#", text.lower()), place, index


def _numbers_inside(lines: Sequence[Line], ranges: Sequence[range], heads: set[int], least: float) -> Iterator[int]:
    """The one line of a page that is nothing but its number, as those at the other pages' edges count them."""
    numbers = [
        {index: int(found[1]) - number for index in page if (found := PAGE_NUMBER.match(lines[index].text))}
        for number, page in enumerate(ranges)
    ]
    counts = Counter(first for page in numbers for index, first in page.items() if index in heads)
    first, pages = max(counts.items(), key=lambda one: one[1], default=(0, 0))
    for page in numbers if pages >= least else []:
        own = [index for index, number in page.items() if number == first]
        if len(own) == 1:
            yield own[0]
