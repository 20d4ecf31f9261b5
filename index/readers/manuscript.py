"""A source's text while it is being read out of a format that knows its lines and headings."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from index.articles import Mark, MarkKind
from index.segmentation.bylines import byline, meta

# Not what ends a page here, and nothing that a reader sees.
FORM_FEED = re.compile("\f")
# As many characters below a heading are looked at for the line that says who wrote what stands under it.
NEAR = 200


class Heading(NamedTuple):
    """The heading text[start:end]; level 0 is a document's own title, 1 its highest heading."""

    start: int
    end: int
    level: int


class Manuscript:
    """Lines one below the other, and where the headings among them stand."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.headings: list[Heading] = []

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def add(self, line: str, level: int | None = None) -> None:
        """Append a line; one with a level is a heading and stands apart from what is above it."""
        line = FORM_FEED.sub("", line)
        if level is not None and line.strip():
            self.part()
            indent = len(line) - len(line.lstrip())
            self.headings.append(Heading(self._length + indent, self._length + len(line.rstrip()), level))
        self._append(line + "\n")

    def part(self) -> None:
        """Leave a blank line, unless nothing stands above or one is there already."""
        if self._pieces and self._pieces[-1] != "\n":
            self._append("\n")

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)


def outline(text: str, headings: Sequence[Heading]) -> tuple[Mark, ...]:
    """What begins an article and what stands inside one, of a document's headings, which are in order.

    A document's own title begins an article, and so does the only heading of the first level if no other stands before
    it. Several headings of the first level are the parts of one article, unless most have a byline under them.
    """
    headings = _joined(text, headings)
    top = min((heading.level for heading in headings), default=0)
    highest = [heading for heading in headings if heading.level == top]
    if top > 1:
        begin = False
    elif len(highest) == 1:
        begin = top == 0 or headings[0] == highest[0]
    else:
        begin = top == 0 or 2 * sum(_is_signed(text, heading) for heading in highest) > len(highest)
    return tuple(
        Mark(one.start, one.end, MarkKind.TITLE if begin and one.level == top else MarkKind.HEADING) for one in headings
    )


def _joined(text: str, headings: Sequence[Heading]) -> list[Heading]:
    """The headings, those of a document's own title that follow one another made one."""
    joined = list(headings[:1])
    for above, heading in pairwise(headings):
        if heading.level == above.level == 0 and text[above.end : heading.start].isspace():
            joined[-1] = joined[-1]._replace(end=heading.end)
        else:
            joined.append(heading)
    return joined


def _is_signed(text: str, heading: Heading) -> bool:
    below = text[heading.end : heading.end + NEAR].split("\n")
    line = next((line.strip(" \t*_>") for line in below if line.strip()), "")
    return byline(line) is not None or meta(line) is not None
