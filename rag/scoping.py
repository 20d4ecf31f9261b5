"""The part of a library in which a question is searched: what the caller says, and what its own words say."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from index.words import folded, words
from rag.periods import periods
from rag.provenance import Mask, Provenance
from rag.publications import may_mention, mentions
from rag.scope import EVERYTHING, Fate, Scope, ScopeWords

TRIMMED = " ，,、。：:；;的"
# Where fewer articles have a date, a question's own words hold none back for want of one.
DATED = 0.5


class Reading(NamedTuple):
    """A stretch [start, end) of a question that reads as a restriction, or the `words` of an earlier question.

    `sure` if it can be meant for nothing else.
    """

    start: int
    end: int
    scope: Scope
    sure: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scoping:
    """A question's scope, the words it was read from, and the articles within, None for all of them.

    `text` is the question without the words that were applied, `rest` without those that were read, "" where they are
    all it says. `undated` counts the articles that are left out for want of a date only.
    """

    scope: Scope
    words: tuple[ScopeWords, ...]
    text: str
    rest: str
    articles: Mask | None = None
    undated: int = 0

    @classmethod
    def of(
        cls,
        question: str,
        given: Scope,
        provenance: Callable[[], Provenance],
        today: date | None,
        *,
        earlier: Sequence[ScopeWords] = (),
        sure: bool = False,
    ) -> Self:
        """The scope that is given, narrowed by what the question's words say if `today` is.

        `earlier` are the words of the question on which this one leans; they hold where its own say nothing. `sure`
        leaves out the readings that are not. The provenance is asked for only if there may be a scope.
        """
        readings = list(read(question, provenance, today)) if today else []
        readings += [Reading(0, 0, one.scope, one.sure, one.words) for one in earlier if not _said(one.scope, readings)]
        if not given and not readings:
            return cls(EVERYTHING, (), question, question)
        known = provenance()
        scope, within, found, applied = given, known.articles(given), [], list[Reading]()
        for reading in readings:
            start, end, part, is_sure, said = reading
            fate = _fate(known, within, part) if is_sure or not sure else Fate.BETTER_ELSEWHERE
            if fate:
                found.append(ScopeWords(said or question[start:end], part, fate, is_sure))
            if fate is Fate.APPLIED:
                scope, within = scope.narrowed(part), within & known.articles(part)
                applied.append(reading)
        text, rest = (_without(question, some) for some in (applied, readings))
        return cls(scope, tuple(found), text, rest, within, known.undated(scope))

    @property
    def tentative(self) -> bool:
        """Whether a far better passage from outside would show that some of the words mean something else."""
        return any(one.applied and not one.sure for one in self.words)


def read(question: str, provenance: Callable[[], Provenance], today: date) -> Iterator[Reading]:
    """What the question's words say of when and where its answer was printed, in order."""
    plain, places = folded(question)
    found = [
        Reading(start, end, Scope(since=since, until=until), sure)
        for start, end, since, until, sure in periods(plain, today)
    ]
    if may_mention(plain):
        for start, end, publications in mentions(plain, provenance().names):
            found.append(Reading(start, end, Scope(publications=publications)))
    for reading in sorted(found, key=lambda one: one[:2]):
        yield reading._replace(start=places[reading.start], end=places[reading.end])


def _fate(known: Provenance, before: Mask, part: Scope) -> Fate | None:
    """What becomes of a part after what is within so far; None if it holds back no article for what it says."""
    after = before & known.articles(part)
    if part.since or part.until:
        dated = before & known.dated
        if dated.sum() < DATED * before.sum():
            return Fate.FEW_DATES
        if (dated == after).all():
            return None
    return Fate.APPLIED if after.any() else Fate.LEAVES_NOTHING


def _without(question: str, readings: Sequence[Reading]) -> str:
    """The question without these stretches; "" if no word is left."""
    text = list(question)
    for start, end, *_ in readings:
        text[start:end] = " " * (end - start)
    left = " ".join("".join(text).split()).strip(TRIMMED)
    return left if words(left) else ""


def _said(earlier: Scope, readings: Sequence[Reading]) -> bool:
    """Whether a question says itself what the one before it said of time, or of source."""
    return any(bool(one.scope.publications) == bool(earlier.publications) for one in readings)
