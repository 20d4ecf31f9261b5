"""The drawer over the conversation as HTML: the browser fills its list, the words are here."""

from ui.markup import literal, one_line
from ui.texts.texts import Texts


def drawer(texts: Texts) -> str:
    """The drawer, empty. Nothing in it depends on a conversation: only the browser knows which ones there are."""
    words = texts.talks
    sentences = {"dropped": words.dropped, "damaged": words.damaged, "unkept": words.unkept}
    said = "".join(f' data-{name}="{one_line(sentence)}"' for name, sentence in sentences.items())
    return (
        f'<div class="talks" lang="{texts.html_lang}"><details><summary>{literal(words.name)}'
        f'<span class="count"></span></summary><div class="drawn"><p class="hint">{literal(words.hint)}</p>'
        f'<ul aria-label="{one_line(words.name)}"></ul><p class="none">{literal(words.none)}</p></div></details>'
        f'<span class="title"></span><button class="new">{literal(words.new)}</button>'
        f'<p class="said" role="status"{said}></p>{_kept(texts)}{_renamed(texts)}{_deleted(texts)}</div>'
    )


def _kept(texts: Texts) -> str:
    """A conversation in the list."""
    tools = {"rename": texts.talks.rename, "delete": texts.talks.delete}
    buttons = "".join(f'<button class="{name}">{literal(words)}</button>' for name, words in tools.items())
    inside = f'<button class="open"><span class="name"></span><time></time></button>{buttons}'
    return f'<template class="kept"><li>{inside}</li></template>'


def _renamed(texts: Texts) -> str:
    """What stands in its place while it gets another name."""
    field = f'<input type="text" maxlength="200" aria-label="{one_line(texts.talks.new_name)}">'
    save = f"<button>{literal(texts.talks.save)}</button>"
    return f'<template class="renamed"><li><form>{field}{save}</form></li></template>'


def _deleted(texts: Texts) -> str:
    """What stands in its place once it is deleted, until the drawer is shut."""
    said = f'<span class="name"></span> {literal(texts.talks.deleted)}'
    undo = f'<button class="undo">{literal(texts.talks.undo)}</button>'
    return f'<template class="deleted"><li><p>{said}</p>{undo}</li></template>'
