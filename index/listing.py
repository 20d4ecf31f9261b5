"""How an article is listed: for programs as JSON, for people as a line."""

from dataclasses import asdict

from index.articles import Holding


def holding_json(holding: Holding) -> dict[str, object]:
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
    }


def article_line(holding: Holding) -> str:
    attribution = holding.attribution
    title = attribution.title or f"(untitled) {holding.opening}…"
    rest = [" ".join(attribution.authors), attribution.publication, attribution.date, holding.file]
    return "  ".join([holding.article_id, title, *(one for one in rest if one)])
