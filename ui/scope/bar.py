"""What stands over the question: a fold to choose from, and what is in force now, each part to be taken off."""

from collections.abc import Iterator, Mapping

from rag.facets import Reach
from rag.scope import Scope
from ui.markup import exact, literal, one_line
from ui.scope.words import time
from ui.texts.texts import Texts

NAMED = 3  # chosen articles; more of them are counted


def bar(scope: Scope, titles: Mapping[str, str], reach: Reach | None, choices: str, texts: Texts) -> str:
    """The fold, open if it holds `choices`, and the scope if it restricts anything.

    `titles` are those of the chosen articles by id, "" for one that has left the collection.
    """
    words = texts.scope
    in_force = _in_force(scope, titles, reach, texts) if reach else ""
    is_open = " open" if choices else ""
    return (
        f'<div class="scope" lang="{texts.html_lang}"><details{is_open}><summary>{literal(words.name)}</summary>'
        f'<div class="choices">{choices}</div></details>{in_force}</div>'
    )


def _in_force(scope: Scope, titles: Mapping[str, str], reach: Reach, texts: Texts) -> str:
    words = texts.scope
    parts = "".join(_parts(scope, titles, texts))
    nothing = f'<button type="button" class="all" data-part="all">{literal(words.drop_all)}</button>'
    return (
        f'<div class="in-force" role="group" aria-label="{literal(words.in_force)}"><span>{literal(words.only)}</span>'
        f'{parts}<span class="reach" role="status">{literal(_reach(reach, texts))}</span>{nothing}</div>'
    )


def _parts(scope: Scope, titles: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """A button for each part, which takes it off."""
    words = texts.scope
    if len(titles) > NAMED:
        yield _part("articles", "", words.chosen.format(count=len(titles)), texts)
    else:
        for article_id, title in titles.items():
            yield _part("article", article_id, title or words.gone, texts)
    for name in sorted(scope.publications):
        yield _part("publication", name, name, texts)
    if said := time(scope, texts):
        yield _part("time", "", said, texts)


def _part(part: str, value: str, name: str, texts: Texts) -> str:
    off = one_line(texts.scope.drop.format(part=name))
    return (
        f'<button type="button" class="part" data-part="{part}" data-value="{exact(value)}" aria-label="{off}"'
        f' title="{off}"><span>{literal(name)}</span><span aria-hidden="true"> ×</span></button>'
    )


def _reach(reach: Reach, texts: Texts) -> str:
    words = texts.scope
    if not reach.articles:
        return words.empty
    undated = words.undated.format(count=reach.undated) if reach.undated else ""
    return words.reach.format(count=reach.articles, total=reach.of_articles) + undated
