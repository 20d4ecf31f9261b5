"""Markdown: the file as it is, with what in it is markup, and which lines are titles and headings.

A scanner of our own: markdown-it-py knows the lines of a block but not the characters of what stands inside it.
Bullets, numbers and the bars between a table's cells stay text: without them, a list would read like a sentence.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.articles import Mark, MarkKind, Source, Span
from index.decoding.decoding import decode
from index.errors import SourceError
from index.front_matter import front_matter, front_matter_faults
from index.readers.inline import Inline
from index.readers.manuscript import Heading, outline
from index.segmentation.lines import ends_sentence
from index.sidecar import declared_encoding

LINE = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
CLOSING_HASHES = re.compile(r"[ \t]#+[ \t]*$")
UNDERLINE = re.compile(r"(?:={3,}|-{3,})[ \t]*")
TABLE_RULE = frozenset("|:- \t")
ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]")
REFERENCE = re.compile(r"\[([^\[\]\r\n]{1,200})\]:[ \t]*\S")
REFERENCES = re.compile(r"^ {0,3}\[([^\[\]^\r\n][^\[\]\r\n]{0,199})\]:[ \t]*\S", re.MULTILINE)
LONGEST_UNDERLINED = 120


def read(path: Path, file: str) -> Iterator[Source]:
    """The file's text and what in it is none; raises SourceError if it is blank or cannot be decoded."""
    data = path.read_bytes()
    decoded = decode(data, declared_encoding(path))
    text = decoded.text
    if not text.strip():
        raise SourceError("no text in it")
    front = front_matter(text)
    marks = marks_of(text, front[1] if front else 0)
    notes = (*decoded.notes, *front_matter_faults(text))
    yield Source(file, file, text, decoded.encoding, len(data), marks=marks, notes=notes)


def marks_of(text: str, start: int = 0) -> tuple[Mark, ...]:
    """What in the text is markup, from `start` on, before which all is; and its titles and headings."""
    page = _Page(text, frozenset(match[1].lower() for match in REFERENCES.finditer(text)))
    page.markup += [Span(0, start), *_comments(text, start)]
    for line in LINE.finditer(text, start):
        page.take(line.start(), line.end(1))
    page.end_paragraph()
    headings, markup = _apart(text, page.headings, _merged(page.markup))
    marks = [*outline(text, headings), *(Mark(one.start, one.end, MarkKind.MARKUP) for one in markup)]
    return tuple(sorted(marks))


@dataclass(slots=True)
class _Page:
    """Takes a file's lines from top to bottom."""

    text: str
    references: frozenset[str]
    markup: list[Span] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    _paragraph: Span | None = None
    _lines: int = 0  # of the paragraph
    _fence: str | None = None

    def take(self, start: int, end: int) -> None:
        """Read the line text[start:end]."""
        if self._fence:
            self._take_code(start, end)
            return
        first = self._after_quote_marks(start, end)
        line = self.text[first:end]
        if not line.strip():
            self.end_paragraph()
        elif not self._take_markup(line, first, end):
            self._take_text(line, first, end)

    def end_paragraph(self) -> None:
        """Look for markup in the lines of text that have been read."""
        if self._paragraph:
            self.markup += Inline(self.text, *self._paragraph, self.references).scan()
        self._paragraph, self._lines = None, 0

    def _take_markup(self, line: str, start: int, end: int) -> bool:
        """Read a line that is a heading or all markup; whether it is one."""
        if self._lines == 1 and self._paragraph and UNDERLINE.fullmatch(line):
            above = self._paragraph
            if above.end - above.start <= LONGEST_UNDERLINED and not ends_sentence(self.text[above.start : above.end]):
                self._end_heading(Heading(above.start, above.end, 1 if line[0] == "=" else 2), Span(start, end))
                return True
        if match := HEADING.match(line):
            self.end_paragraph()
            closing = CLOSING_HASHES.search(line, match.end())
            last = start + closing.start() if closing else end
            self._end_heading(Heading(start + match.end(), last, len(match[1])), Span(start, start + match.end()))
            self.markup.append(Span(last, end))
            return True
        if match := FENCE.match(line.lstrip()):
            self._fence = match[1] or match[2]
        elif not (_is_rule(line) or self._is_reference(line)):
            return False
        self.end_paragraph()
        self.markup.append(Span(start, end))
        return True

    def _end_heading(self, heading: Heading, markup: Span) -> None:
        self._paragraph, self._lines = None, 0
        self.markup += [markup, *Inline(self.text, heading.start, heading.end, self.references).scan()]
        self.headings.append(heading)

    def _is_reference(self, line: str) -> bool:
        match = REFERENCE.match(line)
        return match is not None and not match[1].startswith("^")

    def _take_text(self, line: str, start: int, end: int) -> None:
        is_row = line.startswith("|")
        is_note = REFERENCE.match(line) is not None
        is_item = ITEM.match(line) is not None
        if is_row or is_note or is_item:
            self.end_paragraph()
        if is_row:
            self.markup.append(Span(start, start + 1))
            if line.rstrip().endswith("|"):
                self.markup.append(Span(start + len(line.rstrip()) - 1, end))
        if is_note:
            self.markup.append(Span(start, start + line.index(":") + 1))
        self._paragraph = Span(self._paragraph.start if self._paragraph else start, end)
        self._lines += 2 if is_row or is_item else 1

    def _take_code(self, start: int, end: int) -> None:
        line = self.text[start:end].strip(" \t>")
        if self._fence and line.startswith(self._fence) and not line.strip(self._fence[0]):
            self.markup.append(Span(start, end))
            self._fence = None

    def _after_quote_marks(self, start: int, end: int) -> int:
        """Where the line begins behind the > of quotations, at most three spaces before each."""
        while True:
            place = start
            while place < end and place - start < 3 and self.text[place] == " ":
                place += 1
            if place >= end or self.text[place] != ">":
                return place
            start = place + 1
            self.markup.append(Span(place, start))


def _comments(text: str, start: int) -> Iterator[Span]:
    """The HTML comments; one that does not end is text."""
    while (opened := text.find("<!--", start)) >= 0 and (closed := text.find("-->", opened + 4)) >= 0:
        start = closed + 3
        yield Span(opened, start)


def _merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        elif span.start < span.end:
            merged.append(span)
    return merged


def _apart(text: str, headings: Sequence[Heading], markup: Sequence[Span]) -> tuple[list[Heading], list[Span]]:
    """The headings without the markup at their ends, and the markup without what stands inside them."""
    starts = [span.start for span in markup]
    trimmed: list[Heading] = []
    inside: set[int] = set()
    for heading in headings:
        start, end = heading.start, heading.end
        over, under = bisect_right(starts, start) - 1, bisect_left(starts, end) - 1
        start = max(start, markup[over].end) if over >= 0 else start
        end = markup[under].start if under >= 0 and markup[under].end >= end else end
        line = text[start:end]
        if line.strip():
            start, end = start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip())
            trimmed.append(Heading(start, end, heading.level))
            inside.update(range(bisect_left(starts, start), bisect_left(starts, end)))
    return trimmed, [span for index, span in enumerate(markup) if index not in inside]


def _is_rule(line: str) -> bool:
    """Whether the line divides: - - -, *** or the line under a table's head."""
    signs = "".join(line.split())
    divides = len(signs) >= 3 and signs[0] in "*-_" and not signs.strip(signs[0])
    return divides or ("|" in line and "-" in line and TABLE_RULE.issuperset(line))
