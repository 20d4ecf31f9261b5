"""From a question to candidate passages, each with the signals by which it may be the one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.derived import Derived
from index.encoder import Vectors
from index.scripts import is_han
from rag.hubness import hubness
from rag.manner import asks_how

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

# How many candidates each signal proposes. On the evaluation sets, twice as many changed no figure.
PASSAGES, SENTENCES, LEXICAL = 100, 200, 50


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that some signal proposed, by row, with all signals of each.

    `passage` is the cosine of question and passage, `sentence` the best cosine of question and one of its sentences,
    both in [-1, 1]; `coverage` is the share of the question's words, by weight, that the passage holds, in [0, 1].
    `enumerates` says whether the passage lists points. `same_script` is the share of the passages written in the
    question's script, Chinese characters or others; `asks_how` is whether the question asks how something is done.
    `hubness` is how much typical questions like a passage in another script than the question's, else 0.
    """

    rows: Rows
    passage: Floats
    sentence: Floats
    coverage: Floats
    enumerates: NDArray[np.bool_]
    same_script: float
    asks_how: bool
    hubness: Floats


def candidates(
    derived: Derived, question: str, vector: Vectors, typical: Callable[[], Vectors] | None = None
) -> Candidates:
    """The candidates for a question whose unit vector is `vector`, (dimension,) float32.

    `typical` gives the vectors of typical questions; it is called only where scripts differ. Without it no hubness is
    known.
    """
    coverage = derived.lexical.asked(question)
    near_passages, _ = derived.passages.search(vector, PASSAGES)
    near_sentences, _ = derived.sentences.search(vector, SENTENCES)
    owners = np.searchsorted(derived.sentence_starts, near_sentences, side="right") - 1
    rows = np.unique(np.concatenate([near_passages, owners, coverage.highest(LEXICAL)]))
    passage = derived.passages.cosines(rows, vector)
    sentence = derived.best_sentence(rows, vector)
    foreign = derived.han[rows] != is_han(question)
    same_script = 1 - float(np.mean(foreign)) if len(rows) else 0.0
    hubs = np.zeros(len(rows), dtype=np.float32)
    if typical and foreign.any():
        hubs[foreign] = hubness(derived, rows[foreign], typical())
        hubs[foreign] -= hubs[foreign].mean()
    enumerates = derived.enumerates[rows]
    return Candidates(rows, passage, sentence, coverage.of(rows), enumerates, same_script, asks_how(question), hubs)


def sentence_cosines(derived: Derived, row: int, vector: Vectors) -> Floats:
    """The cosine of the question's vector with each sentence of a passage, in reading order."""
    sentences = np.arange(derived.sentence_starts[row], derived.sentence_starts[row + 1])
    return derived.sentences.cosines(sentences, vector)
