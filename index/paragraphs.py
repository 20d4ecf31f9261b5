"""What each paragraph of a page is: text, a title or heading, a byline, credits, a label, or furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto

from index.bylines import Credits, byline, credit_start, credits, headed, meta
from index.cleaning import SENTENCE_END, Line, compose, paragraphs
from index.furniture import furniture, is_label

TITLE_CHARS, LATIN_TITLE_CHARS = 45, 120
SECTION = re.compile(r"^[【\[［][^】\]］]{2,12}[】\]］]$")
ASKS = re.compile(r"[？?！!][”’」』）)】》\"']*$")
# Several pieces of furniture may have been joined; text of an article is longer than that.
MOST_FURNITURE_CHARS = 80


class Kind(StrEnum):
    BODY = auto()
    SHORT = auto()
    SECTION = auto()
    BYLINE = auto()
    CREDIT = auto()
    META = auto()
    LABEL = auto()
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some lines of a file that belong together, what they are, and what they say of the article, if they do."""

    kind: Kind
    lines: tuple[Line, ...]
    text: str
    credits: Credits | None = None


def classified(raw: str, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """The paragraphs of some of a file's lines, in order; one that ends in credits comes as two."""
    for group in paragraphs(lines):
        text = compose(raw, group)
        start = credit_start(text.text)
        if start:
            (place, _), *_ = text.spans(start, len(text.text))
            body = [*_cut(group, 0, place)]
            yield Paragraph(_kind(text.text[:start].rstrip()), tuple(body), text.text[:start].rstrip())
            tail = tuple(_cut(group, place, len(raw)))
            yield Paragraph(Kind.CREDIT, tail, text.text[start:], credits(text.text[start:]))
        else:
            yield from _whole(raw, group, text.text)


def _whole(raw: str, group: list[Line], text: str) -> Iterator[Paragraph]:
    as_printed = group[0].text if len(group) == 1 else text  # cleaning may take the space out of 所长 杜传忠
    if credit_start(text) == 0:
        yield Paragraph(Kind.CREDIT, tuple(group), text, credits(text))
    elif found := meta(as_printed):
        yield Paragraph(Kind.META, tuple(group), text, found)
    elif found := byline(as_printed):
        yield Paragraph(Kind.BYLINE, tuple(group), text, found)
    elif len(group) > 1 and len(text) <= MOST_FURNITURE_CHARS and any(furniture(line.text) for line in group):
        for line in group:
            yield Paragraph(_kind(line.text), (line,), compose(raw, [line]).text)
    else:
        yield Paragraph(_kind(text), tuple(group), text, _headed_credits(text))


def _headed_credits(text: str) -> Credits | None:
    found = headed(text)
    return found[0] if found else None


def _kind(text: str) -> Kind:
    if furniture(text):
        return Kind.FURNITURE
    if SECTION.match(text):
        return Kind.SECTION
    if is_label(text):
        return Kind.LABEL
    most = LATIN_TITLE_CHARS if text.isascii() else TITLE_CHARS
    ends = SENTENCE_END.search(text) and not ASKS.search(text)
    return Kind.SHORT if len(text) <= most and not ends and "。" not in text else Kind.BODY


def _cut(lines: Sequence[Line], start: int, end: int) -> Iterator[Line]:
    """The parts of the lines that lie between two places of the file."""
    for line in lines:
        first, last = max(line.start, start), min(line.end, end)
        if first < last:
            text = line.text[first - line.start : last - line.start]
            yield line._replace(start=first, end=last, text=text, width=len("".join(text.split())))
