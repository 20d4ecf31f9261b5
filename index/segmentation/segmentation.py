"""Cuts a source into articles, each with what the file says of it and with the way back to the file."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.articles import Article, Mark, MarkKind, Removal, Source
from index.front_matter import front_matter
from index.memory import uncollected
from index.segmentation.attribution import Corrections, attributed
from index.segmentation.cleaning import compose, joint
from index.segmentation.cleantext import CleanText, Composer
from index.segmentation.columns import paragraphs
from index.segmentation.drafts import Draft, merged
from index.segmentation.furniture import SITE_HINT, furniture, furniture_anywhere
from index.segmentation.lines import START, Line, lines_of
from index.segmentation.pages import drafts
from index.segmentation.paging import Pages
from index.segmentation.paragraphs import Kind, Paragraph, classified
from index.segmentation.removals import MASK, removals
from index.segmentation.repeats import repeated
from index.segmentation.running_heads import running_heads
from index.sidecar import parts

# More blank lines than any text has between its lines.
WIDE_GAP = 100
SAME_WIDTH = 0.2
FRONT_MATTER = "front matter"
REPEAT, RUNNING_HEAD, BESIDE = "repeat", "running head", "beside the article"
# Why a paragraph that no article has is in none; of furniture, its own kind is said first.
WHY = {
    Kind.FURNITURE: "ornament",
    Kind.LABEL: "label",
    Kind.BYLINE: "byline",
    Kind.CREDIT: "credit",
    Kind.META: "credit",
}


class Clipping(NamedTuple):
    """An article and its text with the way back to the file: `clean.text` is `article.text`."""

    article: Article
    clean: CleanText


class Cutting(NamedTuple):
    """A source cut up: its articles in the order in which they begin, and what stands in none of them.

    What a reader sees of the source is in an article, was read as part of an attribution, or is in `left_out`. `notes`
    are sentences on what the user says in vain.
    """

    clippings: tuple[Clipping, ...]
    left_out: tuple[Removal, ...]
    pages: Pages
    notes: tuple[str, ...] = ()


@uncollected()
def segment(source: Source) -> Cutting:
    """The articles of a source; none of a source without visible text."""
    corrections, marks = _corrections(source)
    raw = _masked(source.text, marks)
    pages = Pages.of(raw)
    everything = lines_of(raw)
    aside = dict.fromkeys(_beside(everything, marks), BESIDE)
    lines = _without(everything, aside)
    beside = removals(raw, [line for line in everything if line.start in aside], (), aside) if aside else ()
    if not lines:
        return Cutting((), beside, pages)
    reasons: dict[int, str] = {}
    found = [] if source.is_article else drafts(_paragraphs(raw, lines, pages, marks, reasons))
    if len(found) > 1 and any(said.is_one_article for _, said in corrections):
        found = [merged(found)]
    texts = [_text(raw, draft) for draft in found] or [compose(raw, paragraphs(lines))]
    found = found or [Draft()]
    clippings = tuple(_clippings(source, found, texts, corrections))
    read = [span for article, _ in clippings for span in article.spans]
    read += [span for article, _ in clippings for origin in article.origins for span in origin.spans]
    left_out = tuple(sorted((*beside, *removals(raw, lines, read, reasons))))
    as_read = [(one.title and one.title.text, text.text) for one, text in zip(found, texts, strict=True)]
    notes = [note for _, said in corrections for note in said.unmatched(as_read)]
    return Cutting(clippings, left_out, pages, tuple(notes))


def _corrections(source: Source) -> tuple[Corrections, Sequence[Mark]]:
    """What the user says of the source, at its top or beside it; front matter is marked as no text."""
    corrections, marks = [], source.marks
    if front := front_matter(source.text):
        said, end = front
        corrections.append((FRONT_MATTER, said))
        marks = (Mark(0, end, MarkKind.MARKUP), *(mark for mark in marks if mark.start >= end))
    return [*corrections, *parts(source.sidecar)], marks


def _masked(text: str, marks: Sequence[Mark]) -> str:
    pieces, place = [], 0
    for mark in marks:
        if mark.kind is MarkKind.MARKUP:
            pieces += [text[place : mark.start], MASK * (mark.end - mark.start)]
            place = mark.end
    return "".join([*pieces, text[place:]]) if pieces else text


def _beside(lines: Sequence[Line], marks: Sequence[Mark]) -> list[int]:
    """The places at which the lines begin that stand beside the article."""
    asides = [mark for mark in marks if mark.kind is MarkKind.ASIDE]
    starts = [line.start for line in lines] if asides else []
    found: list[int] = []
    for mark in asides:
        first = bisect_right(starts, mark.start) - 1
        under = lines[max(first, 0) : bisect_left(starts, mark.end)]
        found += [line.start for line in under if line.end > mark.start]
    return found


def _without(lines: Sequence[Line], beside: Collection[int]) -> list[Line]:
    """The lines but those that begin at these places, as if these had never stood between them."""
    if not beside:
        return list(lines)
    kept: list[Line] = []
    gap = 0
    for line in lines:
        if line.start in beside:
            gap += line.gap
            continue
        kept.append(line._replace(gap=line.gap + gap) if gap else line)
        gap = 0
    return kept


def _paragraphs(
    raw: str, lines: Sequence[Line], pages: Pages, marks: Sequence[Mark], reasons: dict[int, str]
) -> list[Paragraph]:
    """The paragraphs of what is left without repeats and furniture; puts into `reasons` why a line is left out."""
    left_out = _left_out(raw, lines, pages)
    reasons |= {lines[index].start: reason for index, reason in left_out.items()}
    found = classified(raw, _kept(lines, left_out, pages), marks)
    for one in found:
        if one.kind in WHY:
            why = (one.kind is Kind.FURNITURE and furniture(one.text)) or WHY[one.kind]
            reasons |= dict.fromkeys([line.start for line in one.lines], why)
    return found


def _left_out(raw: str, lines: Sequence[Line], pages: Pages) -> dict[int, str]:
    """Why a line is left out before it is looked at more closely, by its index."""
    found = _furniture(raw, lines)
    found |= dict.fromkeys(repeated(lines), REPEAT)
    return found | dict.fromkeys(running_heads(lines, pages), RUNNING_HEAD)


def _kept(lines: Sequence[Line], left_out: Mapping[int, str], pages: Pages) -> list[Line]:
    """The lines that are not left out; in their place stands a wide gap, at the end of a page none."""
    if not left_out and not pages.ends:
        return list(lines)
    kept: list[Line] = []
    gap = 0
    page = pages.number(0)
    for index, line in enumerate(lines):
        if index in left_out:
            gap = gap if left_out[index] == RUNNING_HEAD else WIDE_GAP
            continue
        if pages.ends and page != (page := pages.number(line.start)):
            line = line._replace(gap=0)
        kept.append(line._replace(gap=line.gap + gap) if gap else line)
        gap = 0
    return kept


def _furniture(raw: str, lines: Sequence[Line]) -> dict[int, str]:
    """What kind of furniture a line is that is some even in the middle of text."""
    hinted = {bisect_right(lines, hint.start(), key=START) - 1 for hint in SITE_HINT.finditer(raw)}
    found = {index: furniture_anywhere(lines[index].text) for index in hinted if index >= 0}
    return {index: kind for index, kind in found.items() if kind and not _runs_on(lines, index)}


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line looks like a piece of running text: as wide as the line above, which stops in mid-sentence."""
    above, line = lines[index - 1] if index else None, lines[index]
    return above is not None and not above.ends and abs(above.width - line.width) <= SAME_WIDTH * line.width


def _text(raw: str, draft: Draft) -> CleanText:
    """The draft's paragraphs one after the other; one that breaks off goes on where the next running text begins."""
    composer = Composer(raw)
    for before, paragraph in zip([None, *draft.paragraphs], draft.paragraphs, strict=False):
        if before and before.breaks_off and paragraph.kind is Kind.BODY:
            composer.space(joint(before.text, paragraph.text))
        elif before:
            composer.space("\n")
        composer.take_text(paragraph.clean)
    return composer.finish()


def _clippings(
    source: Source, found: Sequence[Draft], texts: Sequence[CleanText], corrections: Corrections
) -> Iterator[Clipping]:
    for draft, text in zip(found, texts, strict=True):
        spans = text.spans(0, len(text.text))
        identity = f"{source.file}\0{source.source_id}\0{spans}\0{text.text}".encode()
        article_id = hashlib.blake2b(identity, digest_size=8).hexdigest()
        said = attributed(
            draft,
            source.attribution,
            corrections,
            text.text,
            is_alone=len(found) == 1,
            is_book=source.is_book,
        )
        yield Clipping(Article(article_id, source.source_id, source.file, text.text, spans, *said), text)
