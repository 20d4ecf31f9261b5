"""The one object that the command line, the page and the API call: a library, opened, that answers questions."""

import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np

from index.articles import Article, Holding, Passage
from index.catalogue import reported_damage
from index.derived import Derived
from index.encoder import Encoder, Vectors
from index.library import Library
from index.memory import give_back
from index.opening import encoder_of, open_library
from index.words import prepare, words
from rag import ranking
from rag.answer import Answer, CitedPassage, Evidence, Twin
from rag.confidence import THRESHOLD, confidence
from rag.conversation import resolve
from rag.errors import QuestionError
from rag.folding import BREADTH, Find, Hit, folded
from rag.hubness import typical_vectors
from rag.remembering import RememberingEncoder
from rag.retrieval import Candidates, candidates, sentence_cosines

MAX_QUESTION_CHARS = 1_000
MAX_TOP = 100
# A question waits for so many new passages to be indexed, about a second; for more it does not wait.
AT_ONCE = 1_000


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
        self._following: threading.Thread | None = None
        self._typical_vectors: dict[str, Vectors] = {}

    @classmethod
    def open(cls, library: Path, model: str | None = None) -> Self:
        """The service over an existing library; raises LibraryError or ModelError with the command that mends it."""
        opened = Library.open(library)
        with ThreadPoolExecutor(1) as pool:
            # Most of it is done outside of Python's lock, while what the library keeps and the dictionary are loaded.
            encoder = pool.submit(encoder_of, opened, model)
            derived = Derived.kept(opened)
            if derived:
                derived.warm()
            prepare()
        service = cls(opened, RememberingEncoder(encoder.result()), derived or Derived.of(opened), model)
        give_back()
        return service

    def ask(self, question: str, *, top: int = 5, turns: Sequence[str] = ()) -> Answer:
        """The `top` best passages for the question, with a confidence; passages that are one text count as one.

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
        with opened.library.snapshot():  # what is read once is there when more of it is
            cited = _cited(opened.library, _ranking(opened, found, scores, vector), min(max(top, 1), MAX_TOP))
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
                        library, found = open_library(library.folder, self._model)
                        self._opened = _Opened(library, RememberingEncoder(found), Derived.of(library))
                    elif derived.behind(library) <= AT_ONCE:
                        self._opened = _Opened(library, encoder, Derived.of(library, derived))
                    else:
                        self._follow()
        return self._opened

    def _follow(self) -> None:
        """Bring the indexes up beside the questions, which are answered from what they have until then."""

        def follow() -> None:
            library, encoder, derived = self._opened
            with reported_damage(), closing(library):
                self._opened = _Opened(library, encoder, Derived.of(library, derived))

        if self._following is None or not self._following.is_alive():
            self._following = threading.Thread(target=follow, name="following the library", daemon=True)
            self._following.start()


def _cited(library: Library, ranking: Iterator[Find], top: int) -> tuple[CitedPassage, ...]:
    """The first `top` different passages, each with its twins."""
    return tuple(
        CitedPassage(
            rank,
            fold.hit.score,
            fold.hit.passage,
            library.holding(fold.hit.passage.article_id),
            fold.hit.evidence,
            tuple(
                Twin(twin.passage.passage_id, library.holding(article_id), twin.score)
                for article_id, twin in fold.twins.items()
            ),
        )
        for rank, fold in enumerate(folded(ranking, top), start=1)
    )


def _ranking(opened: _Opened, found: Candidates, scores: Vectors, vector: Vectors) -> Iterator[Find]:
    """The candidates, best first, ties in the library's order; their texts are read by the dozen."""
    order = np.lexsort((found.rows, -scores))
    for start in range(0, len(order), BREADTH):
        part = order[start : start + BREADTH]
        keys = opened.derived.passage_keys[found.rows[part]].tolist()
        texts = opened.library.texts(keys)
        for index, key in zip(part, keys, strict=True):
            if key in texts:
                row, score = int(found.rows[index]), float(scores[index])
                yield Find(texts[key], partial(_hit, opened, row, key, score, vector))


def _hit(opened: _Opened, row: int, key: int, score: float, vector: Vectors) -> Hit:
    passage = opened.library.passages([key])[key]
    return Hit(passage, score, _evidence(passage, sentence_cosines(opened.derived, row, vector)))


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
