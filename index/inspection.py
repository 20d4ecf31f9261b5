"""How a file was read: its articles, where each of their fields was read, and what stands in none of them."""

from collections.abc import Iterable, Iterator, Sequence

from index.articles import CutSource, Holding, Origin, Removal, Source
from index.listing import article_line, holding_json
from index.sidecar import HAND

MOST_SHOWN = 60

# An article with its reprints.
Listed = tuple[Holding, Sequence[Holding]]


def inspection_json(cut: CutSource, listed: Iterable[Listed]) -> dict[str, object]:
    """One source as a JSON object; every stretch with its words."""
    source = cut.source
    return {
        "file": source.file,
        "source_id": source.source_id,
        "encoding": source.encoding,
        "notes": source.notes,
        "text": source.text,
        "articles": [holding_json(holding, reprints) for holding, reprints in listed],
        "left_out": [
            {"start": one.start, "end": one.end, "reason": one.reason, "text": source.text[one.start : one.end]}
            for one in cut.left_out
        ],
    }


def inspection_lines(cut: CutSource, listed: Iterable[Listed]) -> Iterator[str]:
    """One source, for people to read."""
    source = cut.source
    yield f"{source.file}  {source.encoding}"
    yield from (f"  note: {note}" for note in source.notes)
    for holding, reprints in listed:
        yield f"  {article_line(holding, reprints)}"
        yield from (f"    {_origin(source, origin)}" for origin in holding.origins)
    if cut.left_out:
        yield "  left out"
        yield from (f"    {_removal(source, one)}" for one in cut.left_out)


def _origin(source: Source, origin: Origin) -> str:
    if origin.declared_by == HAND:
        return f"{origin.field:<12} corrected by hand"
    if origin.declared_by:
        return f"{origin.field:<12} declared by its {origin.declared_by}"
    words = " … ".join(_shown(source.text[start:end]) for start, end in origin.spans)
    return f"{origin.field:<12} {origin.spans[0].start:>8}  {words}"


def _removal(source: Source, one: Removal) -> str:
    return f"{one.reason:<20} {one.start:>8}  {_shown(source.text[one.start : one.end])}"


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}… ({len(words)} characters)"
