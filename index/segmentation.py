"""Cuts a source into articles: where one ends and the next begins, and which title belongs to which text."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from index.articles import Article, Attribution, Source
from index.bylines import Credits, headed
from index.cleaning import SENTENCE_END, Line, compose, lines_of
from index.cleantext import CleanText
from index.furniture import is_furniture_anywhere
from index.paragraphs import Kind, Paragraph, classified
from index.repeats import repeated

# Part of the library's fingerprint: raise it when the same file would give other articles or other clean text.
ARTICLE_RULE = 1
# A short line of at most this many characters before another one is a column's label, not a title.
LABEL_CHARS = 6
# More blank lines than any text has between its lines.
WIDE_GAP = 100
# A title printed far from its text belongs to the untitled article that holds at least this share of its pairs of
# neighbouring characters, and holds them most often.
TITLE_SHARE = 0.6


class Clipping(NamedTuple):
    """An article and its text with the way back to the file: `clean.text` is `article.text`."""

    article: Article
    clean: CleanText


@dataclass(slots=True)
class Draft:
    """An article while it is being put together."""

    title: str | None = None
    column: str | None = None
    credits: Credits = field(default_factory=Credits)
    meta: Credits = field(default_factory=Credits)
    lines: list[Line] = field(default_factory=list)
    closed: bool = False

    @property
    def breaks_off(self) -> bool:
        """Whether its text stops in mid-sentence, so that it must go on somewhere."""
        return bool(self.lines) and not SENTENCE_END.search(self.lines[-1].text)


def segment(source: Source) -> Iterator[Clipping]:
    """The articles of a source, in the order in which they begin; none for a source without visible text."""
    lines = lines_of(source.text)
    if source.is_article:
        drafts = [Draft(lines=lines)]
    else:
        drafts = _drafts(list(classified(source.text, _kept(lines)))) or [Draft(lines=lines)]
    for draft in drafts:
        if draft.lines:
            yield _clipping(source, draft)


def _clipping(source: Source, draft: Draft) -> Clipping:
    text = compose(source.text, _without_wide_gaps(draft.lines))
    spans = text.spans(0, len(text.text))
    identity = f"{source.file}\0{source.source_id}\0{spans}\0{text.text}".encode()
    article_id = hashlib.blake2b(identity, digest_size=8).hexdigest()
    attribution = source.attribution if source.is_article else _attribution(draft)
    return Clipping(Article(article_id, source.source_id, source.file, text.text, spans, attribution), text)


def _attribution(draft: Draft) -> Attribution:
    draft.credits.add(draft.meta)
    said = draft.credits
    return Attribution(draft.title, tuple(said.authors), said.affiliation, said.publication, said.date, draft.column)


def _kept(lines: Sequence[Line]) -> list[Line]:
    """The lines but repeats and furniture; where some were left out, a wide gap stands."""
    again = repeated(lines)
    kept: list[Line] = []
    left_out = False
    for index, line in enumerate(lines):
        if index in again or is_furniture_anywhere(line.text):
            left_out = True
            continue
        kept.append(line._replace(gap=line.gap + WIDE_GAP) if left_out else line)
        left_out = False
    return kept


def _without_wide_gaps(lines: Sequence[Line]) -> list[Line]:
    """The lines as if nothing had stood between them: where something was left out, a sentence may go on."""
    return [line._replace(gap=min(line.gap, 1)) for line in lines]


def _drafts(found: list[Paragraph]) -> list[Draft]:
    """The articles of a page's paragraphs; [] when no paragraph is running text."""
    page = _Page()
    paragraphs = [one for one in found if one.kind is not Kind.FURNITURE]
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
        page.take(paragraph, following)
    return page.finish()


class _Page:
    """Takes a page's paragraphs one by one and puts them where they belong."""

    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._column: str | None = None

    def take(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        match paragraph.kind:
            case Kind.LABEL:
                self._close()
                self._column = paragraph.text.strip("【】[] ")
            case Kind.CREDIT:
                self._take_credit(paragraph)
            case Kind.META:
                self._current_or_new().meta.add(paragraph.credits or Credits())
            case Kind.BYLINE:
                self._current_or_new().credits.add(paragraph.credits or Credits())
            case Kind.SHORT:
                self._take_short(paragraph, following)
            case Kind.SECTION | Kind.BODY | Kind.FURNITURE:
                self._current_or_new().lines += paragraph.lines

    def finish(self) -> list[Draft]:
        texts = [draft for draft in self._drafts if draft.lines]
        for orphan in (draft for draft in self._drafts if draft.title and not draft.lines):
            _give_title(orphan, [draft for draft in texts if draft.title is None])
        return texts

    def _take_credit(self, paragraph: Paragraph) -> None:
        if self._drafts:
            self._drafts[-1].credits.add(paragraph.credits or Credits())
        if self._drafts and self._drafts[-1].lines:
            self._close()

    def _take_short(self, paragraph: Paragraph, following: Paragraph | None) -> None:
        current = self._current()
        next_kind = following.kind if following else None
        if next_kind is Kind.BYLINE or paragraph.credits:
            if current and current.title is None and current.breaks_off:
                self._entitle(current, paragraph)
            else:
                self._entitle(self._open(), paragraph)
        elif current is None or current.closed or not (current.title or current.lines):
            if next_kind not in (Kind.SHORT, Kind.LABEL) or len(paragraph.text) > LABEL_CHARS:
                self._entitle(self._current_or_new(), paragraph)
        else:
            current.lines += paragraph.lines

    def _entitle(self, draft: Draft, paragraph: Paragraph) -> None:
        found = headed(paragraph.text)
        draft.title = found[1] if found else paragraph.text
        if found:
            draft.credits.add(found[0])

    def _current(self) -> Draft | None:
        """The article that is being read, if one is."""
        return self._drafts[-1] if self._drafts and not self._drafts[-1].closed else None

    def _current_or_new(self) -> Draft:
        return self._current() or self._open()

    def _open(self) -> Draft:
        self._close()
        self._drafts.append(Draft(column=self._column))
        self._column = None
        return self._drafts[-1]

    def _close(self) -> None:
        if self._drafts:
            self._drafts[-1].closed = True


def _give_title(orphan: Draft, untitled: Iterable[Draft]) -> None:
    """Give a title without text to the untitled article that it fits, if it clearly fits one."""
    title = "".join((orphan.title or "").split())
    pairs = {title[index : index + 2] for index in range(len(title) - 1)}
    best, best_count = None, 0
    for draft in untitled:
        text = "".join("".join(line.text.split()) for line in draft.lines)
        if sum(pair in text for pair in pairs) >= TITLE_SHARE * len(pairs):
            count = sum(text.count(pair) for pair in pairs)
            if count > best_count:
                best, best_count = draft, count
    if best:
        best.title = orphan.title
        best.column = best.column or orphan.column
        best.credits.add(replace(orphan.credits, affiliation=None))
