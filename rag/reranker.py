"""A second look at the best candidates, by a model that reads question and passage together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np

from rag.likeness import Floats, Rows

# So many of the best candidates are looked at. docs/ranking.md says how often the right one is among how many.
DEPTH = 20
Texts = Callable[[Rows], Mapping[int, str]]


class Reranker(Protocol):
    """Tells how well texts answer a question; higher is better, comparable within one question."""

    name: str

    def scores(self, question: str, texts: Sequence[str]) -> Floats:
        """One score per text, in order: (n,) float32."""


def reranked(reranker: Reranker, question: str, scores: Floats, texts: Texts) -> Floats:
    """The candidates' scores with those of the DEPTH best replaced by the reranker's, above all the others'.

    `texts` gives the texts of candidates by their place in `scores`, but for those that are gone. The reranker's order
    stands as it is: how to weigh it against the first one could only be told for one model.
    """
    best = np.argsort(-scores, kind="stable")[:DEPTH]
    read = texts(best)
    if not read:
        return scores
    places = np.fromiter(read, dtype=np.int64, count=len(read))
    given = reranker.scores(question, list(read.values()))
    total = scores.copy()
    total[places] = given - given.min() + float(scores.max()) + 1.0
    return total
