"""What each paragraph of a page is: text, a title or heading, a byline, credits, a label, or furniture."""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from itertools import chain, groupby
from typing import NamedTuple

from index.articles import Mark, MarkKind, Span
from index.segmentation.bylines import byline, headed, meta
from index.segmentation.cleaning import paragraph
from index.segmentation.cleantext import CleanText
from index.segmentation.columns import MOST_VERSE, paragraphs
from index.segmentation.credits import Credits, credit_start, credits
from index.segmentation.furniture import MAX_CHARS, PAGE_NUMBER, furniture, is_label
from index.segmentation.lines import Line, ends_sentence, is_cjk, visible

TITLE_CHARS, LATIN_TITLE_CHARS = 45, 120
SECTION = re.compile(r"^[【\[［][^】\]］]{2,12}[】\]］]$")
ASKS = re.compile(r"[？?！!…][”’」』）)】》\"']*$")
# No title ends so.
GOES_ON = ("，", "、")
# 一、 （二） 3. 第四， #: an article's own parts are numbered or marked so, its title is not.
NUMBERED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十百\d]{1,3}[）)、]|\d{1,3}[.．](?!\d)|第[一二三四五六七八九十\d]{1,3}[章节条部，、\s]|#{2,6}\s|[*•·\-—–>①-⑳])"
)
WORD_CHARS = 3
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
    TITLE = auto()  # the format itself says so


# What a newspaper's page is known by.
SIGNS = (Kind.BYLINE, Kind.LABEL, Kind.CREDIT)
# Of these, it is also those beside it that say what it is.
DOUBTFUL = (Kind.FURNITURE, Kind.BYLINE, Kind.SECTION)


class Paragraph(NamedTuple):
    """Some lines of a file that belong together, what they are, and what they say of the article, if they do."""

    kind: Kind
    lines: Sequence[Line]
    clean: CleanText
    credits: Credits | None = None

    @property
    def text(self) -> str:
        return self.clean.text

    @property
    def place(self) -> Span:
        return Span(self.lines[0].start, self.lines[-1].end)

    @property
    def is_numbered(self) -> bool:
        return NUMBERED.match(self.text) is not None and not self.text.startswith("——")

    @property
    def is_word(self) -> bool:
        """Whether it may be a name and may be a word: nothing but two or three characters, with no space between."""
        return len(self.lines) == 1 and len(self.lines[0].text) <= WORD_CHARS and self.lines[0].text.isalpha()

    @property
    def breaks_off(self) -> bool:
        """Whether it is running text that stops in mid-sentence, so that it must go on somewhere."""
        if self.kind is not Kind.BODY or ends_sentence(self.text):
            return False
        is_verse = len(self.lines) == 1 and len(self.text) <= MOST_VERSE
        return not (is_verse and self.text.endswith(GOES_ON))


def classified(raw: str, lines: Sequence[Line], marks: Sequence[Mark] = ()) -> list[Paragraph]:
    """The paragraphs of some of a file's lines, in order; one that ends in credits comes as two.

    Lines under one mark are one paragraph, whatever their widths say.
    """
    marked = _marked_lines(lines, marks)
    found: list[Paragraph] = []
    for mark, groups in groupby(paragraphs(lines, marked), key=lambda group: marked.get(group[0].start)):
        if mark:
            found.append(_marked(raw, mark, list(chain.from_iterable(groups))))
        else:
            found += [one for group in groups for one in _classified(raw, group)]
    for one in found:
        if one.credits:
            one.credits.stand_at(one.place)
    is_page = any(one.kind in SIGNS and not one.is_word for one in found)
    return [
        _in_company(found, index, is_page=is_page) if one.kind in DOUBTFUL else one for index, one in enumerate(found)
    ]


def _marked_lines(lines: Sequence[Line], marks: Sequence[Mark]) -> dict[int, Mark]:
    """The marks that say what lines are, by the place at which each line begins."""
    found: dict[int, Mark] = {}
    rest = iter(lines)
    line = next(rest, None)
    for mark in marks:
        if mark.kind in (MarkKind.MARKUP, MarkKind.ASIDE):
            continue
        while line and line.start < mark.end:
            if line.end > mark.start:
                found[line.start] = mark
            line = next(rest, None)
    return found


def _marked(raw: str, mark: Mark, lines: Sequence[Line]) -> Paragraph:
    """A title or heading, unless a byline or credits are set as large as one."""
    clean = paragraph(raw, lines)
    if mark.kind is MarkKind.TITLE:
        return Paragraph(Kind.TITLE, lines, clean, _headed_credits(clean.text))
    one = next(_whole(raw, lines, clean, is_credit=credit_start(clean.text) == 0))
    says_so = one.kind in (Kind.CREDIT, Kind.BYLINE, Kind.META) and not (one.credits and one.credits.is_bare)
    return one if says_so else Paragraph(Kind.SECTION, lines, clean)


def _classified(raw: str, group: Sequence[Line]) -> Iterator[Paragraph]:
    clean = paragraph(raw, group)
    start = credit_start(clean.text)
    if start:
        (place, _), *_ = clean.spans(start, len(clean.text))
        for kind, part in ((None, _cut(raw, group, 0, place)), (Kind.CREDIT, _cut(raw, group, place, len(raw)))):
            half = paragraph(raw, part)
            yield Paragraph(kind or _kind(half.text), part, half, credits(half.text) if kind else None)
    else:
        yield from _whole(raw, group, clean, is_credit=start == 0)


def _whole(raw: str, group: Sequence[Line], clean: CleanText, *, is_credit: bool) -> Iterator[Paragraph]:
    text = clean.text
    if len(text) > MAX_CHARS:
        yield Paragraph(Kind.BODY, group, clean)
        return
    as_printed = group[0].text if len(group) == 1 else text  # cleaning may take the space out of 所长 杜传忠
    if is_credit:
        yield Paragraph(Kind.CREDIT, group, clean, credits(text))
    elif found := byline(as_printed):
        yield Paragraph(Kind.BYLINE, group, clean, found)
    elif found := meta(as_printed):
        yield Paragraph(Kind.META, group, clean, found)
    elif len(group) > 1 and len(text) <= MOST_FURNITURE_CHARS and any(furniture(line.text) for line in group):
        for line in group:
            yield Paragraph(_kind(line.text), [line], paragraph(raw, [line]))
    elif len(group) > 1 and ends_sentence(text):
        yield Paragraph(Kind.FURNITURE if furniture(text) else Kind.BODY, group, clean)
    else:
        yield Paragraph(_kind(text), group, clean, _headed_credits(text))


def _in_company(found: Sequence[Paragraph], index: int, *, is_page: bool) -> Paragraph:
    """The paragraph as those beside it show it.

    A number alone is a page's only at an edge or among furniture; over a title and a byline, 【理论前沿】 is a label;
    where nothing is that of a newspaper, 山乡 is as good a heading as a name.
    """
    one = found[index]
    match one.kind:
        case Kind.FURNITURE if PAGE_NUMBER.match(one.text):
            beside = [found[other].kind for other in (index - 1, index + 1) if 0 <= other < len(found)]
            if len(beside) == 2 and Kind.FURNITURE not in beside:
                return one._replace(kind=Kind.SHORT)
        case Kind.BYLINE if one.is_word and not is_page and not _signs(found, index):
            return one._replace(kind=Kind.SHORT, credits=None)
        case Kind.SECTION if [other.kind for other in found[index + 1 : index + 3]] == [Kind.SHORT, Kind.BYLINE]:
            return one._replace(kind=Kind.LABEL)
    return one


def _signs(found: Sequence[Paragraph], index: int) -> bool:
    """Whether a name stands where an author's does: right over the text, right under a title or a marked one."""
    below = found[index + 1 : index + 2]
    if below and not below[0].lines[0].gap:
        return True
    above = found[index - 1].kind if index else None
    return above is Kind.TITLE or (above in (Kind.SHORT, Kind.META) and not found[index].lines[0].gap)


def _headed_credits(text: str) -> Credits | None:
    found = headed(text)
    return found[0] if found else None


def _kind(text: str) -> Kind:
    if furniture(text):
        return Kind.FURNITURE
    if is_label(text):
        return Kind.LABEL
    if SECTION.match(text):
        return Kind.SECTION
    most = TITLE_CHARS if any(is_cjk(one) for one in text[:LATIN_TITLE_CHARS]) else LATIN_TITLE_CHARS
    ends = ends_sentence(text) and not ASKS.search(text)
    ends |= text.endswith(GOES_ON)
    return Kind.SHORT if len(text) <= most and not ends and "。" not in text else Kind.BODY


def _cut(raw: str, lines: Sequence[Line], start: int, end: int) -> list[Line]:
    """The parts of the lines that lie between two places of the file."""
    parts = []
    for line in lines:
        first, last = max(line.start, start), min(line.end, end)
        text = raw[first:last].rstrip()
        if visible(text):
            parts.append(line._replace(start=first, end=first + len(text), text=visible(text)))
    return parts
