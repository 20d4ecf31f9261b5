"""What part of a library a question is about: some articles, some publications, a stretch of time."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from rag.errors import QuestionError

DATE = re.compile(r"[12]\d{3}(?:-\d\d){0,2}")
LONGEST = len("2024-06-30")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: in these articles, in what these publications printed, in what is dated since and until then.

    An empty field restricts nothing. `publications` are names as the articles print them, with or without the issue.
    `since` and `until` are dates as exact as one likes, 2024, 2024-06 or 2024-06-30, and both are within. What is
    dated less exactly is within if it may be; what has no date is not.
    """

    article_ids: frozenset[str] = frozenset()
    publications: frozenset[str] = frozenset()
    since: str | None = None
    until: str | None = None

    def __post_init__(self) -> None:
        for end in (self.since, self.until):
            if end is not None and not is_date(end):
                raise QuestionError(f"{end!r} is no date; expected a year, a month or a day: 2024, 2024-06, 2024-06-30")

    def __bool__(self) -> bool:
        """Whether it restricts anything."""
        return self != EVERYTHING

    def narrowed(self, other: Self) -> Self:
        """What is within both, of which there has to be something."""
        return type(self)(
            _common(self.article_ids, other.article_ids),
            _common(self.publications, other.publications),
            max(filter(None, (self.since, other.since)), default=None),
            min(filter(None, (self.until, other.until)), default=None, key=last_day),
        )


class Fate(StrEnum):
    """What became of a restriction that was read from a question."""

    APPLIED = "applied"
    LEAVES_NOTHING = "leaves nothing"  # no article is within
    FEW_DATES = "few dates"  # most articles have no date: leaving them out would hide more than it sorts
    BETTER_ELSEWHERE = "better elsewhere"  # the question may be about that time: 1997年以前的名称


@dataclass(frozen=True, slots=True)
class ScopeWords:
    """Words of a question that were read as a restriction, which one, and what became of it.

    `sure` unless they may as well be what the question is about.
    """

    words: str
    scope: Scope
    fate: Fate
    sure: bool = True

    @property
    def applied(self) -> bool:
        return self.fate is Fate.APPLIED


def is_date(text: str) -> bool:
    """Whether the text is a day, a month or a year that there is, as 2024-06-30, 2024-06 or 2024."""
    try:
        return bool(DATE.fullmatch(text) and date.fromisoformat(f"{text}-01-01"[:LONGEST]))
    except ValueError:
        return False


def last_day(when: str) -> str:
    """A text that no day of the year or month given stands behind, in the order of texts."""
    return when.ljust(LONGEST, "9")


def _common(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """What both name, where an empty one names everything; theirs where both name it in other words."""
    return (ours & theirs or theirs) if ours and theirs else ours | theirs


EVERYTHING = Scope()
