"""How much a passage is liked by questions in general, to be taken off what a question in another language likes.

Across languages some passages are near every question, whatever it asks: hubs. Conneau et al., "Word Translation
Without Parallel Data" (2018), equation 3 (CSLS), takes the mean similarity to the nearest queries off; here it is the
mean over fixed questions on many subjects, since a library has no queries of its own.
"""

import hashlib
import logging
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.cache import cache_folder
from index.derived import Derived
from index.encoder import Encoder, Vectors

QUESTIONS = Path(__file__).with_name("typical_questions.txt")

logger = logging.getLogger(__name__)


def typical_vectors(encoder: Encoder) -> Vectors:
    """The unit vectors of the typical questions, (n, dimension) float32; kept in the cache, they cost 0.7 s."""
    text = QUESTIONS.read_text(encoding="utf-8")
    digest = hashlib.sha256(f"{encoder.fingerprint}\n{text}".encode()).hexdigest()[:16]
    kept = cache_folder() / f"typical-questions-{digest}.npy"
    questions = text.splitlines()
    try:
        vectors: Vectors = np.load(kept, allow_pickle=False)
        if vectors.shape == (len(questions), encoder.dimension) and vectors.dtype == np.float32:
            return vectors
    except (OSError, ValueError, EOFError):
        pass
    vectors = encoder.encode_questions(questions)
    _keep(vectors, kept)
    return vectors


def hubness(derived: Derived, rows: NDArray[np.int64], typical: Vectors) -> NDArray[np.float32]:
    """For each row the mean, over the typical questions, of passage cosine plus best sentence cosine: (n,) float32."""
    sentences: NDArray[np.float32] = derived.best_sentences(rows, typical).mean(axis=1)
    passages: NDArray[np.float32] = (derived.passages.vectors(rows) @ typical.T).mean(axis=1)
    return passages + sentences


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
