"""The collection as the desk lists it: every article with where it comes from, to be opened by a click."""

from collections.abc import Sequence

from index.articles import Holding
from ui.markup import literal
from ui.place import WholeArticle
from ui.source_line import SEPARATOR, by_paragraph, file_name, heading
from ui.texts.texts import Texts

MAX_LISTED = 500  # a browser still scrolls this lightly; a longer list would weigh megabytes


def listing(holdings: Sequence[Holding], texts: Texts) -> str:
    """The list, or a sentence if it is empty."""
    count = texts.shelf.count.format(count=len(holdings)) if holdings else texts.shelf.empty
    entries = "".join(_entry(holding, texts) for holding in holdings[:MAX_LISTED])
    left = len(holdings) - MAX_LISTED
    rest = f'<p class="hint">{literal(texts.shelf.rest.format(count=left))}</p>' if left > 0 else ""
    return (
        f'<div class="sheet shelf" lang="{texts.html_lang}">'
        f'<header><h2>{literal(texts.shelf.name)}</h2><p class="by">{literal(count)}</p></header>'
        f'<p class="hint">{literal(texts.shelf.hint)}</p><ol>{entries}</ol>{rest}</div>'
    )


def _entry(holding: Holding, texts: Texts) -> str:
    extent = literal(texts.source.passages.format(chars=holding.chars, passages=holding.passages))
    return (
        f'<li><a href="{WholeArticle(holding.article_id).href}">'
        f"{heading(holding.attribution, holding.opening, texts)}</a>{by_paragraph(holding.attribution, texts)}"
        f'<p class="file">{file_name(holding, texts)}{SEPARATOR}{extent}</p></li>'
    )
