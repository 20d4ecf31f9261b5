"""Lines that stand beside an article, put where its page shows them."""

from collections.abc import Sequence
from typing import NamedTuple

from index.articles import Mark, MarkKind
from index.readers.manuscript import FORM_FEED


class Aside(NamedTuple):
    """A line, and the place in the article's text before which the page shows it."""

    place: int
    line: str


def with_asides(text: str, marks: Sequence[Mark], asides: Sequence[Aside]) -> tuple[str, tuple[Mark, ...]]:
    """The text with the asides in it, which are in order, and all marks: one for asides that stand together.

    The places are ends of the text's lines, at which no mark of it is open.
    """
    pieces: list[str] = []
    found: list[Mark] = []
    place = added = 0
    rest = list(reversed(marks))
    for aside in [*asides, Aside(len(text), "")]:
        while rest and rest[-1].start < aside.place:
            mark = rest.pop()
            found.append(Mark(mark.start + added, mark.end + added, mark.kind))
        pieces.append(text[place : aside.place])
        place = aside.place
        if line := FORM_FEED.sub("", aside.line):
            start = place + added
            if found and found[-1].kind is MarkKind.ASIDE and found[-1].end + 1 == start:
                start = found.pop().start
            added += len(line) + 1
            pieces.append(line + "\n")
            found.append(Mark(start, place + added - 1, MarkKind.ASIDE))
    return "".join(pieces), tuple(found)
