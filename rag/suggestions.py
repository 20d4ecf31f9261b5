"""What one may ask next: questions that the articles of an answer answer, in their own words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest

from index.articles import Article
from index.enumeration import POINT
from index.passages import sentence_ranges
from index.words import words
from rag.headline import as_question
from rag.points import announced

MOST = 3
ARTICLES = 3
# Of its words, a question that was asked already has at least so many.
FAMILIAR = 0.7


def suggestions(asked: Sequence[str], articles: Iterable[Article]) -> tuple[str, ...]:
    """A few questions from the headings, points and titles of the articles, one of each in turn.

    None is one of those `asked` in other words.
    """
    found: list[str] = []
    turns = zip_longest(*(_questions(article) for article, _ in zip(articles, range(ARTICLES), strict=False)))
    for question in filter(None, chain.from_iterable(turns)):
        if not any(_is_familiar(question, one) for one in (*asked, *found)):
            found.append(question)
        if len(found) == MOST:
            break
    return tuple(found)


def _questions(article: Article) -> Iterator[str]:
    """What the article answers, as far as its own words say so."""
    ranges = list(sentence_ranges(article.text))
    texts = [article.text[one.start : one.end] for one in ranges]
    if listed := announced(texts):
        yield listed[0]
    for text, one in zip(texts, ranges, strict=True):
        if (one.is_heading or POINT.match(text)) and (question := as_question(POINT.sub("", text, count=1))):
            yield question
    if question := as_question(article.attribution.title or ""):
        yield question


def _is_familiar(question: str, asked: str) -> bool:
    ours = set(words(question))
    return len(ours & set(words(asked))) >= FAMILIAR * len(ours)
