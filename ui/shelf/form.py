"""The form in which what is said of an article is corrected, and what comes back from it."""

from collections.abc import Mapping
from dataclasses import replace

from index.articles import Attribution, Holding
from index.readers.declared import names
from ui.collection import MAX_VALUE_CHARS
from ui.markup import exact, literal
from ui.texts.shelf import ShelfTexts
from ui.texts.texts import Texts

FIELDS = ("title", "authors", "affiliation", "publication", "date", "column")


def form(holding: Holding, texts: Texts) -> str:
    """A fold with a field for each thing that can be corrected, holding what is said now."""
    words = texts.shelf
    fields = "".join(_field(name, holding.attribution, words) for name in FIELDS)
    return (
        f'<details class="correct"><summary>{literal(words.correct)}</summary>'
        f'<form data-article="{literal(holding.article_id)}">{fields}'
        f"<button>{literal(words.save)}</button></form></details>"
    )


def filled_in(fields: Mapping[str, object], before: Attribution) -> Attribution:
    """What the form says of the article; a field that it does not have stays as it was."""
    said: dict[str, str] = {name: value for name in FIELDS if isinstance(value := fields.get(name), str)}
    authors = tuple(names(said.pop("authors"))) if "authors" in said else before.authors
    return replace(before, authors=authors, **{name: value.strip() or None for name, value in said.items()})


def _field(name: str, said: Attribution, words: ShelfTexts) -> str:
    labels = {
        "title": words.title,
        "authors": words.authors,
        "affiliation": words.affiliation,
        "publication": words.field_publication,
        "date": words.date,
        "column": words.column,
    }
    hints = {"authors": words.authors_hint, "date": words.date_hint}
    value = words.author_separator.join(said.authors) if name == "authors" else getattr(said, name) or ""
    hint = f' placeholder="{literal(hints[name])}"' if name in hints else ""
    return (
        f"<label><span>{literal(labels[name])}</span>"
        f'<input name="{name}" value="{exact(value)}" maxlength="{MAX_VALUE_CHARS}"{hint}></label>'
    )
