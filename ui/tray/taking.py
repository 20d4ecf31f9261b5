"""The links that take a passage away: to the clipboard, or into the tray."""

from index.articles import Passage
from ui.markup import literal
from ui.texts.texts import Texts


def taking_links(passage: Passage, texts: Texts) -> tuple[str, str]:
    """The passage's two links. The browser follows them itself and shows the second words once it has."""
    collect = _link("collect", passage, texts.tray.collect, texts.tray.collected)
    return copy_link(passage, texts), collect


def copy_link(passage: Passage, texts: Texts) -> str:
    return _link("copy", passage, texts.tray.copy, texts.tray.copied)


def _link(deed: str, passage: Passage, words: str, done: str) -> str:
    href = literal(f"#{deed}/{passage.article_id}/{passage.passage_id}")
    return (
        f'<a class="take" href="{href}"><span class="do">{literal(words)}</span>'
        f'<span class="done">{literal(done)}</span></a>'
    )
