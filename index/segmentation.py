"""Cuts a source into articles, each with what the file says of it and with the way back to the file."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.articles import Article, Attribution, Source
from index.cleaning import compose, joint
from index.cleantext import CleanText, Composer
from index.columns import paragraphs
from index.drafts import Draft
from index.furniture import SITE_HINT, is_furniture_anywhere
from index.lines import Line, lines_of
from index.pages import drafts
from index.paragraphs import Kind, classified
from index.repeats import repeated

# Part of the library's fingerprint: raise it when the same file would give other articles or other clean text.
ARTICLE_RULE = 1
# More blank lines than any text has between its lines.
WIDE_GAP = 100
SAME_WIDTH = 0.2


class Clipping(NamedTuple):
    """An article and its text with the way back to the file: `clean.text` is `article.text`."""

    article: Article
    clean: CleanText


def segment(source: Source) -> Iterator[Clipping]:
    """The articles of a source, in the order in which they begin; none for a source without visible text."""
    lines = lines_of(source.text)
    if not lines:
        return
    found = [] if source.is_article else drafts(classified(source.text, _kept(source.text, lines)))
    for draft in found:
        yield _clipping(source, _text(source.text, draft), _attribution(draft))
    if not found:
        whole = compose(source.text, paragraphs(lines))
        yield _clipping(source, whole, source.attribution if source.is_article else Attribution())


def _clipping(source: Source, text: CleanText, attribution: Attribution) -> Clipping:
    spans = text.spans(0, len(text.text))
    identity = f"{source.file}\0{source.source_id}\0{spans}\0{text.text}".encode()
    article_id = hashlib.blake2b(identity, digest_size=8).hexdigest()
    return Clipping(Article(article_id, source.source_id, source.file, text.text, spans, attribution), text)


def _text(raw: str, draft: Draft) -> CleanText:
    """The draft's paragraphs one after the other; one that breaks off goes on where the next running text begins."""
    composer = Composer(raw)
    for before, paragraph in zip([None, *draft.paragraphs], draft.paragraphs, strict=False):
        if before and before.breaks_off and paragraph.kind is Kind.BODY:
            composer.space(joint(before.text, paragraph.text))
        elif before:
            composer.space("\n")
        composer.extend(paragraph.clean)
    return composer.finish()


def _attribution(draft: Draft) -> Attribution:
    draft.credits.add(draft.meta)
    said = draft.credits
    return Attribution(draft.title, tuple(said.authors), said.affiliation, said.publication, said.date, draft.column)


def _kept(raw: str, lines: Sequence[Line]) -> list[Line]:
    """The lines but repeats and furniture that stands on its own; where some were left out, a wide gap stands."""
    without = repeated(lines) | _furniture(raw, lines)
    if not without:
        return list(lines)
    kept: list[Line] = []
    left_out = False
    for index, line in enumerate(lines):
        if index in without:
            left_out = True
            continue
        kept.append(line._replace(gap=line.gap + WIDE_GAP) if left_out else line)
        left_out = False
    return kept


def _furniture(raw: str, lines: Sequence[Line]) -> set[int]:
    starts = [line.start for line in lines]
    hinted = {bisect_right(starts, hint.start()) - 1 for hint in SITE_HINT.finditer(raw)}
    found = [index for index in hinted if index >= 0 and is_furniture_anywhere(lines[index].text)]
    return {index for index in found if not _runs_on(lines, index)}


def _runs_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the line looks like a piece of running text: as wide as the line above, which stops in mid-sentence."""
    above, line = lines[index - 1] if index else None, lines[index]
    return above is not None and not above.ends and abs(above.width - line.width) <= SAME_WIDTH * line.width
