"""What speaks for and against an answer being among the passages that were found."""

import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from index.scripts import is_han
from rag import ranking
from rag.agreement import agreement
from rag.levels import Level
from rag.likeness import Floats, Rows, sentence_cosines
from rag.manner import asks_fact
from rag.reading import Reading
from rag.retrieval import Candidates

# The passages that are looked at, and the place of the one that the first should stand out from.
LOOKED_AT, RIVAL = 10, 5
# From these on more says nothing: a near miss, on the same subject and another year, gets as far.
ENOUGH_ABOVE, ENOUGH_COVERAGE = 3.0, 0.15
# A passage that stands out by so much is as good as so much agreement, beyond a little, which there is by chance. It
# counts by the square of how close the sentences are: of far ones, which no question is about, some always agree.
STANDING_OUT, AGREEMENT, LITTLE, CLOSE, MOST_AGREEMENT = 0.2, 3.0, 0.75, 0.11, 1.5
# So close do the best sentences begin to be a crowd, many texts on the thing asked for, and so close they are one.
CROWD_BEGINS, CROWD = 0.06, 0.08
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Signals:
    """Six numbers on a question and what was found for it; for all but the last, more is better.

    `above` is how far the first passage's score is above what typical questions reach in the library, in their standard
    deviations; `coverage` the best share of the question's words, or their translations, in a passage. Both, up to what
    is enough. `support` is what speaks for one answer: the first passage stands out from the others, or several
    articles agree, which `articles_agree` tells apart. `settled` is 1, and less where a fact is asked for and a crowd
    of sentences does not agree on it. `dated` is 1, and 0 where the question names a year that none of the passages
    has. `foreign` is the share of the best passages that are in another script than the question.
    """

    above: float
    coverage: float
    support: float
    settled: float
    dated: float
    foreign: float
    articles_agree: bool = False

    @property
    def numbers(self) -> tuple[float, ...]:
        """The six, in their order."""
        return self.above, self.coverage, self.support, self.settled, self.dated, self.foreign


class _Crowd(NamedTuple):
    """How much of a crowd the best sentences of the passages are, in [0, 1], and how far they agree."""

    size: float
    agreement: float


def signals(
    reading: Reading, derived: Derived, found: Candidates, question: str, vector: Vectors, level: Level
) -> Signals | None:
    """The signals of a question and its candidates, None if there are no candidates; reads LOOKED_AT passages."""
    if not len(found.rows):
        return None
    # By agreeing or by having the question's year the first stands out, answer or not: meaning and words tell more.
    fit = ranking.alone(found)
    order = np.lexsort((found.rows, -fit))[:LOOKED_AT]
    rows = found.rows[order]
    crowd = _crowd(reading, derived, question, vector, rows, float(found.sentence[order].mean()))
    disagreement, alone = 1.0 - min(1.0, crowd.agreement), (1.0 - crowd.size) * _stands_out(fit[order])
    return Signals(
        above=min(ENOUGH_ABOVE, level.above(float(fit[order[0]]))),
        coverage=min(1.0, float((found.coverage + found.translated)[order].max()) / ENOUGH_COVERAGE),
        support=max(alone, crowd.agreement),
        settled=1.0 - crowd.size * disagreement * asks_fact(question),
        dated=float(_has_years(reading, question, derived.passage_keys[rows].tolist())),
        foreign=float(np.mean(derived.han[rows] != is_han(question))),
        articles_agree=crowd.agreement > alone,
    )


def _stands_out(fit: Floats) -> float:
    """How far the first of these scores is from the RIVAL's, up to 1: as far as anyone can tell where there is none."""
    return min(1.0, float(fit[0] - fit[RIVAL - 1]) / STANDING_OUT) if len(fit) >= RIVAL else 1.0


def _crowd(reading: Reading, derived: Derived, question: str, vector: Vectors, rows: Rows, mean: float) -> _Crowd:
    """The crowd of the best sentences of these passages, whose cosines are `mean` on average."""
    closeness = max(0.0, mean - float(derived.sentences.mean @ vector))
    agree = agreement(question, _best_sentences(reading, derived, rows, vector), derived.lexical.rarities)
    told = (agree * (closeness / CLOSE) ** 2 - LITTLE) / AGREEMENT
    # Of fewer passages, all that a small collection or scope has, none is one of many.
    size = (closeness - CROWD_BEGINS) / (CROWD - CROWD_BEGINS) if len(rows) >= RIVAL else 0.0
    return _Crowd(min(1.0, max(0.0, size)), min(MOST_AGREEMENT, max(0.0, told)))


def _best_sentences(reading: Reading, derived: Derived, rows: Rows, vector: Vectors) -> list[str]:
    """The sentence of each of these passages that is nearest to the question, of each article that of the first."""
    keys = derived.passage_keys[rows].tolist()
    passages = reading.passages(keys)
    best: dict[str, str] = {}
    for key, cosines in zip(keys, sentence_cosines(derived, rows, vector), strict=True):
        if key in passages and passages[key].article_id not in best:
            best[passages[key].article_id] = passages[key].sentences[int(cosines.argmax())].text
    return list(best.values())


def _has_years(reading: Reading, question: str, keys: list[int]) -> bool:
    """Whether each year that the question names stands in one of the passages, or in its article's title or date."""
    years = set(YEAR.findall(question))
    if not years:
        return True
    passages = reading.passages(keys).values()
    sources = [reading.attribution(one) for one in {passage.article_id for passage in passages}]
    texts = [passage.text for passage in passages] + [f"{one.title} {one.date}" for one in sources]
    return all(any(year in text for text in texts) for year in years)
