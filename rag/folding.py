"""A ranking in which passages that are one text are one hit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from index.articles import Passage
from index.words import letters
from rag.answer import Evidence
from rag.grounds import Ground
from rag.twins import SHINGLE, Wording

# Twins are looked for among so many passages, and among twice as many as are shown.
BREADTH = 20
# One in STRIDE of a passage's runs of letters tells most strangers: fewer than this part of them is shown already.
STRIDE, LEAST = 4, 0.05


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found, its score, its sentences, best first, and what spoke for it."""

    passage: Passage
    score: float
    evidence: tuple[Evidence, ...]
    grounds: tuple[Ground, ...] = ()


class Find(NamedTuple):
    """A ranked passage's text, and how to get the rest of it."""

    text: str
    load: Callable[[], Hit]


@dataclass(frozen=True, slots=True)
class Fold:
    """The best of some hits that are one text, and of the others the best of each other article."""

    hit: Hit
    wording: Wording
    twins: dict[str, Hit] = field(default_factory=dict)

    def takes(self, hit: Hit, wording: Wording) -> bool:
        """Whether the hit says the same to the question in the same words, in another article.

        Twins that were cut at other places say the same if the best sentence of each stands in the other.
        """
        return (
            hit.passage.article_id != self.hit.passage.article_id
            and wording.is_twin(self.wording)
            and all(self.wording.holds(best.sentence.text) for best in hit.evidence[:1])
            and all(wording.holds(best.sentence.text) for best in self.hit.evidence[:1])
        )


def folded(ranking: Iterable[Find], top: int) -> list[Fold]:
    """The first `top` different texts of a ranking, best first, each with its twins from the ranking's upper part.

    No more of the ranking is read than that takes, and nothing is loaded but what is shown and what may be a twin.
    """
    folds: list[Fold] = []
    shown: set[str] = set()
    for place, find in enumerate(ranking, start=1):
        text = letters(find.text)
        is_familiar = _is_familiar(text, shown)
        if len(folds) < top or is_familiar:
            hit, wording = find.load(), Wording.of(text)
            fold = next((fold for fold in folds if fold.takes(hit, wording)), None) if is_familiar else None
            if fold is not None:
                fold.twins.setdefault(hit.passage.article_id, hit)
            elif len(folds) < top:
                folds.append(Fold(hit, wording))
                shown.update(wording.places)
        if len(folds) == top and place >= max(BREADTH, 2 * top):
            break
    return folds


def _is_familiar(text: str, shown: set[str]) -> bool:
    """Whether a look at every so many of the text's runs of letters finds enough that are shown."""
    looked_at = [text[place : place + SHINGLE] for place in range(0, max(len(text) - SHINGLE + 1, 1), STRIDE)]
    found = sum(map(shown.__contains__, looked_at))
    return found >= LEAST * len(looked_at)
