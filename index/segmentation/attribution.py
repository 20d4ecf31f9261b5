"""What is said of an article, and where: on its page, or beside it by its format."""

from collections.abc import Iterator, Sequence
from typing import Any

from index.articles import Attribution, Origin, Span
from index.segmentation.credits import FIELDS
from index.segmentation.drafts import Draft
from index.sidecar import Overrides

# What a whole file may declare for each of its articles; a title and authors are one article's, but for a book's.
SHARED = ("publication", "date", "column", "url")
OF_A_BOOK = (*SHARED, "authors")
FORMAT = "format"

# What a user says of a source, and where: of two, the later holds.
Corrections = Sequence[tuple[str, Overrides]]


def attributed(
    draft: Draft, declared: Attribution, corrections: Corrections, opening: str, *, is_alone: bool, is_book: bool
) -> tuple[Attribution, tuple[Origin, ...]]:
    """The article's attribution and where each field was read.

    What the page prints comes before what is `declared` by the format of the whole source, of which the article is all
    or, not `is_alone`, a part, and of a book a chapter; what the user says of the article that begins with `opening`
    comes before both.
    """
    fields: dict[str, Any] = {}
    shared = OF_A_BOOK if is_book else SHARED
    origins: dict[str, Origin] = {}
    for name, value, spans in _printed(draft):
        fields[name] = value
        origins[name] = Origin(name, spans)
    for name in Attribution.__dataclass_fields__:
        value = getattr(declared, name)
        if value and name not in fields and (is_alone or name in shared):
            fields[name] = value
            origins[name] = Origin(name, declared_by=FORMAT)
    title = fields.get("title")
    for said_by, overrides in corrections:
        for name, value in overrides.for_article(title, opening, alone=is_alone).items():
            fields[name] = value
            origins[name] = Origin(name, declared_by=said_by)
    return Attribution(**fields), tuple(origin for name, origin in origins.items() if fields[name])


def _printed(draft: Draft) -> Iterator[tuple[str, object, tuple[Span, ...]]]:
    """(field, value, where it stands) of what the page prints."""
    for name, printed in (("title", draft.title), ("column", draft.column)):
        if printed:
            yield name, printed.text, printed.spans
    said = {name: credits for credits in (draft.meta, draft.credits) for name in credits.places}
    for name in FIELDS:
        if name in said:
            value = getattr(said[name], name)
            yield name, tuple(value) if name == "authors" else value, (said[name].places[name],)
