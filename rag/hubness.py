"""What questions in general find in a passage, to be taken off what one question finds in a text in another language.

Across languages some passages are near every question, whatever it asks: hubs. Conneau et al., "Word Translation
Without Parallel Data" (2018), equation 3 (CSLS), takes the mean similarity to the nearest queries off; here it is the
similarity to the mean of fixed questions on many subjects, since a library has no queries of its own. And any question
is nearer to texts in its own language than to others, by about as much as those fixed questions are.
"""

import hashlib
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from index.cache import cache_folder
from index.derived import Derived
from index.encoder import Encoder, Vectors
from index.scripts import is_han
from rag.likeness import Floats, Rows, likeness

QUESTIONS = Path(__file__).with_name("typical_questions.txt")
# Of how many passages of a script the mean is taken.
SAMPLE = 100

logger = logging.getLogger(__name__)


class Foreignness(NamedTuple):
    """What typical questions find in passages in another script than theirs, 0 in those in the same: (rows,) float32.

    `distance` is how much more, most often less, they find in such passages than in those in their script, on average;
    0 where the library has none of either. `hubness` is how much more they find in one than in others of its script.
    """

    distance: Floats
    hubness: Floats


def typical_vectors(encoder: Encoder) -> Vectors:
    """The mean vector of the typical questions in other scripts, and of those in Chinese characters: (2, dimension)."""
    han = np.array([is_han(question) for question in typical_questions()])
    encoded = question_vectors(encoder)
    return np.stack([encoded[~han].mean(axis=0), encoded[han].mean(axis=0)])


def typical_questions() -> list[str]:
    return QUESTIONS.read_text(encoding="utf-8").splitlines()


def question_vectors(encoder: Encoder) -> Vectors:
    """The vectors of the typical questions, in order: (questions, dimension) float32.

    Kept in the cache: encoding them takes a second.
    """
    text = QUESTIONS.read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{encoder.fingerprint}\n{text}".encode()).hexdigest()[:16]
    kept = cache_folder() / f"typical-questions-{digest}.npy"
    try:
        vectors: Vectors = np.load(kept, allow_pickle=False)
        if vectors.shape == (len(text.splitlines()), encoder.dimension) and vectors.dtype == np.float32:
            return vectors
    except (OSError, ValueError, EOFError):
        pass
    vectors = np.asarray(encoder.encode_questions(text.splitlines()), dtype=np.float32)
    _keep(vectors, kept)
    return vectors


class Typical:
    """What typical questions find in one generation of a library; on average it is worked out once."""

    def __init__(self, derived: Derived, vectors: Callable[[], Vectors]) -> None:
        self._derived = derived
        self._vectors = vectors
        self._means: dict[tuple[bool, bool], float] = {}

    def foreignness(self, rows: Rows, in_han: bool) -> Foreignness:
        """What the typical question in Chinese characters, or in another script, finds in these rows."""
        foreign = self._derived.han[rows] != in_han
        distance, hubness = np.zeros((2, len(rows)), dtype=np.float32)
        if foreign.any():
            mean = self._mean(in_han, not in_han)
            hubness[foreign] = self._found(rows[foreign], in_han) - mean
            if (self._derived.han == in_han).any():
                distance[foreign] = mean - self._mean(in_han, in_han)
        return Foreignness(distance, hubness)

    def _mean(self, in_han: bool, of_han: bool) -> float:
        """What the question finds on average in SAMPLE of the rows of one script, taken evenly."""
        if (in_han, of_han) not in self._means:
            rows = np.flatnonzero(self._derived.han == of_han)
            sample = rows[np.linspace(0, len(rows) - 1, min(len(rows), SAMPLE)).astype(np.int64)]
            self._means[in_han, of_han] = float(self._found(sample, in_han).mean())
        return self._means[in_han, of_han]

    def _found(self, rows: Rows, in_han: bool) -> Floats:
        passage, sentence = likeness(self._derived, rows, self._vectors()[int(in_han)])
        return passage + sentence


def _keep(vectors: Vectors, path: Path) -> None:
    """Write the vectors whole or not at all; where nothing can be written they are made again next time."""
    temporary = path.with_name(f"{path.stem}.{os.getpid()}.tmp.npy")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(temporary, vectors)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        logger.debug("the typical questions' vectors could not be kept: %s", error)
