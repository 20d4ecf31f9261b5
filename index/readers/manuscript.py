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
    def length(self) -> int:
        return self._length

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

    A heading of a higher level than those that begin articles is neither: it names a column or the whole page.
    """
    headings = _joined(text, headings)
    beginning = _beginning(text, headings)
    return tuple(
        Mark(one.start, one.end, MarkKind.TITLE if one.level == beginning else MarkKind.HEADING)
        for one in headings
        if beginning is None or one.level >= beginning
    )


def _beginning(text: str, headings: Sequence[Heading]) -> int | None:
    """The level whose headings begin articles; None if that of none does.

    A document's own title begins one. Several headings of a level do if most have a byline under them; of such levels
    the highest counts. Else the only heading of the first level does, if no other stands before it: it also does if it
    is itself signed, whatever is signed below it.
    """
    levels = sorted({heading.level for heading in headings})
    if not levels or levels[0] == 0:
        return levels[0] if levels else None
    highest = [heading for heading in headings if heading.level == levels[0]]
    is_title = levels[0] == 1 and len(highest) == 1 and headings[0] == highest[0]
    if is_title and _is_signed(text, highest[0]):
        return 1
    for level in levels:
        those = [heading for heading in headings if heading.level == level]
        if len(those) > 1 and 2 * sum(_is_signed(text, heading) for heading in those) > len(those):
            return level
    return 1 if is_title else None


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
