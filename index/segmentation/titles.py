"""Titles that stand apart from their texts, and the articles that they belong to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from index.segmentation.drafts import Draft
from index.segmentation.topics import fit, mentions

# Of a column's label, a few characters, the text says nothing.
LABEL_CHARS = 6
# Nothing of a title need be in its text either, 老城区换新颜; only a line no longer than this is rather a label.
SHORT_LABEL = 4
# Such a title belongs to the untitled article that holds at least this share of its pairs of neighbouring characters,
# and holds them most often; or, if it fits no other, at least the smaller share.
TITLE_SHARE, LEAST_SHARE = 0.6, 0.2
# No page has more articles than these before or after such a title.
NEAR = 12
# A title shares at least this with the text under it, or something else stands there.
OWN_TEXT, SURELY_OWN_TEXT = 0.2, 0.5
MARGIN, FAR_BETTER = 0.1, 0.4


class Orphan(NamedTuple):
    """A title without text, met before so many drafts had begun."""

    place: int
    draft: Draft
    over: Draft | None = None


def give_titles(drafts: Sequence[Draft], orphans: Sequence[Orphan]) -> None:
    """Give the titles that were met without a text to the untitled articles that they fit."""
    texts = [draft for draft in drafts if draft.paragraphs]
    if len(texts) > 1:
        for draft in texts:
            _mistake_no_label(draft)
    found = [*orphans, *(Orphan(place, one) for place, one in enumerate(drafts) if one.title and not one.paragraphs)]
    if texts and (strange := _strange_title(texts[0], texts[1:NEAR])):
        found.append(Orphan(0, strange))
    # Who fits clearly goes first, and leaves fewer texts to those of whom little is said.
    for least in (TITLE_SHARE, LEAST_SHARE):
        found = [orphan for orphan in found if not _give_title(orphan, drafts, least)]
    for orphan in found:
        if orphan.over:
            _give_back(orphan.draft, orphan.over)
        else:
            _give_title(orphan, drafts, MARGIN)


def _mistake_no_label(draft: Draft) -> None:
    """On a page with several articles, a few characters of which nothing is in the text are a column's label."""
    title = draft.title
    if title and len(title.text) <= SHORT_LABEL and title.text.isalpha() and not fit(title.text, draft.text):
        draft.column, draft.title = draft.column or title, None


def _strange_title(first: Draft, others: Sequence[Draft]) -> Draft | None:
    """Take from a page's first article a title that stands over it by chance: it fits an untitled one far better."""
    title = first.title
    if title is None:
        return None
    best = max((fit(title.text, draft.text) for draft in others if draft.title is None), default=0.0)
    most, least = MARGIN if first.credits.authors else OWN_TEXT, 2 * OWN_TEXT
    own = fit(title.text, first.text)
    if own and ((own > most and own > best - FAR_BETTER) or best < least):
        return None
    if best < MARGIN:
        return None
    first.title = None
    return Draft(title=title)


def _give_title(orphan: Orphan, drafts: Sequence[Draft], least: float) -> bool:
    """Give a title without text to the untitled article that it fits, if it clearly fits one; whether it did."""
    near = drafts[max(orphan.place - NEAR, 0) : orphan.place + NEAR]
    untitled = [draft for draft in near if draft.paragraphs and draft.title is None]
    title = orphan.draft.title.text if orphan.draft.title else ""
    fits = [fit(title, draft.text) for draft in untitled]
    second, first = sorted([0.0, 0.0, *fits])[-2:]
    if first < least or (least < TITLE_SHARE and first < second + MARGIN):
        return False
    fitting = [draft for draft, share in zip(untitled, fits, strict=True) if share >= min(first, TITLE_SHARE)]
    best = max(fitting, key=lambda draft: mentions(title, draft.text))
    best.title = orphan.draft.title
    best.column = best.column or orphan.draft.column
    best.credits.add(replace(orphan.draft.credits, affiliation=None))
    return True


def _give_back(orphan: Draft, over: Draft) -> None:
    """Where a title fits nothing else on the page, it is the title, and the line below it a heading."""
    if over.heading:
        over.title, over.paragraphs = orphan.title, [over.heading, *over.paragraphs]
        over.heading = None
