"""What speaks for and against an answer being among the passages that were found."""

from dataclasses import dataclass

import numpy as np

from index.derived import Derived
from index.encoder import Vectors
from index.scripts import is_han
from rag import ranking
from rag.agreement import agreement
from rag.likeness import Rows, sentence_cosines
from rag.reading import Reading
from rag.retrieval import Candidates

# The passages that are looked at, and the place of the one that the first should stand out from.
LOOKED_AT, RIVAL = 10, 5
# From this coverage on more says nothing: a near miss, on the same subject and another year, gets as far.
ENOUGH_COVERAGE = 0.15
# A passage that stands out by so much is as good as so much agreement of sentences that are so close, which counts by
# the square of that: of far ones, which no question is about, some always agree.
STANDING_OUT, AGREEMENT, CLOSE = 0.2, 1.5, 0.11


@dataclass(frozen=True, slots=True)
class Signals:
    """Four numbers on a question and what was found for it; for the first three, more is better.

    `sentence` is the best cosine of the question and a sentence, `coverage` the best share of its words
    in a passage, up to what is enough.
    `support` is what speaks for one answer: either the first passage stands out from the others, or several articles
    agree, which `articles_agree` tells apart. `foreign` is the share of the best passages that are in another script
    than the question; in those nothing is covered.
    """

    sentence: float
    coverage: float
    support: float
    foreign: float
    articles_agree: bool = False


def signals(reading: Reading, derived: Derived, found: Candidates, question: str, vector: Vectors) -> Signals | None:
    """The signals of a question and its candidates, None if there are no candidates; reads LOOKED_AT passages."""
    if not len(found.rows):
        return None
    fit = ranking.scores(found)
    order = np.lexsort((found.rows, -fit))[:LOOKED_AT]
    foreign = float(np.mean(derived.han[found.rows[order]] != is_han(question)))
    # Among so few passages that there is no rival, the first stands out as far as anyone can tell.
    stands_out = float(fit[order[0]] - fit[order[RIVAL - 1]]) if len(order) >= RIVAL else STANDING_OUT
    closeness = max(0.0, float(found.sentence[order].mean() - derived.sentences.mean @ vector))
    agree = agreement(question, _best_sentences(reading, derived, found.rows[order], vector), derived.lexical.rarities)
    alone, together = stands_out / STANDING_OUT, agree / AGREEMENT * (closeness / CLOSE) ** 2
    return Signals(
        sentence=float(found.sentence[order].max()),
        coverage=(1 - foreign) * min(ENOUGH_COVERAGE, float(found.coverage.max())),
        support=max(alone, together),
        foreign=foreign,
        articles_agree=together > alone,
    )


def _best_sentences(reading: Reading, derived: Derived, rows: Rows, vector: Vectors) -> list[str]:
    """The sentence of each of these passages that is nearest to the question, of each article that of the first."""
    keys = derived.passage_keys[rows].tolist()
    passages = reading.passages(keys)
    best: dict[str, str] = {}
    for key, cosines in zip(keys, sentence_cosines(derived, rows, vector), strict=True):
        if key in passages and passages[key].article_id not in best:
            best[passages[key].article_id] = passages[key].sentences[int(cosines.argmax())].text
    return list(best.values())
