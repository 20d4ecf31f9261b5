"""The one object that the command line, the page and the API call: a library, opened, that answers questions."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from index.articles import Article, Holding, Passage
from index.derived import Derived
from index.encoder import Encoder, Vectors
from index.library import Library
from index.opening import open_library
from index.words import fold, words
from rag import ranking
from rag.answer import Answer, CitedPassage, Evidence
from rag.confidence import THRESHOLD, confidence
from rag.conversation import resolve
from rag.errors import QuestionError
from rag.hubness import typical_vectors
from rag.retrieval import Candidates, Rows, candidates, sentence_cosines

MAX_QUESTION_CHARS = 1_000
MAX_TOP = 100


class _Opened(NamedTuple):
    """A library, the model that fits it, and its search indexes, all of one generation."""

    library: Library
    encoder: Encoder
    derived: Derived


class Service:
    """Answers questions from one library. Safe to call from several threads; follows changes to the library."""

    def __init__(self, library: Library, encoder: Encoder, derived: Derived, model: str | None = None) -> None:
        self._opened = _Opened(library, encoder, derived)
        self._model = model
        self._refresh = threading.Lock()
        self._typical_vectors: dict[str, Vectors] = {}

    @classmethod
    def open(cls, library: Path, model: str | None = None) -> Self:
        """The service over an existing library; raises LibraryError or ModelError with the command that mends it."""
        opened, encoder = open_library(library, model)
        return cls(opened, encoder, Derived.of(opened), model)

    def ask(self, question: str, *, top: int = 5, turns: Sequence[str] = ()) -> Answer:
        """The `top` best passages for the question, with a confidence; passages with the same words count as one.

        `turns` are the earlier questions of the talk, oldest first. Raises QuestionError for a question that cannot
        be asked: empty, over MAX_QUESTION_CHARS characters, or without a single word.
        """
        clock = _Clock()
        asked = _checked(question)
        resolved = resolve(asked, [turn for turn in map(_plain, turns) if turn])
        opened = self._current()
        vector = _vector(opened.encoder, asked, resolved)
        clock.lap("encode")
        found = candidates(opened.derived, resolved, vector, lambda: self._typical(opened.encoder))
        scores = ranking.scores(found)
        clock.lap("search")
        best = np.lexsort((found.rows, -scores))
        cited = _cited(opened, found, scores, best, vector, min(max(top, 1), MAX_TOP))
        clock.lap("cite")
        return Answer(asked, resolved, confidence(found), THRESHOLD, cited, clock.laps())

    def articles(self) -> list[Holding]:
        """All articles, by file and place in it."""
        return list(self._opened.library.holdings())

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        """The other articles that say the same text or most of it, the likest first."""
        return self._opened.library.reprints(article_id)

    def article(self, article_id: str) -> Article:
        """One whole article; raises LibraryError if the library has none of that id."""
        return self._opened.library.article(article_id)

    def _typical(self, encoder: Encoder) -> Vectors:
        """The vectors of typical questions, made or read at the first question in another script."""
        if encoder.fingerprint not in self._typical_vectors:
            self._typical_vectors[encoder.fingerprint] = typical_vectors(encoder)
        return self._typical_vectors[encoder.fingerprint]

    def _current(self) -> _Opened:
        """The library as it is now: another process may have added to it, or built it anew with another model."""
        if self._opened.derived.generation != self._opened.library.generation():
            with self._refresh:
                library, encoder, derived = self._opened
                if derived.generation != library.generation():
                    if library.stored_fingerprint() != library.fingerprint:
                        library, encoder = open_library(library.folder, self._model)
                    self._opened = _Opened(library, encoder, Derived.of(library))
        return self._opened


def _cited(
    opened: _Opened, found: Candidates, scores: Vectors, best: Rows, vector: Vectors, top: int
) -> tuple[CitedPassage, ...]:
    """The first `top` different passages, each with its twins' articles."""
    chosen: dict[str, tuple[float, int, Passage]] = {}
    twins: dict[str, list[Holding]] = {}
    for index in best:
        row = int(found.rows[index])
        key = int(opened.derived.passage_keys[row])
        passage = opened.library.passages([key]).get(key)
        if passage is None:
            continue
        words_alone = "".join(fold(passage.text).split())
        if words_alone in chosen:
            twins[words_alone].append(opened.library.holding(passage.article_id))
        elif len(chosen) < top:
            chosen[words_alone] = (float(scores[index]), row, passage)
            twins[words_alone] = []
        else:
            break
    return tuple(
        CitedPassage(
            rank,
            score,
            passage,
            opened.library.holding(passage.article_id),
            _evidence(passage, sentence_cosines(opened.derived, row, vector)),
            tuple(twins[words_alone]),
        )
        for rank, (words_alone, (score, row, passage)) in enumerate(chosen.items(), start=1)
    )


class _Clock:
    def __init__(self) -> None:
        self._start = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        now = time.perf_counter()
        self._laps[name] = (now - self._last) * 1000
        self._last = now

    def laps(self) -> dict[str, float]:
        """Milliseconds by step, and in all."""
        return {**self._laps, "total": (self._last - self._start) * 1000}


def _checked(question: str) -> str:
    """The question in plain text; raises QuestionError."""
    text = _plain(question)
    if not text:
        raise QuestionError("the question is empty; type what you want to find")
    if len(text) > MAX_QUESTION_CHARS:
        raise QuestionError(
            f"the question has {len(text):,} characters, expected at most {MAX_QUESTION_CHARS:,}; ask about one thing"
        )
    if not words(text):
        raise QuestionError("the question has no word to search for; type what you want to find")
    return text


def _plain(text: str) -> str:
    """The text without white space around it and without what no model takes: half a surrogate pair, NUL."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", " ").strip()


def _vector(encoder: Encoder, asked: str, resolved: str) -> Vectors:
    """The unit vector to search with. In a follow-up what is new counts once more: the old subject would win."""
    vectors = encoder.encode_questions([resolved] if resolved == asked else [resolved, asked])
    total: Vectors = vectors.sum(axis=0)
    return total / np.linalg.norm(total)


def _evidence(passage: Passage, cosines: Vectors) -> tuple[Evidence, ...]:
    """The passage's sentences with their scores, best first, ties in reading order."""
    order = np.argsort(-cosines, kind="stable")
    return tuple(Evidence(passage.sentences[index], float(cosines[index])) for index in order)
