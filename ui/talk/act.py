"""What a link in the conversation does, by its address."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from rag.feedback import Verdict


class Deed(StrEnum):
    """What is done; the turn's question is asked again by the last three."""

    EXAMPLE = "example"
    TOPIC = "topic"
    NEXT = "next"
    REWRITE = "rewrite"
    USEFUL = "useful"
    AMISS = "amiss"
    MISPLACED = "misplaced"
    ALONE = "alone"
    EVERYWHERE = "everywhere"
    UNCHOSEN = "unchosen"


# What the reader says of a passage by these.
VERDICTS = {
    Deed.USEFUL: Verdict.USEFUL,
    Deed.AMISS: Verdict.NOT_AN_ANSWER,
    Deed.MISPLACED: Verdict.WRONG_SOURCE,
}


@dataclass(frozen=True, slots=True)
class Act:
    """A deed, the turn that it is about, and the number of what it takes there: an example, a topic, a rank."""

    deed: Deed
    turn: int = 0
    number: int = 0

    @property
    def href(self) -> str:
        return f"#{self.deed.value}-{self.turn}-{self.number}"

    def link(self, words: str, *, name: str = "", title: str = "") -> str:
        """The act as a link that shows these words, which are HTML."""
        said = f' title="{title}"' if title else ""
        return f'<a class="{f"act {name}".strip()}" href="{self.href}"{said}>{words}</a>'

    @classmethod
    def parse(cls, href: object) -> Self | None:
        """The act of an address; None for any other address."""
        found = re.fullmatch(r"#([a-z]+)-([0-9]{1,9})-([0-9]{1,3})", href) if isinstance(href, str) else None
        if found is None or found[1] not in set(Deed):
            return None
        return cls(Deed(found[1]), int(found[2]), int(found[3]))
