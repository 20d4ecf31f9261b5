"""The pages of a text in which each ends with a form feed."""

from bisect import bisect_right
from typing import NamedTuple, Self

PAGE_END = "\f"


class Pages(NamedTuple):
    """Where the pages of a text end; a text without form feeds has no pages."""

    ends: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> Self:
        ends, place = [], text.find(PAGE_END)
        while place >= 0:
            ends.append(place)
            place = text.find(PAGE_END, place + 1)
        return cls(tuple(ends))

    def number(self, place: int) -> int | None:
        """The page, from 1, on which this character stands; None in a text without pages."""
        return bisect_right(self.ends, place) + 1 if self.ends else None


NO_PAGES = Pages()
