"""Cuts an article into passages: whole sentences, about 250 characters, headings kept with what follows them."""

import hashlib
import re
from collections.abc import Iterator
from itertools import accumulate, chain
from typing import NamedTuple

from index.articles import Article, Passage, Sentence
from index.segmentation.cleantext import CleanText
from index.segmentation.paging import NO_PAGES, Pages

# A paragraph over MOST is cut into parts of about TARGET; paragraphs and parts are put together until there is ENOUGH.
TARGET, ENOUGH, MOST = 250, 150, 360
# A rest of the article shorter than this joins the passage before it.
LEAST = 80
# A sentence longer than this is cut, at a clause if there is one: tables and lists without punctuation.
LONGEST_SENTENCE = 400
SENTENCE = re.compile(
    r"[^。！？!?\n.…]*(?:(?:[。！？!?…]|\.(?=[\s\"')\]]|$))+[”’」』）)】》\"'\]]*|[.…]|(?=\n)|$)", re.MULTILINE
)
CLAUSE = re.compile(r"[；;，,：:、\s]")
ENDS_SENTENCE = re.compile(r"[。！？!?…；;：:.][”’」』）)】》\"']*$")
ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|vs|etc|No|Fig|Inc|Ltd|Co|Jr|Sr|e\.g|i\.e|U\.S|p|pp))\.$"
)
HEADING_CHARS = 40


class Range(NamedTuple):
    """A sentence's place in the text, and whether it is a heading: a short paragraph that ends no sentence."""

    start: int
    end: int
    is_heading: bool


def cut(article: Article, clean: CleanText, pages: Pages = NO_PAGES) -> Iterator[Passage]:
    """The passages of the article, in order; together they hold all its text but the white space between them.

    `clean` maps the article's text to its file, whose `pages` they name.
    """
    whole = article.text
    for ordinal, ranges in enumerate(_grouped(whole)):
        start, end = ranges[0].start, ranges[-1].end
        spans = clean.spans(start, end)
        text = whole[start:end]
        sentences = tuple(
            [Sentence(whole[first:last], first, last, clean.spans(first, last)) for first, last, _ in ranges]
        )
        identity = f"{article.article_id}\0{spans}\0{text}".encode()
        passage_id = hashlib.blake2b(identity, digest_size=8).hexdigest()
        page = pages.number(spans[0].start)
        yield Passage(passage_id, article.article_id, ordinal, text, start, end, spans, sentences, page)


def sentence_ranges(text: str) -> Iterator[Range]:
    """The sentences of a text whose paragraphs are its lines; none crosses a line or is over LONGEST_SENTENCE."""
    return chain.from_iterable(paragraph_ranges(text))


def paragraph_ranges(text: str) -> Iterator[list[Range]]:
    """The sentences of each paragraph that has any."""
    position = 0
    for paragraph in text.split("\n"):
        ranges = _in_paragraph(paragraph)
        is_heading = len(ranges) == 1 and len(paragraph) <= HEADING_CHARS and not ENDS_SENTENCE.search(paragraph)
        if ranges:
            yield [Range(position + start, position + end, is_heading) for start, end in ranges]
        position += len(paragraph) + 1


def _in_paragraph(paragraph: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    # What the pattern finds follows on one another.
    for end in accumulate(map(len, SENTENCE.findall(paragraph))):
        if end == start or (paragraph[end - 1] == "." and not _is_end(paragraph, start, end)):
            continue
        if end - start > LONGEST_SENTENCE or paragraph[start].isspace() or paragraph[end - 1].isspace():
            found += _pieces(paragraph, start, end)
        else:
            found.append((start, end))
        start = end
    return found


def _is_end(paragraph: str, start: int, end: int) -> bool:
    """Whether a sentence ends with the point before `end`: one inside 3.5 or after an abbreviation ends none."""
    if end == len(paragraph):
        return True
    return paragraph[end].isspace() and not ABBREVIATION.search(paragraph, max(start, end - 8), end)


def _pieces(paragraph: str, start: int, end: int) -> list[tuple[int, int]]:
    """paragraph[start:end] without white space around it, in pieces of at most LONGEST_SENTENCE."""
    found: list[tuple[int, int]] = []
    while end - start > LONGEST_SENTENCE:
        clauses = [
            match.end() for match in CLAUSE.finditer(paragraph, start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE)
        ]
        cut_at = clauses[-1] if clauses else start + LONGEST_SENTENCE
        found += _stripped(paragraph, start, cut_at)
        start = cut_at
    return [*found, *_stripped(paragraph, start, end)]


def _stripped(paragraph: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = paragraph[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _grouped(text: str) -> list[list[Range]]:
    groups: list[list[Range]] = []
    current: list[Range] = []
    for unit in chain.from_iterable(map(_parts, paragraph_ranges(text))):
        if current and _closes_before(unit, current):
            groups.append(current)
            current = []
        current += unit
    if current:
        if groups and _length(current) < LEAST:
            groups[-1].extend(current)
        else:
            groups.append(current)
    return groups


def _parts(paragraph: list[Range]) -> Iterator[list[Range]]:
    """The paragraph; one over MOST in parts of nearly equal length."""
    start, length = paragraph[0].start, _length(paragraph)
    if length <= MOST:
        yield paragraph
        return
    count = round(length / TARGET)
    part: list[Range] = []
    done = 1
    for one in paragraph:
        middle = (one.start + one.end) / 2
        if part and middle - start > done * length / count:
            yield part
            part = []
            done += 1
        part.append(one)
    yield part


def _closes_before(unit: list[Range], current: list[Range]) -> bool:
    # A list of names or titles looks like one heading after the other.
    if current[-1].is_heading and _length(current) <= MOST:
        return False
    if unit[0].is_heading:
        return _length(current) >= LEAST
    return _length(current) >= ENOUGH or unit[-1].end - current[0].start > MOST


def _length(ranges: list[Range]) -> int:
    return ranges[-1].end - ranges[0].start
