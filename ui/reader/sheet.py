"""The source side of the desk: an article in full, with what an answer cites of it marked where it stands."""

from collections.abc import Iterator, Sequence

from index.articles import Article, Holding, Passage
from rag.answer import Answer, CitedPassage
from ui.markup import literal
from ui.place import Citation, PassageAt, WholeArticle
from ui.quotation import Mark, marked
from ui.source_line import SEPARATOR, by_paragraph, elsewhere, file_name, heading, web_address
from ui.texts.texts import Texts
from ui.tray.taking import taking_links


def open_article(article: Article, holding: Holding, reprints: Sequence[Holding], texts: Texts) -> str:
    """The whole article, nothing marked."""
    place = WholeArticle(article.article_id).href
    return _sheet(article, holding, reprints, texts, place=place, trail="", marks=[], numbers=[])


def open_passage(
    article: Article, passage: Passage, holding: Holding, reprints: Sequence[Holding], texts: Texts
) -> str:
    """The whole article with one passage marked."""
    at = PassageAt(article.article_id, passage.passage_id)
    marks = [Mark(passage.start, passage.end, "current")]
    trail = f'<nav class="trail">{_takings(passage, texts)}{_permalink(at, texts)}</nav>'
    return _sheet(article, holding, reprints, texts, place=at.href, trail=trail, marks=marks, numbers=[])


def open_citation(
    article: Article, cited: CitedPassage, answer: Answer, turn: int, reprints: Sequence[Holding], texts: Texts
) -> str:
    """The whole article with the cited passage marked, its best sentence stronger, and the answer's other citations.

    The first marked stretch of the cited passage bears the class "here": the page scrolls to it.
    """
    here = [other for other in answer.passages if other.passage.article_id == article.article_id]
    here.sort(key=lambda other: (other.passage.start, other.rank))
    marks = [
        Mark(other.passage.start, other.passage.end, "current" if other.rank == cited.rank else "cited")
        for other in here
    ]
    marks += [Mark(best.sentence.start, best.sentence.end, "best") for best in cited.evidence[:1]]
    numbers = [(other.passage.start, Citation(turn, other.rank)) for other in here]
    trail = _trail(here, cited, turn, texts)
    place = Citation(turn, cited.rank).href
    return _sheet(article, cited.article, reprints, texts, place=place, trail=trail, marks=marks, numbers=numbers)


def notice(sentence: str, texts: Texts) -> str:
    """A sheet that only says why nothing can be shown."""
    return f'<div class="sheet" lang="{texts.html_lang}"><p class="notice">{literal(sentence)}</p></div>'


def _sheet(
    article: Article,
    holding: Holding,
    reprints: Sequence[Holding],
    texts: Texts,
    *,
    place: str,
    trail: str,
    marks: Sequence[Mark],
    numbers: Sequence[tuple[int, Citation]],
) -> str:
    extent = literal(texts.source.passages.format(chars=holding.chars, passages=holding.passages))
    within = f'<button type="button" class="within" data-article="{literal(article.article_id)}">'
    within += f"{literal(texts.scope.only_this)}</button>"
    return (
        f'<div class="sheet" lang="{texts.html_lang}" data-place="{place}">'
        f"<header><h2>{heading(article.attribution, holding.opening, texts)}</h2>"
        f"{by_paragraph(article.attribution, texts)}{web_address(article.attribution)}"
        f'<p class="file">{file_name(holding, texts)}{SEPARATOR}{extent}{SEPARATOR}{within}</p>'
        f"{elsewhere(reprints, texts)}</header>"
        f"{trail}<article>{''.join(_paragraphs(article.text, marks, numbers))}</article></div>"
    )


def _trail(here: Sequence[CitedPassage], cited: CitedPassage, turn: int, texts: Texts) -> str:
    """The numbers of the answer's citations in this article, in reading order, the open one told apart."""
    at = [other.rank for other in here].index(cited.rank)
    numbers = " ".join(_number(Citation(turn, other.rank), "open" if other is cited else "") for other in here)
    previous = _step(texts.reader.previous, here[at - 1].rank if at > 0 else None, turn)
    following = _step(texts.reader.next, here[at + 1].rank if at + 1 < len(here) else None, turn)
    takings = _takings(cited.passage, texts)
    steps = f'<span class="steps">{previous}{following}</span>' if len(here) > 1 else ""
    link = _permalink(PassageAt(cited.passage.article_id, cited.passage.passage_id), texts)
    return f'<nav class="trail"><span>{literal(texts.reader.cited_here)} {numbers}</span>{takings}{link}{steps}</nav>'


def _takings(passage: Passage, texts: Texts) -> str:
    return f'<span class="tools">{SEPARATOR.join(taking_links(passage, texts))}</span>'


def _permalink(at: PassageAt, texts: Texts) -> str:
    """A link that opens the page at the passage, to be kept."""
    hint = literal(texts.reader.permalink_hint)
    return f'<a class="permalink" href="{literal(at.permalink)}" title="{hint}">{literal(texts.reader.permalink)}</a>'


def _number(citation: Citation, name: str) -> str:
    return f'<a class="number {name}" href="{citation.href}">[{citation.rank}]</a>'


def _step(word: str, rank: int | None, turn: int) -> str:
    if rank is None:
        return f'<span class="step off" role="link" aria-disabled="true">{literal(word)}</span>'
    return f'<a class="step" href="{Citation(turn, rank).href}">{literal(word)}</a>'


def _paragraphs(text: str, marks: Sequence[Mark], numbers: Sequence[tuple[int, Citation]]) -> Iterator[str]:
    """Each paragraph as a <p>, with the number of a citation before the paragraph that it begins in."""
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        begun = [citation for at, citation in numbers if start <= at < end]
        labels = "".join(_number(citation, "margin") for citation in begun)
        yield f"<p>{labels}{marked(paragraph, marks, offset=start)}</p>"
        start = end + 1
