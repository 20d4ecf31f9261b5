"""Whether two passages are one text: a reprint, cut elsewhere perhaps, or with a misprint."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low
from typing import Self

from index.words import letters

# Characters that are compared together: shorter runs are common to any two texts of a subject, longer ones survive
# fewer misprints.
SHINGLE = 6
DIGIT = re.compile(r"\d")
# Laid over one another, twins agree in this share of the stretch that both have, which is this share of the shorter.
# Of the passages of made reprints (5 to 10 % cut, begun elsewhere, 1 % misprints, a paragraph more) 91 to 100 % are
# told where they share four fifths, 49 to 94 % where they share half.
AGREEMENT, OVERLAP = 0.7, 0.5
# The most letters that one has more than the other between two places where they agree, and the most that both have
# before the first such place or after the last: a dateline.
SHIFT, EDGE = 80, 20


@dataclass(frozen=True, slots=True)
class Wording:
    """A text's letters, and for each run of SHINGLE of them the place where it first stands."""

    letters: str
    places: dict[str, int]

    @classmethod
    def of(cls, text: str) -> Self:
        """The wording of a text that is letters only, as `letters` gives it."""
        count = max(len(text) - SHINGLE + 1, 1)
        return cls(text, {text[place : place + SHINGLE]: place for place in reversed(range(count))})

    def is_twin(self, other: Self) -> bool:
        """Whether the two agree wherever both have text, for at least half of the shorter one.

        Each may lack what the other has, and single letters may differ, but not words and figures: so a notice that two
        articles share makes no twins of their passages, nor does a form that is filled in with other names.
        """
        if self.letters == other.letters:
            return True
        least = OVERLAP * min(len(self.places), len(other.places))
        if len(self.places.keys() & other.places.keys()) < AGREEMENT * least:
            return False
        agreed = self._agreed(other)
        return (
            bool(agreed)
            and self._is_overlaid(other, agreed, least)
            and not any(_differ(*gap) for gap in self._gaps(other, agreed))
        )

    def holds(self, sentence: str) -> bool:
        """Whether most of the sentence stands in the text."""
        found = Wording.of(letters(sentence))
        shared = sum(shingle in self.places for shingle in found.places)
        return found.letters in self.letters or 2 * shared > len(found.places)

    def _agreed(self, other: Self) -> list[tuple[int, int]]:
        """The places in both of the runs that stand once in each, in order, but for those out of step."""
        ours, theirs = self._single(), other._single()
        shared = sorted((place, theirs[run]) for run, place in ours.items() if run in theirs)
        offset = median_low([place - other_place for place, other_place in shared] or [0])
        agreed: list[tuple[int, int]] = []
        for place, other_place in shared:
            if abs(place - other_place - offset) <= SHIFT and (not agreed or other_place > agreed[-1][1]):
                agreed.append((place, other_place))
        return agreed

    def _single(self) -> dict[str, int]:
        """The runs that stand only once, with their places."""
        last = {self.letters[place : place + SHINGLE]: place for place in range(len(self.letters) - SHINGLE + 1)}
        return {run: place for run, place in self.places.items() if last.get(run) == place}

    def _is_overlaid(self, other: Self, agreed: Sequence[tuple[int, int]], least: float) -> bool:
        """Whether the stretch that both have is of at least so many runs, and agreed on, and so are its ends."""
        first, last = agreed[0], agreed[-1]
        before = min(first)
        after = min(len(self.letters) - last[0], len(other.letters) - last[1]) - SHINGLE
        runs = before + 1 + min(last[0] - first[0], last[1] - first[1]) + after
        return max(before, after) <= EDGE and runs >= least and len(agreed) >= AGREEMENT * runs

    def _gaps(self, other: Self, agreed: Sequence[tuple[int, int]]) -> Iterator[tuple[str, str]]:
        """What stands in each between two runs on which they agree."""
        for (ours, theirs), (ours_next, theirs_next) in pairwise(agreed):
            yield self.letters[ours + SHINGLE : ours_next], other.letters[theirs + SHINGLE : theirs_next]


def _differ(ours: str, theirs: str) -> bool:
    """Whether two texts have other figures or other words in the same place: not when one has none, or a misprint."""
    digits, other_digits = DIGIT.findall(ours), DIGIT.findall(theirs)
    if digits and other_digits and digits != other_digits:
        return True
    shorter, longer = sorted((ours, theirs), key=len)
    return len(shorter) >= 2 and 2 * len(set(shorter) & set(longer)) < len(longer)
