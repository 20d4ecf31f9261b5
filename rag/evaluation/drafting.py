"""Questions drafted from a library's own articles."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import chain, pairwise

from index.articles import Article
from index.library import Library
from index.passages import Range, paragraph_ranges, sentence_ranges
from index.scripts import is_han
from index.words import words
from rag.evaluation.blanks import drafted
from rag.evaluation.draft import Draft, DraftKind
from rag.headline import as_question
from rag.points import announced, opening, points

PER_ARTICLE = 3
# So many articles are drafted from, evenly spread, and so many looked at to know which words are rare.
ARTICLES, KNOWN = 100, 2_000
# A question without a word that few of the articles hold could be on any of them.
RARE_SHARE, RARE_LEAST = 0.02, 2
# Without points to count, a text under a headline is known by how so many of its paragraphs begin.
PARAGRAPHS, TELLING = 5, 8
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|\b)")
YEARS_AWAY = 10
# What is about one event or figure, which another year or place has not.
SWAPPED = (DraftKind.NUMBER, DraftKind.DATE, DraftKind.BLANK)
PLACES = re.findall(
    "..",
    "北京上海天津重庆河北山西辽宁吉林江苏浙江安徽福建江西山东河南湖北湖南广东海南四川贵州云南陕西甘肃青海广西西藏宁夏新疆香港澳门台湾",
)


def drafts(library: Library) -> list[Draft]:
    """Questions on articles spread over the library, and near misses that no article should answer; always the same."""
    ids = [holding.article_id for holding in library.holdings()]
    known = [library.article(one) for one in _spread(ids, KNOWN)]
    rare = _rare(known)
    found: list[Draft] = []
    asked: set[str] = set()
    for article_id in _spread(ids, ARTICLES):
        for draft in _of_article(library.article(article_id), rare):
            if draft.question not in asked:
                asked.add(draft.question)
                found.append(draft)
    return [*found, *_near_misses(found, "\n".join(article.text for article in known))]


def _of_article(article: Article, rare: set[str]) -> list[Draft]:
    """The article's questions, of as many kinds as there are."""
    by_kind: dict[DraftKind, list[Draft]] = defaultdict(list)
    for draft in chain(_whole(article), _sentences(article)):
        if _is_telling(draft, rare):
            by_kind[draft.kind].append(draft)
    order = [draft for one in _turns(by_kind.values()) for draft in one]
    language = "zh" if is_han(article.text) else "und"
    return [replace(one, article_id=article.article_id, language=language) for one in order[:PER_ARTICLE]]


def _is_telling(draft: Draft, rare: set[str]) -> bool:
    """Whether the question has a rare word; and so has the answer, where that is a name."""
    told = [draft.question, *(draft.nuggets if draft.kind is DraftKind.SPEAKER else ())]
    return all(rare.intersection(words(one)) for one in told)


def _whole(article: Article) -> Iterator[Draft]:
    """Questions that the article, or the text below one of its headings, answers as a whole."""
    paragraphs = list(paragraph_ranges(article.text))
    ranges, begins = list(chain.from_iterable(paragraphs)), {sentences[0] for sentences in paragraphs}
    texts = [article.text[one.start : one.end] for one in ranges]
    title = as_question(article.attribution.title or "")
    nuggets = points(texts) or _paragraphs(texts, ranges, begins)
    if title and nuggets:
        yield Draft(DraftKind.TITLE, title, nuggets)
    if found := announced(texts):
        yield Draft(DraftKind.POINTS, *found)
    headings = [place for place, one in enumerate(ranges) if one.is_heading]
    for place, after in pairwise([*headings, len(ranges)]):
        question, below = as_question(texts[place]), slice(place + 1, after)
        nuggets = points(texts[below]) or _paragraphs(texts[below], ranges[below], begins)
        if question and nuggets:
            yield Draft(DraftKind.HEADING, question, nuggets)


def _sentences(article: Article) -> Iterator[Draft]:
    for one in sentence_ranges(article.text):
        if not one.is_heading:
            yield from drafted(article.text[one.start : one.end])


def _paragraphs(texts: Sequence[str], ranges: Sequence[Range], begins: Set[Range]) -> tuple[str, ...]:
    """How the first paragraphs begin, of which `begins` are the first sentences."""
    first = [text for text, one in zip(texts, ranges, strict=True) if one in begins and not one.is_heading]
    begun = dict.fromkeys(map(opening, first))
    return tuple(one for one in begun if len(one) >= TELLING)[:PARAGRAPHS]


def _near_misses(found: Sequence[Draft], text: str) -> Iterator[Draft]:
    """Questions with a year or a place put in that no article names."""
    places = [one for one in PLACES if one not in text]
    for draft in found:
        if draft.kind not in SWAPPED:
            continue
        year = YEAR.search(draft.question)
        place = next((one for one in PLACES if one in draft.question), None)
        other = _other_year(int(year.group()), text) if year else None
        if year and other:
            question = draft.question.replace(year.group(), other)
        elif place and places:
            question = draft.question.replace(place, places[0])
        else:
            continue
        yield Draft(DraftKind.NEAR_MISS, question, language=draft.language)


def _other_year(year: int, text: str) -> str | None:
    """The nearest year that no article names."""
    around = (str(year + sign * away) for away in range(1, YEARS_AWAY + 1) for sign in (1, -1))
    return next((one for one in around if one not in text), None)


def _rare(articles: Sequence[Article]) -> set[str]:
    """The words that only few of the articles hold."""
    held = Counter(chain.from_iterable({*words(article.text)} for article in articles))
    most = max(RARE_LEAST, RARE_SHARE * len(articles))
    return {word for word, count in held.items() if count <= most and len(word) > 1}


def _spread(items: Sequence[str], count: int) -> Sequence[str]:
    """At most so many of the items, evenly spread."""
    return items[:: -(-len(items) // count) or 1]


def _turns(groups: Iterable[Sequence[Draft]]) -> Iterator[list[Draft]]:
    """The first of each group, then the second of each, and so on."""
    waiting = list(groups)
    for turn in range(max(map(len, waiting), default=0)):
        yield [group[turn] for group in waiting if turn < len(group)]
