"""What the browser keeps of the tray: which passages, in which order, and how their references are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self, TypeGuard

from rag.citation import Style

MAX_ITEMS = 500
MAX_ID_CHARS = 128


class Item(NamedTuple):
    """A passage by its ids; its words are read from the library."""

    article_id: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class Tray:
    """The items in the reader's order."""

    items: tuple[Item, ...] = ()
    style: Style = Style.GBT7714

    @classmethod
    def of(cls, said: Mapping[str, object]) -> Self:
        """The tray as a browser tells it; what cannot be an item is left out, and so is what comes twice."""
        items, style = said.get("items"), said.get("style")
        listed = items[:MAX_ITEMS] if isinstance(items, list) else []
        chosen = Style(style) if isinstance(style, str) and style in set(Style) else Style.GBT7714
        return cls(tuple(dict.fromkeys(_items(listed))), chosen)


def _items(listed: list[object]) -> Iterator[Item]:
    for one in listed:
        article, passage = (one.get("article"), one.get("passage")) if isinstance(one, dict) else (None, None)
        if _is_id(article) and _is_id(passage):
            yield Item(article, passage)


def _is_id(said: object) -> TypeGuard[str]:
    return isinstance(said, str) and 0 < len(said) <= MAX_ID_CHARS
