"""Puts a page's paragraphs together into articles: what begins one, what ends it, and which lines are its title."""

import re
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from index.segmentation.bylines import begins_report, headed
from index.segmentation.credits import Credits
from index.segmentation.drafts import Draft, Printed, running_text
from index.segmentation.lines import ends_sentence
from index.segmentation.paragraphs import SIGNS, Kind, Paragraph
from index.segmentation.titles import LABEL_CHARS, OWN_TEXT, SURELY_OWN_TEXT, Orphan, give_titles
from index.segmentation.topics import KIN, STRANGERS, fit, kinship

# A title's mark in a text that is written in Markdown.
MARKDOWN = re.compile(r"^#{1,6}\s+")
# The halves of a title that is set in two lines differ by no more characters.
HALVES = 2
# So many short lines one after the other are a list or a poem.
LIST_LINES = 4
# As much of the text below is read to see whether a new article begins with it, and whose title stands over it.
BELOW, LONG_BELOW = 300, 800
HEADLINES = (Kind.SHORT, Kind.LABEL)
NAMING = (Kind.BYLINE, Kind.META)
ENDING = (Kind.CREDIT, *NAMING)
FEWEST_SIGNS = 2


class Headline(NamedTuple):
    """Short lines over a text, sorted."""

    above: list[Paragraph]
    title: list[Paragraph]
    inside: list[Paragraph]


def drafts(found: Iterable[Paragraph]) -> list[Draft]:
    """The articles of a page's paragraphs; [] when no paragraph is running text."""
    page = _Page([one for one in found if one.kind is not Kind.FURNITURE])
    if Kind.BODY not in [one.kind for one in page.paragraphs]:
        return []
    index = 0
    while index < len(page.paragraphs):
        index = page.take(index)
    return page.finish()


class _Page:
    """Takes a page's paragraphs from top to bottom and puts them where they belong."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self._drafts: list[Draft] = []
        self._orphans: list[Orphan] = []
        # A file without bylines, labels and credits is somebody's text; a heading in it begins no other one.
        self._is_page = sum([one.kind in SIGNS for one in paragraphs]) >= FEWEST_SIGNS
        # Where the format says which lines are titles, no other short line is one.
        self._is_marked = Kind.TITLE in [one.kind for one in paragraphs]
        self._column: Printed | None = None

    def take(self, index: int) -> int:
        """Put the paragraph at this place, or the run of headlines from there, where it belongs; the next place."""
        paragraph = self.paragraphs[index]
        match paragraph.kind:
            case Kind.BODY | Kind.SECTION:
                self._take_text(index)
            case Kind.SHORT | Kind.LABEL:
                return self._take_headlines(index)
            case Kind.CREDIT:
                self._take_credit(paragraph)
            case Kind.META:
                self._take_meta(index)
            case Kind.BYLINE:
                self._take_byline(index)
            case Kind.TITLE:
                self._take_title(paragraph)
        return index + 1

    def finish(self) -> list[Draft]:
        texts = [draft for draft in self._drafts if draft.paragraphs]
        for draft in texts:
            draft.credits.add(draft.last_said or Credits())
        if not self._is_marked:
            give_titles(self._drafts, self._orphans)
        return texts

    def _take_text(self, index: int) -> None:
        current = self._current()
        if current and current.may_be_over:
            if self._kinship(index) >= KIN:
                current.last_said = None
            else:
                current = None
        (current or self._open()).paragraphs.append(self.paragraphs[index])

    def _take_credit(self, paragraph: Paragraph) -> None:
        if not self._drafts:
            return
        said, last = paragraph.credits or Credits(), self._drafts[-1]
        if last.paragraphs and said.publication and not said.affiliation:
            last.last_said = said
        else:
            last.credits.add(said)
            last.closed |= bool(last.paragraphs)

    def _take_meta(self, index: int) -> None:
        paragraph = self.paragraphs[index]
        said = paragraph.credits or Credits()
        current = self._current_or_new()
        if current.paragraphs and not said.publication:
            if current.day and self._follows(index + 1, Kind.BODY):
                current.take_back_day()
            current.paragraphs.append(paragraph)
            return
        current.meta.add(said)
        if not (said.publication or said.authors or current.paragraphs):
            current.day = paragraph

    def _take_byline(self, index: int) -> None:
        """A byline that no headline stands over: it opens an article, closes one, or is no byline at all."""
        said = self.paragraphs[index].credits or Credits()
        current = self._current()
        if current and current.may_be_over:
            self._close()
            current = None
        if current is None or not current.paragraphs:
            self._current_or_new().credits.add(said)
        elif self._kinship(index + 1) < (KIN if current.credits.authors else STRANGERS) and not current.breaks_off:
            self._open().credits.add(said)
        elif said.is_bare or current.credits.authors:
            current.paragraphs.append(self.paragraphs[index])
        else:
            current.credits.add(said)

    def _take_title(self, paragraph: Paragraph) -> None:
        current = self._current()
        if current is None or current.paragraphs or current.title:
            current = self._open()
        self._entitle(current, [paragraph])

    def _take_headlines(self, index: int) -> int:
        """Short lines that follow one another: labels and titles before a text, or headings inside one."""
        end = index
        while end < len(self.paragraphs) and self.paragraphs[end].kind in HEADLINES:
            end += 1
        run = list(self.paragraphs[index:end])
        current = self._current()
        if current and current.title and self._is_marked and not current.may_be_over:
            current.paragraphs += run
        elif not current or self._is_headless(current, end) or self._begins_anew(current, run, end):
            self._open_under(current, run, end)
            if self._follows(end, Kind.BYLINE):
                self._drafts[-1].credits.add(self.paragraphs[end].credits or Credits())
                return end + 1
        else:
            current.paragraphs += run
        return end

    def _is_headless(self, current: Draft, end: int) -> bool:
        """Whether the article that is being read still waits for its title."""
        if not current.paragraphs:
            return not current.credits.authors or self._named(end) is not None
        return self._entitles(current, end)

    def _begins_anew(self, current: Draft, run: Sequence[Paragraph], end: int) -> bool:
        """Whether a new article begins with these lines."""
        if current.may_be_over and not run[0].is_numbered:
            return True
        named = self._named(end)
        if named:
            return not (named.is_bare and run[-1].is_numbered) and self._kinship(end, unknown=0) < 2 * KIN
        if current.breaks_off or run[0].is_numbered or self._follows(end, Kind.CREDIT):
            return False
        if any(paragraph.kind is Kind.LABEL for paragraph in run):
            return self._kinship(end) < KIN
        return self._is_page and self._kinship(end) < STRANGERS

    def _entitles(self, current: Draft, end: int) -> bool:
        """Whether a title with a byline stands in the middle of a text that began without one."""
        return bool(current.title is None and current.breaks_off and self._named(end))

    def _open_under(self, current: Draft | None, run: list[Paragraph], end: int) -> None:
        named = self._named(end)
        label = next((i for i in range(len(run) - 2, -1, -1) if run[i].kind is Kind.LABEL), 0)
        for one in run[:label]:
            self._orphan(one)
        run = run[label:]
        titles = [one for one in run if one.kind is Kind.SHORT]
        if current and self._entitles(current, end) and titles:
            self._entitle(current, titles[-1:])
            return
        opened = self._fresh(current, run)
        if not titles:
            return
        if not named and len(titles) >= LIST_LINES:
            opened.paragraphs += titles
            return
        headline = self._headline(titles, end, is_named=named is not None)
        for above in headline.above:
            self._orphan(above, over=None if named else opened)
        if headline.title:
            self._entitle(opened, headline.title)
        opened.paragraphs += headline.inside
        opened.heading = None if named or not headline.title else headline.title[0]

    def _orphan(self, title: Paragraph, over: Draft | None = None) -> None:
        """Remember a title that stands apart from its text; `over` is what it may be the title of after all."""
        if title.kind is Kind.SHORT and not title.is_numbered and len(title.text) > LABEL_CHARS:
            printed = Printed(title.text, (title.place,))
            self._orphans.append(Orphan(len(self._drafts), Draft(title=printed), over))

    def _fresh(self, current: Draft | None, run: Sequence[Paragraph]) -> Draft:
        labels = [Printed(one.text.strip("【】[] "), (one.place,)) for one in run if one.kind is Kind.LABEL]
        self._column = labels[-1] if labels else self._column
        if current and not current.paragraphs and not current.closed:
            current.column = self._column or current.column
            if current.title is None:
                return current
        return self._open()

    def _headline(self, titles: list[Paragraph], end: int, *, is_named: bool) -> Headline:
        """Of short lines over a text: its title, what stands above it, and the first headings of the text."""
        if is_named and len(titles) == 1:
            return Headline([], titles, [])
        text = self._below(end, LONG_BELOW)
        fits = [fit(one.text, text) for one in titles]
        if is_named:
            is_broken = self._is_broken(titles[-2], titles[-1], fits[-2])
            return Headline(titles[: -1 - is_broken], titles[-1 - is_broken :], [])
        able = [i for i, one in enumerate(titles) if not one.is_numbered and (len(one.text) > LABEL_CHARS or fits[i])]
        able = able or [i for i, one in enumerate(titles) if not one.is_numbered][:1]
        if not able:
            return Headline([], [], titles)
        first = next((i for i in able[1:] if fits[i] > fits[able[0]] + OWN_TEXT), able[0])
        last = first + 1 + _are_one(*titles[first : first + 2])
        return Headline(titles[:first], titles[first:last], titles[last:])

    def _is_broken(self, first: Paragraph, second: Paragraph, share: float) -> bool:
        """Whether two lines over a byline are one title; `share` is how much of the first one the text says."""
        if second.text.startswith("——"):
            return True
        # Over the first text of a page, titles of others may stand.
        least, enough = (0.0, OWN_TEXT) if self._drafts[:-1] else (OWN_TEXT, SURELY_OWN_TEXT)
        if _are_one(first, second):
            return share >= least
        return share >= enough and len(first.text) > LABEL_CHARS and not _parts(first, second)

    def _named(self, index: int) -> Credits | None:
        """What the byline, or the page's own line, at this place says; nothing for a report; None if none is there."""
        if index < len(self.paragraphs) and self.paragraphs[index].kind in (Kind.BYLINE, Kind.META):
            return self.paragraphs[index].credits
        if index and self.paragraphs[index - 1].credits and self.paragraphs[index - 1].kind is Kind.SHORT:
            return self.paragraphs[index - 1].credits
        return Credits() if self._follows(index, Kind.BODY) and begins_report(self.paragraphs[index].text) else None

    def _follows(self, index: int, kind: Kind) -> bool:
        return index < len(self.paragraphs) and self.paragraphs[index].kind is kind

    def _kinship(self, index: int, unknown: float = 1) -> float:
        """How much the text from here on shares with the article that is being read; `unknown` where none can tell."""
        current = self._current()
        shared = kinship(current.ending, self._below(index)) if current else None
        return unknown if shared is None else shared

    def _below(self, index: int, chars: int = BELOW) -> str:
        near = dropwhile(lambda one: one.kind in NAMING, self.paragraphs[index : index + chars])
        return running_text(takewhile(lambda one: one.kind not in ENDING, near), chars, from_end=False)

    def _entitle(self, draft: Draft, titles: Sequence[Paragraph]) -> None:
        found = headed(titles[0].text) if len(titles) == 1 else None
        text = found[1] if found else MARKDOWN.sub("", "".join(one.text for one in titles))
        draft.title = Printed(text, tuple(one.place for one in titles))
        if found:
            draft.credits.add(titles[0].credits or found[0])

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


def _are_one(first: Paragraph, second: Paragraph | None = None) -> bool:
    """Whether two lines look like one title in two lines: about as long, and nothing between them."""
    if second is None or second.is_numbered or len(first.text) <= LABEL_CHARS or ends_sentence(first.text):
        return False
    return abs(len(first.text) - len(second.text)) <= HALVES and not _parts(first, second) and _touch(first, second)


def _touch(first: Paragraph, second: Paragraph) -> bool:
    """Whether nothing but line breaks and the second one's indentation stands between two lines."""
    below = second.lines[0]
    return below.start - first.lines[-1].end <= 2 * (below.gap + 1) + below.indent


def _parts(first: Paragraph, second: Paragraph) -> bool:
    """Whether more stands between two lines than stood before the first."""
    return second.lines[0].gap > first.lines[0].gap
