"""How the passages spread over articles and years, as bars with their numbers."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rag.overview import Overview
from ui.map.glyph import glyph, tone
from ui.markup import literal
from ui.place import WholeArticle
from ui.source_line import heading
from ui.texts.texts import Texts

MAX_YEARS = 30


class _Bar(NamedTuple):
    """Some passages by name; those that are only the rest have a number and no length, which would dwarf the others."""

    name: str
    passages: int
    is_rest: bool = False


def article_bars(overview: Overview, texts: Texts) -> str:
    """The articles of most passages, each a link beside its look on the map; and how many all others have."""
    bars = []
    for number, holding in enumerate(overview.largest):
        look = f'<svg class="look {tone(number)}" viewBox="0 0 12 12" aria-hidden="true">{glyph(number, 6, 6, 4)}</svg>'
        name = heading(holding.attribution, holding.opening, texts)
        link = f'<a href="{WholeArticle(holding.article_id).href}">{look}{name}</a>'
        bars.append(_Bar(link, holding.passages))
    rest = overview.articles - len(bars)
    if rest > 0:
        others = literal(texts.map.other_articles.format(count=f"{rest:,}"))
        bars.append(_Bar(others, overview.passages - sum(bar.passages for bar in bars), is_rest=True))
    return _bars(texts.map.per_article, bars)


def year_bars(years: Mapping[str, int], texts: Texts) -> str:
    """The years, those before the latest MAX_YEARS together, and what has no date."""
    dated = {year: count for year, count in years.items() if year}
    latest = list(dated)[-MAX_YEARS:]
    bars = [_Bar(literal(year), dated[year]) for year in latest]
    if earlier := sum(count for year, count in dated.items() if year not in latest):
        bars.insert(0, _Bar(literal(texts.map.earlier.format(year=latest[0])), earlier, is_rest=True))
    if undated := years.get(""):
        bars.append(_Bar(literal(texts.map.undated), undated))
    return _bars(texts.map.per_year, bars)


def _bars(name: str, bars: Iterable[_Bar]) -> str:
    bars = list(bars)
    longest = max(bar.passages for bar in bars if not bar.is_rest)
    entries = "".join(
        f'<li><span class="name">{bar.name}</span>'
        f'<span class="bar" style="--share: {0 if bar.is_rest else bar.passages / longest:.3f}"></span>'
        f'<span class="count">{bar.passages:,}</span></li>'
        for bar in bars
    )
    return f'<section class="bars"><h3>{literal(name)}</h3><ol>{entries}</ol></section>'
