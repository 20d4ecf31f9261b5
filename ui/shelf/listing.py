"""The articles found: each opens by a click, bears where it comes from, and can be picked out and corrected."""

from collections.abc import Collection

from index.articles import Holding
from index.finding import Found
from ui.markup import literal
from ui.place import WholeArticle
from ui.shelf.form import form
from ui.shelf.shelf import MAX_SHOWN, PAGE
from ui.source_line import SEPARATOR, by_paragraph, file_name, heading
from ui.texts.texts import Texts


def listing(found: Found, total: int, texts: Texts, *, fresh: Collection[str] = (), is_open: bool = False) -> str:
    """The list with how many of `total` articles were found, or a sentence if there is none.

    Articles of the files `fresh` are marked as new. `is_open` says that articles can be removed and corrected.
    """
    words = texts.shelf
    entries = "".join(
        _entry(holding, texts, is_fresh=holding.file in fresh, is_open=is_open) for holding in found.holdings
    )
    removal = (
        f'<div class="picked" hidden><button type="button" class="remove" data-label="{literal(words.remove)}"'
        f' data-confirm="{literal(words.confirm)}"></button></div>'
        if is_open and entries
        else ""
    )
    return (
        f'<div class="sheet shelf" lang="{texts.html_lang}">'
        f'<p class="by count" role="status">{literal(_count(found, total, texts))}</p>'
        f"<ol>{entries}</ol>{_rest(found, texts)}{removal}</div>"
    )


def _count(found: Found, total: int, texts: Texts) -> str:
    if not total:
        return texts.shelf.empty
    if not found.articles:
        return texts.shelf.none_matching
    words = texts.shelf.count if found.articles == total else texts.shelf.matching
    return words.format(count=found.articles, total=total)


def _rest(found: Found, texts: Texts) -> str:
    """The button that lists more, or how many are left when the list is as long as it may be."""
    left = found.articles - len(found.holdings)
    if left <= 0:
        return ""
    if len(found.holdings) >= MAX_SHOWN:
        return f'<p class="hint">{literal(texts.shelf.too_many.format(count=left))}</p>'
    more = literal(texts.shelf.more.format(count=min(left, PAGE)))
    return f'<button type="button" class="more">{more}</button>'


def _entry(holding: Holding, texts: Texts, *, is_fresh: bool, is_open: bool) -> str:
    title = heading(holding.attribution, holding.opening, texts)
    extent = literal(texts.source.passages.format(chars=holding.chars, passages=holding.passages))
    new = f'<span class="new">{literal(texts.shelf.new)}</span> ' if is_fresh else ""
    shown = (
        f'<a href="{WholeArticle(holding.article_id).href}">{title}</a>{by_paragraph(holding.attribution, texts)}'
        f'<p class="file">{new}{file_name(holding, texts)}{SEPARATOR}{extent}</p>'
    )
    if not is_open:
        return f"<li>{shown}</li>"
    name = literal(texts.shelf.select.format(article=holding.attribution.title or holding.opening))
    pick = f'<input type="checkbox" class="pick" value="{literal(holding.article_id)}" aria-label="{name}">'
    return f'<li class="open">{pick}{shown}{form(holding, texts)}</li>'
