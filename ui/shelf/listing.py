"""The articles found: each opens by a click, bears where it comes from, and can be picked out and corrected."""

from collections.abc import Collection

from index.articles import Holding
from index.finding import Found
from ui.markup import literal, one_line
from ui.place import WholeArticle
from ui.shelf.form import form
from ui.shelf.shelf import MAX_SHOWN, PAGE
from ui.source_line import SEPARATOR, by_paragraph, file_name, heading
from ui.texts.texts import Texts

NOTHING = Found((), 0)


def listing(
    found: Found, total: int, texts: Texts, *, own: Found = NOTHING, fresh: Collection[str] = (), is_open: bool = False
) -> str:
    """The list with how many of `total` articles were found, or a sentence if there is none.

    Each can be ticked, to be asked alone. Before what was found stands what was found of the visitor's `own`, which can
    be removed and corrected; of the rest `is_open` says that. Articles of the files `fresh` are marked as new.
    """
    words = texts.shelf
    entries = "".join(_entry(holding, texts, mark=words.private, is_open=True) for holding in own.holdings)
    entries += "".join(
        _entry(holding, texts, mark=words.new if holding.file in fresh else "", is_open=is_open)
        for holding in found.holdings
    )
    removal = (
        f' <button type="button" class="remove" data-label="{literal(words.remove)}"'
        f' data-confirm="{literal(words.confirm)}"></button>'
        if is_open or own.holdings
        else ""
    )
    within = f'<button type="button" class="within" data-label="{literal(texts.scope.only_these)}"></button>'
    return (
        f'<div class="sheet shelf" lang="{texts.html_lang}">'
        f'<p class="by count" role="status">{literal(_count(found.articles + own.articles, total, texts))}</p>'
        f"<ol>{entries}</ol>{_rest(found, texts)}"
        f'<div class="picked" hidden>{within}{removal}</div></div>'
    )


def _count(found: int, total: int, texts: Texts) -> str:
    if not total:
        return texts.shelf.empty
    if not found:
        return texts.shelf.none_matching
    words = texts.shelf.count if found == total else texts.shelf.matching
    return words.format(count=found, total=total)


def _rest(found: Found, texts: Texts) -> str:
    """The button that lists more, or how many are left when the list is as long as it may be."""
    left = found.articles - len(found.holdings)
    if left <= 0:
        return ""
    if len(found.holdings) >= MAX_SHOWN:
        return f'<p class="hint">{literal(texts.shelf.too_many.format(count=left))}</p>'
    more = literal(texts.shelf.more.format(count=min(left, PAGE)))
    return f'<button type="button" class="more">{more}</button>'


def _entry(holding: Holding, texts: Texts, *, mark: str, is_open: bool) -> str:
    title = heading(holding.attribution, holding.opening, texts)
    extent = literal(texts.source.passages.format(chars=holding.chars, passages=holding.passages))
    new = f'<span class="new">{literal(mark)}</span> ' if mark else ""
    shown = (
        f'<a href="{WholeArticle(holding.article_id).href}">{title}</a>{by_paragraph(holding.attribution, texts)}'
        f'<p class="file">{new}{file_name(holding, texts)}{SEPARATOR}{extent}</p>'
    )
    name = one_line(texts.shelf.select.format(article=holding.attribution.title or holding.opening))
    open_too = " data-open" if is_open else ""
    pick = f'<input type="checkbox" class="pick" value="{literal(holding.article_id)}" aria-label="{name}"{open_too}>'
    return f"<li>{pick}{shown}{form(holding, texts) if is_open else ''}</li>"
