"""What is said of an article, and where: on its page, or beside it by its format."""

from collections.abc import Iterator
from typing import Any

from index.articles import Attribution, Origin, Span
from index.drafts import Draft

# What a whole file may declare for each of its articles; a title and authors are one article's.
SHARED = ("publication", "date", "column", "url")
FORMAT = "format"


def attributed(draft: Draft, declared: Attribution, *, is_alone: bool) -> tuple[Attribution, tuple[Origin, ...]]:
    """The article's attribution and where each field was read; what the page prints comes before what is declared.

    `declared` is what the format says of the whole source, of which the article is all or, not `is_alone`, a part.
    """
    fields: dict[str, Any] = {}
    origins: list[Origin] = []
    for name, value, spans in _printed(draft):
        fields[name] = value
        origins.append(Origin(name, spans))
    for name in Attribution.__dataclass_fields__:
        value = getattr(declared, name)
        if value and name not in fields and (is_alone or name in SHARED):
            fields[name] = value
            origins.append(Origin(name, declared_by=FORMAT))
    return Attribution(**fields), tuple(origins)


def _printed(draft: Draft) -> Iterator[tuple[str, object, tuple[Span, ...]]]:
    """(field, value, where it stands) of what the page prints."""
    for name, printed in (("title", draft.title), ("column", draft.column)):
        if printed:
            yield name, printed.text, printed.spans
    said = draft.credits
    said.add(draft.meta)
    for name, place in said.places.items():
        value = getattr(said, name)
        yield name, tuple(value) if name == "authors" else value, (place,)
