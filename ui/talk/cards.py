"""The passages of an answer as the conversation shows them: a card for each article, with what it says."""

from collections.abc import Sequence

from rag.answer import Answer, CitedPassage
from rag.highlights import highlights
from ui.markup import folded_away, literal
from ui.place import Citation
from ui.quotation import Mark, marked
from ui.source_line import SEPARATOR, byline, elsewhere, file_name, heading
from ui.talk.act import VERDICTS, Act
from ui.talk.talk import Turn
from ui.texts.texts import Texts

IN_SIGHT = 2  # passages of one article


def cards(turn: Turn, answer: Answer, texts: Texts) -> list[str]:
    """A card for each article, the one with the best passage first; in each its passages, best first."""
    by_article: dict[str, list[CitedPassage]] = {}
    for cited in answer.passages:
        by_article.setdefault(cited.passage.article_id, []).append(cited)
    return [_card(passages, turn, answer, texts) for passages in by_article.values()]


def _card(passages: Sequence[CitedPassage], turn: Turn, answer: Answer, texts: Texts) -> str:
    shown = [_quotation(cited, turn, answer, texts) for cited in passages]
    first, rest = "".join(shown[:IN_SIGHT]), shown[IN_SIGHT:]
    more = folded_away(texts.talk.more_here.format(count=len(rest)), "".join(rest)) if rest else ""
    return f'<div class="card">{first}{more}{_source(passages[0], turn.number, texts)}</div>'


def _quotation(cited: CitedPassage, turn: Turn, answer: Answer, texts: Texts) -> str:
    """The passage with its best sentence marked and the question's words told apart, then what can be done with it."""
    passage = cited.passage
    marks = [Mark(best.sentence.start, best.sentence.end, "best") for best in cited.evidence[:1]]
    found = highlights(answer.resolved, passage.text)
    marks += [Mark(passage.start + start, passage.start + end, "word") for start, end in found]
    quotation = marked(passage.text, marks, offset=passage.start)
    also = elsewhere([twin.article for twin in cited.also_in], texts)
    return f'<div class="passage"><blockquote>{quotation}</blockquote>{_tools(cited, turn, texts)}{also}</div>'


def _tools(cited: CitedPassage, turn: Turn, texts: Texts) -> str:
    """The passage's number as a link to its place in the article, and what the reader may say of it."""
    hint = literal(texts.talk.open_citation.format(number=cited.rank))
    page = texts.source.page.format(page=cited.passage.page) if cited.passage.page is not None else ""
    link = (
        f'<a class="citation" href="{Citation(turn.number, cited.rank).href}" title="{hint}">'
        f'<span class="number">[{cited.rank}]</span> {literal(texts.talk.in_article)}</a>'
    )
    place = SEPARATOR.join(part for part in (link, literal(page)) if part)
    return f'<div class="tools"><span>{place}</span>{_verdicts(cited.rank, turn, texts)}</div>'


def _verdicts(rank: int, turn: Turn, texts: Texts) -> str:
    """What may be said of the passage; once something is said, only that."""
    said = turn.verdicts.get(rank)
    names = texts.talk.verdicts
    if said is not None:
        return f'<span class="verdicts said">{literal(texts.talk.noted.format(verdict=names[said]))}</span>'
    links = (Act(deed, turn.number, rank).link(literal(names[verdict])) for deed, verdict in VERDICTS.items())
    return f'<span class="verdicts">{SEPARATOR.join(links)}</span>'


def _source(cited: CitedPassage, turn: int, texts: Texts) -> str:
    """The title as a link into the reader, then who wrote it, where and when, and the file, small."""
    article = cited.article
    by = byline(article.attribution, texts)
    link = f'<a href="{Citation(turn, cited.rank).href}">{heading(article.attribution, article.opening, texts)}</a>'
    return (
        f'<div class="source">{link}{SEPARATOR + by if by else ""}'
        f'<span class="file">{file_name(article, texts)}</span></div>'
    )
