"""The map's room as HTML: the picture, what it shows of the answer, and the bars."""

from collections.abc import Sequence

from rag.overview import Overview
from ui.map.bars import article_bars, year_bars
from ui.map.picture import Lit, picture
from ui.markup import literal
from ui.place import Citation
from ui.talk.talk import Talk
from ui.texts.texts import Texts


def chart(overview: Overview, lit: Sequence[Lit], texts: Texts) -> str:
    """The whole collection, with what the answer cites lit up."""
    words = texts.map
    if not overview.points:
        return notice(words.empty, texts)
    count = words.count.format(articles=f"{overview.articles:,}", passages=f"{overview.passages:,}")
    sampled = words.sampled.format(shown=f"{len(overview.points):,}") if overview.is_sample else ""
    body = (
        f'<p class="hint">{literal(words.hint)}</p>{_paragraph(sampled)}{_citations(overview, lit, texts)}'
        f'<div class="picture">{picture([*overview.points, *overview.guests], overview.holdings, lit, texts)}'
        f'<div class="tip" aria-hidden="true" hidden></div></div>'
        f"{article_bars(overview, texts)}{year_bars(overview.years, texts)}"
    )
    return _sheet(_heading(words.name, count), body, texts)


def waiting(texts: Texts) -> str:
    """What stands there until the map is drawn; its class "drawing" has the page ask for it."""
    body = f'<p class="notice drawing" role="status">{literal(texts.map.drawing)}</p>'
    return _sheet(_heading(texts.map.name, ""), body, texts)


def notice(sentence: str, texts: Texts) -> str:
    """Why there is no map."""
    return _sheet(_heading(texts.map.name, ""), f'<p class="notice">{literal(sentence)}</p>', texts)


def latest(talk: Talk) -> list[Lit]:
    """What the latest answer of the talk cites, nothing if it found none."""
    turn = next((turn for turn in reversed(talk.turns) if turn.answer is not None), None)
    if turn is None or turn.answer is None or not turn.answer.answered:
        return []
    return [Lit(cited.rank, Citation(turn.number, cited.rank).href, cited.passage) for cited in turn.answer.passages]


def _citations(overview: Overview, lit: Sequence[Lit], texts: Texts) -> str:
    """The numbers that are on the map, and those that are not, each a link; '' without an answer."""
    drawn = {point.passage_id for point in (*overview.points, *overview.guests)}
    shown = [one for one in lit if one.passage.passage_id in drawn]
    missing = [one for one in lit if one.passage.passage_id not in drawn]
    lines = [(texts.map.lit, shown), (texts.map.not_drawn, missing)]
    said = (f"<span>{literal(words)} {' '.join(map(_number, those))}</span>" for words, those in lines if those)
    return f'<p class="citations">{" ".join(said)}</p>' if lit else ""


def _number(lit: Lit) -> str:
    return f'<a class="number" href="{lit.href}">[{lit.rank}]</a>'


def _paragraph(words: str) -> str:
    return f'<p class="hint">{literal(words)}</p>' if words else ""


def _heading(name: str, by: str) -> str:
    return f'<header><h2>{literal(name)}</h2><p class="by">{literal(by)}</p></header>'


def _sheet(header: str, body: str, texts: Texts) -> str:
    return f'<div class="sheet overview" lang="{texts.html_lang}">{header}{body}</div>'
