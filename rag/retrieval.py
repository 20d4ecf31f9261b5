"""From a question to candidate passages, each with the signals by which it may be the one."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.derived import Derived
from index.encoder import Vectors
from index.scripts import is_han
from rag.context import context
from rag.glossary import concepts
from rag.hubness import Typical
from rag.likeness import Floats, Rows, likeness
from rag.lists import lists
from rag.manner import asks_how
from rag.numbers import numbers

# How many candidates each signal proposes, of each script. On the evaluation sets, twice as many changed no figure.
PASSAGES, SENTENCES, LEXICAL = 100, 200, 50


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that some signal proposed, by row, with all signals of each.

    `passage` is the cosine of question and passage, `sentence` the best cosine of question and one of its sentences,
    both in [-1, 1]; `context` is the mean of their sums for its neighbours in its article; `coverage` is the share of
    the question's words, by weight, that the passage holds, `numbers` that of its numbers, in [0, 1]. `lists` is the
    same number for passages that list points one after the other, -1 for one that lists none. `same_script` is the
    share of the passages written in the question's script, Chinese characters or others; `asks_how` is whether the
    question asks how something is done. `accord` is how far each falls behind others in saying what the best say, 0
    or less (`rag/accord.py`).
    The others tell of passages in another script than the question's and are 0 for those in the same: `translated` is
    the coverage of what the question's words are in the other language, `distance` and `hubness` are what typical
    questions find in passages of that script, and more than that in this one (`rag/hubness.py`).
    """

    rows: Rows
    passage: Floats
    sentence: Floats
    coverage: Floats
    numbers: Floats
    lists: Rows
    same_script: float
    asks_how: bool
    hubness: Floats
    translated: Floats
    distance: Floats
    context: Floats
    accord: Floats


def candidates(
    derived: Derived,
    question: str,
    vector: Vectors,
    typical: Typical | None = None,
    among: NDArray[np.bool_] | None = None,
) -> Candidates:
    """The candidates for a question whose unit vector is `vector`, (dimension,) float32, from the rows `among` says.

    `typical` is asked only where scripts differ. Without it nothing is known of distance and hubness.
    """
    asked_in_han = is_han(question)
    same = derived.han == asked_in_han
    within = np.ones(len(same), dtype=np.bool_) if among is None else among
    # Each script proposes its own: in one list those of the question's script would crowd out the others.
    ours, theirs = within & same, within & ~same
    covered = derived.lexical.asked(question, None if ours.all() else ours)
    rows = np.union1d(_near(derived, vector, ours), covered.highest(LEXICAL))
    translated = np.zeros(0, dtype=np.float32)
    if theirs.any():
        translated = derived.lexical.coverage_of(concepts(question)) * ~same
        proposed = _highest((covered.all() + translated) * theirs, LEXICAL)
        rows = np.union1d(rows, np.union1d(_near(derived, vector, theirs), proposed))
    found = likeness(derived, rows, vector)
    distance, hubness = np.zeros((2, len(rows)), dtype=np.float32)
    if typical and not same[rows].all():
        distance, hubness = typical.foreignness(rows, asked_in_han)
    return Candidates(
        rows,
        found.passage,
        found.sentence,
        covered.of(rows),
        derived.lexical.shares_of(numbers(question), rows),
        lists(derived, rows),
        float(np.mean(same[rows])) if len(rows) else 0.0,
        asks_how(question),
        hubness,
        translated[rows] if len(translated) else np.zeros(len(rows), dtype=np.float32),
        distance,
        context(derived, rows, found, same, vector),
        np.zeros(len(rows), dtype=np.float32),
    )


def _near(derived: Derived, vector: Vectors, within: NDArray[np.bool_]) -> Rows:
    """What is nearest to the vector of the rows `within` says, as a whole or in a sentence, in no order."""
    if not within.any():
        return np.zeros(0, dtype=np.int64)
    among = None if within.all() else within
    sentences_among = None if among is None else np.repeat(among, np.diff(derived.sentence_starts))
    passages, _ = derived.passages.search(vector, PASSAGES, among)
    sentences, _ = derived.sentences.search(vector, SENTENCES, sentences_among)
    owners = np.searchsorted(derived.sentence_starts, sentences, side="right") - 1
    return np.concatenate([passages, owners])


def _highest(scores: Floats, count: int) -> Rows:
    """The rows of the `count` highest scores above 0, in no order."""
    count = min(count, int(np.count_nonzero(scores > 0)))
    if count == 0:
        return np.zeros(0, dtype=np.int64)
    return np.argpartition(scores, -count)[-count:].astype(np.int64)
