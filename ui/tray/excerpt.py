"""A passage with its reference, ready to be taken away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.articles import Holding, Passage
from index.errors import LibraryError
from rag.citation import Style, reference
from rag.joint import JointService
from rag.service import Service
from ui.tray.tray import Item


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The passage, word for word, and its reference on one line."""

    passage: Passage
    article: Holding
    reference: str

    @classmethod
    def of(cls, passage: Passage, article: Holding, style: Style, day: date) -> "Excerpt":
        """The passage with its reference in this style; `day` is when it is taken."""
        opening = " ".join(article.opening.split())
        line = reference(article.attribution, style, opening=opening, page=passage.page, seen=day)
        return cls(passage, article, line)

    @property
    def as_text(self) -> str:
        """What the clipboard gets."""
        return f"{self.passage.text}\n\n{self.reference}"


def excerpts(service: Service | JointService, items: Sequence[Item], style: Style, day: date) -> list[Excerpt | Item]:
    """What the collection has of the items, in their order; an item that it does not have stays as it is."""
    return [_read(service, item, style, day) for item in items]


def _read(service: Service | JointService, item: Item, style: Style, day: date) -> Excerpt | Item:
    try:
        return Excerpt.of(service.passage(*item), service.holding(item.article_id), style, day)
    except LibraryError:
        return item
