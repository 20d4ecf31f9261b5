"""How an article is listed: for programs as JSON, for people as a line."""

from collections.abc import Sequence
from dataclasses import asdict

from index.articles import Holding


def holding_json(holding: Holding, reprints: Sequence[Holding]) -> dict[str, object]:
    """The article as the command contract lists it; what the source does not say is null or []."""
    return {
        "article_id": holding.article_id,
        "source_id": holding.source_id,
        "file": holding.file,
        **asdict(holding.attribution),
        "spans": holding.spans,
        "origins": {name: declared_by or spans for name, spans, declared_by in holding.origins},
        "chars": holding.chars,
        "passages": holding.passages,
        "also_in": [other.article_id for other in reprints],
    }


def article_line(holding: Holding, reprints: Sequence[Holding]) -> str:
    attribution = holding.attribution
    title = attribution.title or f"(untitled) {holding.opening}…"
    rest = [" ".join(attribution.authors), attribution.publication, attribution.date, holding.file]
    also_in = f"(also in {', '.join(place_of(other, holding) for other in reprints)})" if reprints else None
    return "  ".join([holding.article_id, title, *(one for one in [*rest, also_in] if one)])


def place_of(other: Holding, holding: Holding) -> str:
    """Where another article stands, seen from this one: its file, or its record where they share the file."""
    return other.source_id if other.file == holding.file else other.file
