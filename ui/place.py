"""The address of a citation, an article or a room inside the page: the fragment of a link, and what it points to."""

import re
from dataclasses import dataclass
from enum import StrEnum


class RoomName(StrEnum):
    """A room beside the conversation, by the name that its element and its link bear."""

    READER = "reader"
    SHELF = "shelf"

    @property
    def href(self) -> str:
        return f"#{self.value}"


@dataclass(frozen=True, slots=True)
class Citation:
    """The passage of this rank in the answer of this turn."""

    turn: int
    rank: int

    @property
    def href(self) -> str:
        return f"#cite-{self.turn}-{self.rank}"


@dataclass(frozen=True, slots=True)
class WholeArticle:
    """An article, read from its beginning."""

    article_id: str

    @property
    def href(self) -> str:
        return f"#article-{self.article_id}"


@dataclass(frozen=True, slots=True)
class PassageAt:
    """A passage in its article, whatever was asked."""

    article_id: str
    passage_id: str

    @property
    def href(self) -> str:
        return f"#passage-{self.article_id}-{self.passage_id}"

    @property
    def permalink(self) -> str:
        """The address that opens the page at this place."""
        return f"?article={self.article_id}&passage={self.passage_id}"


def parse(href: object) -> Citation | WholeArticle | PassageAt | RoomName | None:
    """What a link points to; None for anything that is not a link of ours."""
    if not isinstance(href, str):
        return None
    if citation := re.fullmatch(r"#cite-([0-9]{1,9})-([0-9]{1,3})", href):
        return Citation(int(citation[1]), int(citation[2]))
    if article := re.fullmatch(r"#article-([0-9A-Za-z_.-]{1,128})", href):
        return WholeArticle(article[1])
    if passage := re.fullmatch(r"#passage-([0-9A-Za-z_.-]{1,128})-([0-9a-f]{1,64})", href):
        return PassageAt(passage[1], passage[2])
    return RoomName(href[1:]) if href[1:] in set(RoomName) and href.startswith("#") else None
