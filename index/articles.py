"""The values that flow from a file to the library: Article, Passage, Sentence, and where each one stands."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters [start, end)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a text comes from, as its source prints it; None or () where the source does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    affiliation: str | None = None
    publication: str | None = None
    date: str | None = None
    column: str | None = None
    url: str | None = None


class MarkKind(StrEnum):
    TITLE = "title"  # begins an article
    HEADING = "heading"  # stands inside one
    MARKUP = "markup"  # is no text: the asterisks and addresses of Markdown
    ASIDE = "aside"  # stands beside the article: menus, share bars, lists of other articles, comments


class Mark(NamedTuple):
    """A stretch [start, end) of a source's text of which its format says what it is; a title may be several lines."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Source:
    """One text to cut articles from: a file's, or that of one record of a JSONL corpus.

    Of a plain text file it is the decoded file, of another format the text that was read out of it, one paragraph or
    one printed line a line. In a paged format a form feed ends each page. `source_id` is the record's own id, else the
    same as `file`, the file's path below the folder that was indexed. `attribution` is what the format declares
    outside the text; `size` is in bytes, for showing progress. `is_article` says that the format already holds one
    article here, so that nothing is to be cut, `is_book` that its articles are chapters of one book, whose authors are
    theirs. `marks` are in order and do not overlap. `notes` are sentences on what
    may be wrong with the text: a guessed encoding, characters that were replaced, a page read by OCR. `sidecar` is
    what the user has written beside the file, "" if nothing.
    """

    source_id: str
    file: str
    text: str
    encoding: str
    size: int
    attribution: Attribution = field(default_factory=Attribution)
    is_article: bool = False
    marks: tuple[Mark, ...] = ()
    notes: tuple[str, ...] = ()
    sidecar: str = ""
    is_book: bool = False


class Origin(NamedTuple):
    """Where a field of an attribution was read: these stretches of the source's text, or who declares it beside it."""

    field: str
    spans: tuple[Span, ...] = ()
    declared_by: str | None = None


class Removal(NamedTuple):
    """A stretch [start, end) of a source's text that stands in no article, and why."""

    start: int
    end: int
    reason: str


class CutSource(NamedTuple):
    """A source whose articles have been cut out, what of it stands in none of them, and what a user took out of it."""

    source: Source
    left_out: tuple[Removal, ...]
    removed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a source file.

    `text` is clean text: paragraphs separated by one line break. `spans` are the stretches of the decoded file that
    it was taken from (of the record's text, in a JSONL corpus); white space aside, `text` is those stretches joined.
    `file` and `source_id` are those of its Source. `origins` says where each field of the attribution was read.
    """

    article_id: str
    source_id: str
    file: str
    text: str
    spans: tuple[Span, ...]
    attribution: Attribution = field(default_factory=Attribution)
    origins: tuple[Origin, ...] = ()


@dataclass(frozen=True, slots=True)
class Holding:
    """An article as the library lists it: everything but its text; `opening` is its first words, for want of a title.

    `chars` counts the characters of the clean text, `passages` the passages cut from it.
    """

    article_id: str
    source_id: str
    file: str
    attribution: Attribution
    origins: tuple[Origin, ...]
    spans: tuple[Span, ...]
    opening: str
    chars: int
    passages: int


class Sentence(NamedTuple):
    """A sentence: its words, its range in the article's text, and its stretches of the decoded file."""

    text: str
    start: int
    end: int
    spans: tuple[Span, ...]


class Passage(NamedTuple):
    """Some consecutive sentences of one article; `start` and `end` are characters of the article's text.

    `page` is where it begins, counted from 1, in a source that has pages.
    """

    passage_id: str
    article_id: str
    ordinal: int
    text: str
    start: int
    end: int
    spans: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    page: int | None = None
