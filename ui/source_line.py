"""The parts of the line that says where a text comes from, as far as its source says it."""

from collections.abc import Sequence

from index.articles import Attribution, Holding
from ui.markup import literal
from ui.place import WholeArticle
from ui.texts.texts import Texts

SEPARATOR = '<span class="dot"> · </span>'


def heading(attribution: Attribution, opening: str, texts: Texts) -> str:
    """The title in 《》; for want of one, the article's first words, said to be that."""
    if attribution.title is not None:
        return f'<cite class="title">{literal(texts.source.title.format(title=attribution.title))}</cite>'
    return f'<span class="untitled">{literal(texts.source.untitled.format(opening=" ".join(opening.split())))}</span>'


def byline(attribution: Attribution, texts: Texts) -> str:
    """Authors (affiliation) · publication · column · date; what the source does not say is left out, all of it: ''."""
    authors = texts.source.list_separator.join(attribution.authors)
    if attribution.affiliation:
        authors += (
            texts.source.affiliation.format(affiliation=attribution.affiliation) if authors else attribution.affiliation
        )
    column = texts.source.column.format(column=attribution.column) if attribution.column else None
    said = (authors, attribution.publication, column, attribution.date)
    return SEPARATOR.join(f"<span>{literal(part)}</span>" for part in said if part)


def by_paragraph(attribution: Attribution, texts: Texts) -> str:
    """The byline as a paragraph of its own, '' if there is none."""
    by = byline(attribution, texts)
    return f'<p class="by">{by}</p>' if by else ""


def web_address(attribution: Attribution) -> str:
    """Where the source says that it is on the web, as a paragraph with a link; '' if it does not say."""
    if attribution.url is None:
        return ""
    url = literal(attribution.url)
    if attribution.url.startswith(("https://", "http://")):
        url = f'<a href="{url}" target="_blank" rel="noopener noreferrer">{url}</a>'
    return f'<p class="url">{url}</p>'


def file_name(holding: Holding, texts: Texts, page: int | None = None) -> str:
    """The file, the record in it when the file holds records of their own, and the page when it has pages."""
    names = [texts.source.file.format(file=holding.file)]
    if holding.source_id != holding.file:
        names.append(texts.source.source_id.format(source_id=holding.source_id))
    if page is not None:
        names.append(texts.source.page.format(page=page))
    return SEPARATOR.join(map(literal, names))


def elsewhere(others: Sequence[Holding], texts: Texts) -> str:
    """The other articles that hold the same text, each a link to it with its file, '' if there are none."""
    if not others:
        return ""
    links = (
        f'<a href="{WholeArticle(other.article_id).href}">{heading(other.attribution, other.opening, texts)}</a>'
        f' <span class="file">{file_name(other, texts)}</span>'
        for other in others
    )
    return f'<div class="also">{literal(texts.source.also_in)}{SEPARATOR.join(links)}</div>'
