"""The one object that the command line, the page and the API call: a library, opened, that answers questions."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Self

import numpy as np

from index.articles import Article, Holding, Passage
from index.derived import Derived
from index.embedding import passage_input
from index.encoder import Encoder, Vectors
from index.library import Library
from index.models.rerankers import open_reranker
from index.opening import open_library
from index.words import words
from rag import ranking
from rag.answer import Answer, CitedPassage, Evidence, Twin
from rag.confidence import THRESHOLD, confidence
from rag.conversation import resolve
from rag.drawing import Drawing
from rag.errors import QuestionError
from rag.folding import BREADTH, Find, Hit, folded
from rag.hubness import typical_vectors
from rag.likeness import Rows, sentence_cosines
from rag.overview import Overview
from rag.provenance import Provenance
from rag.reranker import Reranker, reranked
from rag.retrieval import Candidates, candidates
from rag.scope import EVERYTHING, Scope
from rag.scoping import Scoping

MAX_QUESTION_CHARS = 1_000
MAX_TOP = 100
# By how much the best passage outside the time that a question names beats those within if the question is about that
# time. Where one article answers, its best passage is that much above all others in 85 of 100 questions of cmrc2018-dev
# and 53 of xquad-zh; where several do, the best of them is that much above the second in 30 of stard-law.
FAR_BETTER = 0.1


class _Opened:
    """A library, the model that fits it, and its search indexes, all of one generation."""

    def __init__(self, library: Library, encoder: Encoder, derived: Derived) -> None:
        self.library = library
        self.encoder = encoder
        self.derived = derived
        self._provenance: Provenance | None = None

    def provenance(self) -> Provenance:
        """Where its passages come from, read when it is first asked for."""
        if self._provenance is None:
            self._provenance = Provenance.of(self.library, self.derived.passage_keys)
        return self._provenance


class Service:
    """Answers questions from one library. Safe to call from several threads; follows changes to the library."""

    def __init__(
        self,
        library: Library,
        encoder: Encoder,
        derived: Derived,
        model: str | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self._opened = _Opened(library, encoder, derived)
        self._model = model
        self._reranker = reranker
        self._refresh = threading.Lock()
        self._drawing = Drawing()
        self._typical_vectors: dict[str, Vectors] = {}

    @classmethod
    def open(cls, library: Path, model: str | None = None, reranker: str | None = None) -> Self:
        """The service over an existing library; raises LibraryError or ModelError with the command that mends it.

        `reranker` names a model that looks at the best candidates once more.
        """
        opened, encoder = open_library(library, model)
        return cls(opened, encoder, Derived.of(opened), model, open_reranker(reranker) if reranker else None)

    def ask(
        self,
        question: str,
        *,
        top: int = 5,
        turns: Sequence[str] = (),
        scope: Scope = EVERYTHING,
        read_scope: bool = True,
    ) -> Answer:
        """The `top` best passages for the question, with a confidence; passages that are one text count as one.

        `turns` are the earlier questions of the talk, oldest first. Only what is within the scope is searched, and
        with `read_scope` what the question itself says of time and source narrows it. Raises QuestionError for a
        question that cannot be asked: empty, over MAX_QUESTION_CHARS characters, or without a single word.
        """
        clock = _Clock()
        asked = _checked(question)
        resolved = resolve(asked, [turn for turn in map(_plain, turns) if turn])
        opened = self._current()
        today = date.today() if read_scope else None
        scoping = Scoping.of(resolved, scope, opened.provenance, today)
        vector = _vector(opened.encoder, scoping.text if resolved == asked else asked, scoping.text)
        clock.lap("encode")
        found = self._candidates(opened, scoping, vector)
        scores = ranking.scores(found)
        if scoping.tentative:
            wider = Scoping.of(resolved, scope, opened.provenance, today, sure=True)
            elsewhere = self._candidates(opened, wider, vector)
            if ranking.scores(elsewhere).max(initial=-1) > scores.max(initial=-1) + FAR_BETTER:
                scoping, found, scores = wider, elsewhere, ranking.scores(elsewhere)
        clock.lap("search")
        with opened.library.snapshot():  # what is read once is there when more of it is
            if self._reranker is not None:
                scores = reranked(self._reranker, resolved, scores, partial(_inputs, opened, found))
                clock.lap("rerank")
            cited = _cited(opened.library, _ranking(opened, found, scores, vector), min(max(top, 1), MAX_TOP))
        clock.lap("cite")
        within = None if scoping.articles is None else int(scoping.articles.sum())
        scoped = scoping.scope, scoping.words, within, scoping.undated
        return Answer(asked, resolved, confidence(found), THRESHOLD, cited, clock.laps(), *scoped)

    @property
    def library(self) -> Library:
        """The library, to be read."""
        return self._opened.library

    @property
    def encoder(self) -> Encoder:
        """The model that fits it."""
        return self._opened.encoder

    def refresh(self) -> None:
        """Follow now what has changed in the library, rather than at the next question."""
        self._current()

    def articles(self) -> list[Holding]:
        """All articles, by file and place in it."""
        return list(self._opened.library.holdings())

    def overview(self, passages: Iterable[Passage] = ()) -> Overview | None:
        """All passages at once, these surely; None while that is worked out, which the first call sets going."""
        library = self._current().library
        seen = self._drawing.overview(library)
        return seen.including(library, passages) if seen else None

    def passage(self, article_id: str, passage_id: str) -> Passage:
        """One passage of an article; raises LibraryError if the library has none of these ids."""
        return self._opened.library.passage(article_id, passage_id)

    def holding(self, article_id: str) -> Holding:
        """One article as it is listed; raises LibraryError if the library has none of that id."""
        return self._opened.library.holding(article_id)

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        """The other articles that say the same text or most of it, the likest first."""
        return self._opened.library.reprints(article_id)

    def article(self, article_id: str) -> Article:
        """One whole article; raises LibraryError if the library has none of that id."""
        return self._opened.library.article(article_id)

    def _candidates(self, opened: _Opened, scoping: Scoping, vector: Vectors) -> Candidates:
        among = None if scoping.articles is None else opened.provenance().rows(scoping.articles)
        return candidates(opened.derived, scoping.text, vector, lambda: self._typical(opened.encoder), among)

    def _typical(self, encoder: Encoder) -> Vectors:
        """The vectors of typical questions, made or read at the first question in another script."""
        if encoder.fingerprint not in self._typical_vectors:
            self._typical_vectors[encoder.fingerprint] = typical_vectors(encoder)
        return self._typical_vectors[encoder.fingerprint]

    def _current(self) -> _Opened:
        """The library as it is now: another process may have added to it, or built it anew with another model."""
        if self._opened.derived.generation != self._opened.library.generation():
            with self._refresh:
                library, encoder = self._opened.library, self._opened.encoder
                if self._opened.derived.generation != library.generation():
                    if library.stored_fingerprint() != library.fingerprint:
                        library, encoder = open_library(library.folder, self._model)
                    self._opened = _Opened(library, encoder, Derived.of(library))
        return self._opened


def _inputs(opened: _Opened, found: Candidates, places: Rows) -> dict[int, str]:
    """The candidates at these places that are still there, each as it was encoded: with its article's title."""
    keys = opened.derived.passage_keys[found.rows[places]].tolist()
    passages = opened.library.passages(keys)
    titles = {one: opened.library.holding(one).attribution.title for one in {it.article_id for it in passages.values()}}
    return {
        int(place): passage_input(titles[passages[key].article_id], passages[key].text)
        for place, key in zip(places, keys, strict=True)
        if key in passages
    }


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
