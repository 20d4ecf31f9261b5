"""The tray as the page shows it: above, what can be done with all of it; below, the passages with their references."""

from collections.abc import Sequence

from rag.citation import Style
from ui.markup import literal
from ui.place import WholeArticle
from ui.source_line import SEPARATOR
from ui.texts.texts import Texts
from ui.tray.excerpt import Excerpt
from ui.tray.export import Form
from ui.tray.taking import copy_link
from ui.tray.tray import Item

FORMS = {Form.MARKDOWN: "Markdown", Form.WORD: "Word", Form.JSON: "JSON"}


def head(texts: Texts) -> str:
    """The title and the controls. Nothing in it depends on the tray: the browser knows the style and the items."""
    words = texts.tray
    return (
        f'<div class="sheet tray" lang="{texts.html_lang}"><header><h2>{literal(words.name)}</h2>'
        f'<p class="hint">{literal(words.hint)}</p></header>'
        f'<div class="controls">{_styles(texts)}'
        f"{_exports('tray', words.export_tray)}{_exports('talk', words.export_talk)}"
        f'<div class="all"><button class="print">{literal(words.print)}</button>'
        f'<button class="clear"><span class="do">{literal(words.clear)}</span>'
        f'<span class="done">{literal(words.really_clear)}</span></button></div></div>'
        f'<p class="said" role="status"></p><div class="by-hand" hidden><label>{literal(words.by_hand)}'
        f'<textarea readonly rows="6"></textarea></label></div></div>'
    )


def pile(excerpts: Sequence[Excerpt | Item], texts: Texts) -> str:
    """The items in order, each with what can be done with it."""
    if not excerpts:
        inside = f'<p class="nothing">{literal(texts.tray.nothing)}</p>'
    else:
        entries = "".join(_excerpt(one, texts) if isinstance(one, Excerpt) else _lost(one, texts) for one in excerpts)
        inside = f'<p class="by">{literal(texts.tray.count.format(count=len(excerpts)))}</p><ol>{entries}</ol>'
    return f'<div class="sheet pile" lang="{texts.html_lang}">{inside}</div>'


def _excerpt(excerpt: Excerpt, texts: Texts) -> str:
    passage = excerpt.passage
    item = Item(passage.article_id, passage.passage_id)
    read = f'<a href="{literal(WholeArticle(item.article_id).href)}">{literal(texts.tray.read)}</a>'
    tools = [read, copy_link(passage, texts)]
    return (
        f"{_entry(item)}<blockquote>{literal(passage.text)}</blockquote>"
        f'<p class="reference">{literal(excerpt.reference)}</p>{_tools(tools, texts)}</li>'
    )


def _lost(item: Item, texts: Texts) -> str:
    return f'{_entry(item)}<p class="lost">{literal(texts.tray.lost)}</p>{_tools([], texts)}</li>'


def _entry(item: Item) -> str:
    return f'<li data-article="{literal(item.article_id)}" data-passage="{literal(item.passage_id)}">'


def _tools(links: Sequence[str], texts: Texts) -> str:
    words = texts.tray
    names = {"up": words.up, "down": words.down, "remove": words.remove}
    buttons = [f'<button class="{name}">{literal(said)}</button>' for name, said in names.items()]
    return f'<div class="tools">{SEPARATOR.join([*links, *buttons])}</div>'


def _styles(texts: Texts) -> str:
    choices = "".join(
        f'<label><input type="radio" name="reference-style" value="{style.value}"> '
        f"{literal(texts.tray.styles[style])}</label>"
        for style in Style
    )
    return f'<fieldset class="row"><legend>{literal(texts.tray.style)}</legend><div>{choices}</div></fieldset>'


def _exports(what: str, name: str) -> str:
    """A group of buttons, one for each format."""
    buttons = "".join(
        f'<button class="export" data-what="{what}" data-form="{form.value}">{said}</button>'
        for form, said in FORMS.items()
    )
    return f'<fieldset class="row"><legend>{literal(name)}</legend><div>{buttons}</div></fieldset>'
