"""Accounts for what stands in no article of a source, and says why."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.articles import Removal, Span
from index.segmentation.lines import START, Line, visible

# What stands in the place of markup, so that all other characters keep theirs: a character that nobody sees.
MASK = "\u2064"
MARKUP, INVISIBLE, HYPHEN, UNREAD = "markup", "invisible", "hyphen", "headline"


def removals(raw: str, lines: Sequence[Line], read: Iterable[Span], reasons: Mapping[int, str]) -> tuple[Removal, ...]:
    """Every stretch of a file that a reader sees and that nobody has `read`, in order.

    `reasons` says for a line, by the place at which it begins, why it was left out; a line of which nothing is known
    was a headline over no text. Neighbouring lines with one reason are one removal.
    """
    found: list[Removal] = []
    for gap in _gaps(read, len(raw)):
        if raw[gap.start : gap.end].isspace():
            continue
        first = max(bisect_right(lines, gap.start, key=START) - 1, 0)
        for line in lines[first : bisect_left(lines, gap.end, key=START)]:
            start, end = max(line.start, gap.start), min(line.end, gap.end)
            if not raw[start:end].strip():
                continue
            reason = _reason(raw[start:end], line, reasons)
            if found and found[-1].reason == reason and not raw[found[-1].end : start].strip():
                found[-1] = Removal(found[-1].start, end, reason)
            else:
                found.append(Removal(start, end, reason))
    return tuple(found)


def _gaps(read: Iterable[Span], length: int) -> Iterator[Span]:
    place = 0
    for start, end in sorted(read):
        if start > place:
            yield Span(place, start)
        place = max(place, end)
    if place < length:
        yield Span(place, length)


def _reason(text: str, line: Line, reasons: Mapping[int, str]) -> str:
    seen = visible(text)
    if not seen:
        return MARKUP if MASK in text else INVISIBLE
    if len(text) < line.end - line.start and seen == "-":
        return HYPHEN
    return reasons.get(line.start, UNREAD)
