"""The source side of the desk: an article in full, with what an answer cites of it marked where it stands."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from index.articles import Article, Holding, Passage
from index.offcuts import Offcut, Offcuts
from rag.answer import Answer, CitedPassage
from ui.markup import literal
from ui.place import Citation, PassageAt, WholeArticle
from ui.quotation import Mark, marked
from ui.reader.cleaned import around, in_place, pieces, summary
from ui.source_line import SEPARATOR, by_paragraph, elsewhere, file_name, heading, web_address
from ui.texts.texts import Texts
from ui.tray.taking import taking_links

# What a permalink ends with when it is to show what cleaning took away.
SHOWN = "&cleaned=shown"


class Opened(NamedTuple):
    """An article as it is opened: how it is listed, its reprints, and what cleaning took away, if that is shown."""

    article: Article
    holding: Holding
    reprints: Sequence[Holding] = ()
    offcuts: Offcuts | None = None


def open_article(opened: Opened, texts: Texts) -> str:
    """The whole article, nothing marked."""
    return _sheet(opened, texts, place=WholeArticle(opened.article.article_id).href, trail="", marks=[], numbers=[])


def open_passage(opened: Opened, passage: Passage, texts: Texts) -> str:
    """The whole article with one passage marked."""
    at = PassageAt(opened.article.article_id, passage.passage_id)
    marks = [Mark(passage.start, passage.end, "current")]
    trail = f'<nav class="trail">{_takings(passage, texts)}{_permalink(at, opened, texts)}</nav>'
    return _sheet(opened, texts, place=at.href, trail=trail, marks=marks, numbers=[])


def open_citation(opened: Opened, cited: CitedPassage, answer: Answer, turn: int, texts: Texts) -> str:
    """The whole article with the cited passage marked, its best sentence stronger, and the answer's other citations.

    The first marked stretch of the cited passage bears the class "here": the page scrolls to it.
    """
    here = [other for other in answer.passages if other.passage.article_id == opened.article.article_id]
    here.sort(key=lambda other: (other.passage.start, other.rank))
    marks = [
        Mark(other.passage.start, other.passage.end, "current" if other.rank == cited.rank else "cited")
        for other in here
    ]
    marks += [Mark(best.sentence.start, best.sentence.end, "best") for best in cited.evidence[:1]]
    numbers = [(other.passage.start, Citation(turn, other.rank)) for other in here]
    trail = _trail(here, cited, turn, opened, texts)
    return _sheet(opened, texts, place=Citation(turn, cited.rank).href, trail=trail, marks=marks, numbers=numbers)


def notice(sentence: str, texts: Texts) -> str:
    """A sheet that only says why nothing can be shown."""
    return f'<div class="sheet" lang="{texts.html_lang}"><p class="notice">{literal(sentence)}</p></div>'


def _sheet(
    opened: Opened,
    texts: Texts,
    *,
    place: str,
    trail: str,
    marks: Sequence[Mark],
    numbers: Sequence[tuple[int, Citation]],
) -> str:
    article, holding, reprints, found = opened
    extent = literal(texts.source.passages.format(chars=holding.chars, passages=holding.passages))
    within = f'<button type="button" class="within" data-article="{literal(article.article_id)}">'
    within += f"{literal(texts.scope.only_this)}</button>"
    removed = summary(found, texts) + around(found, texts) if found is not None else ""
    paragraphs = "".join(_paragraphs(article.text, marks, numbers, in_place(found) if found is not None else [], texts))
    return (
        f'<div class="sheet" lang="{texts.html_lang}" data-place="{place}">'
        f"<header><h2>{heading(article.attribution, holding.opening, texts)}</h2>"
        f"{by_paragraph(article.attribution, texts)}{web_address(article.attribution)}"
        f'<p class="file">{file_name(holding, texts)}{SEPARATOR}{extent}{SEPARATOR}{within}</p>'
        f"{elsewhere(reprints, texts)}</header>"
        f"{trail}<article>{paragraphs}</article>{removed}{_switch(found, texts)}</div>"
    )


def _switch(found: Offcuts | None, texts: Texts) -> str:
    """What shows and hides what cleaning took away."""
    is_on = "false" if found is None else "true"
    words = literal(texts.reader.show_cleaned)
    button = f'<button type="button" class="switch" role="switch" aria-checked="{is_on}">{words}</button>'
    return f'<div class="foot">{button}</div>'


def _trail(here: Sequence[CitedPassage], cited: CitedPassage, turn: int, opened: Opened, texts: Texts) -> str:
    """The numbers of the answer's citations in this article, in reading order, the open one told apart."""
    at = [other.rank for other in here].index(cited.rank)
    numbers = " ".join(_number(Citation(turn, other.rank), "open" if other is cited else "") for other in here)
    previous = _step(texts.reader.previous, here[at - 1].rank if at > 0 else None, turn)
    following = _step(texts.reader.next, here[at + 1].rank if at + 1 < len(here) else None, turn)
    takings = _takings(cited.passage, texts)
    steps = f'<span class="steps">{previous}{following}</span>' if len(here) > 1 else ""
    link = _permalink(PassageAt(cited.passage.article_id, cited.passage.passage_id), opened, texts)
    return f'<nav class="trail"><span>{literal(texts.reader.cited_here)} {numbers}</span>{takings}{link}{steps}</nav>'


def _takings(passage: Passage, texts: Texts) -> str:
    return f'<span class="tools">{SEPARATOR.join(taking_links(passage, texts))}</span>'


def _permalink(at: PassageAt, opened: Opened, texts: Texts) -> str:
    """A link that opens the page at the passage as it is shown, to be kept."""
    hint = literal(texts.reader.permalink_hint)
    address = literal(at.permalink + (SHOWN if opened.offcuts is not None else ""))
    return f'<a class="permalink" href="{address}" title="{hint}">{literal(texts.reader.permalink)}</a>'


def _number(citation: Citation, name: str) -> str:
    return f'<a class="number {name}" href="{citation.href}">[{citation.rank}]</a>'


def _step(word: str, rank: int | None, turn: int) -> str:
    if rank is None:
        return f'<span class="step off" role="link" aria-disabled="true">{literal(word)}</span>'
    return f'<a class="step" href="{Citation(turn, rank).href}">{literal(word)}</a>'


def _paragraphs(
    text: str,
    marks: Sequence[Mark],
    numbers: Sequence[tuple[int, Citation]],
    removed: Sequence[Offcut],
    texts: Texts,
) -> Iterator[str]:
    """Each paragraph as a <p>, with the number of a citation before the paragraph that it begins in."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        begun = [citation for at, citation in numbers if start <= at < end]
        labels = "".join(_number(citation, "margin") for citation in begun)
        here = [one for one in removed if start <= one.place <= end]
        yield f"<p>{labels}{''.join(_stretches(paragraph, start, marks, here, texts))}</p>"
        start = end + 1


def _stretches(
    paragraph: str, start: int, marks: Sequence[Mark], removed: Sequence[Offcut], texts: Texts
) -> Iterator[str]:
    """The paragraph, which begins at `start`, with the removed pieces at their places in it."""
    begin = start
    for place, found in groupby(removed, lambda one: one.place):
        yield marked(paragraph[begin - start : place - start], marks, offset=begin) + pieces(found, texts)
        begin = place
    yield marked(paragraph[begin - start :], marks, offset=begin)
