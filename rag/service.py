"""The one object that the command line, the page and the API call: a library, opened, that answers questions."""

import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
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
from index.memory import give_back
from index.models.rerankers import open_reranker
from index.offcuts import Offcuts, offcuts
from index.opening import encoder_of, open_library
from index.store import reported_damage
from index.words import prepare, words
from rag.answer import Answer, CitedPassage, Evidence, Twin
from rag.calibrations import PLAIN, calibration_of
from rag.clock import Clock
from rag.confidence import THRESHOLD
from rag.drawing import Drawing
from rag.errors import QuestionError
from rag.facets import Facets, Reach
from rag.finder import Finder, Found
from rag.folding import BREADTH, Find, Hit, folded
from rag.grounds import Ground, grounds, reasons
from rag.hubness import typical_vectors
from rag.likeness import Rows, sentence_cosines
from rag.overview import Overview
from rag.reading import Reading
from rag.remembering import RememberingEncoder
from rag.reranker import Reranker, reranked
from rag.retrieval import Candidates
from rag.scope import EVERYTHING, Scope
from rag.signals import signals

MAX_QUESTION_CHARS = 1_000
MAX_TOP = 100
# A question waits for so many new passages to be indexed, about a second; for more it does not wait.
AT_ONCE = 1_000


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
        self._finder = Finder(library, encoder, derived, self._typical)
        self._model = model
        self._reranker = reranker
        self._refresh = threading.Lock()
        self._following: threading.Thread | None = None
        self._drawing = Drawing()
        self._typical_vectors: dict[str, Vectors] = {}

    @classmethod
    def open(cls, library: Path, model: str | None = None, reranker: str | None = None) -> Self:
        """The service over an existing library; raises LibraryError or ModelError with the command that mends it.

        `reranker` names a model that looks at the best candidates once more.
        """
        opened = Library.open(library)
        with ThreadPoolExecutor(1) as pool:
            # Most of it is done outside of Python's lock, while what the library keeps and the dictionary are loaded.
            encoder = pool.submit(encoder_of, opened, model)
            derived = Derived.kept(opened)
            if derived:
                derived.warm()
            prepare()
        remembering = RememberingEncoder(encoder.result())
        second_look = open_reranker(reranker) if reranker else None
        service = cls(opened, remembering, derived or Derived.of(opened), model, second_look)
        give_back()
        return service

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
        clock = Clock()
        asked = _checked(question)
        earlier = tuple(filter(words, map(_plain, turns)))
        finder = self._current()
        found = finder.find(asked, earlier, scope, date.today() if read_scope else None, clock)
        clock.lap("search")
        with finder.library.snapshot():  # what is read once is there when more of it is
            if self._reranker is not None:
                inputs = partial(_inputs, finder, found.candidates)
                found = found._replace(scores=reranked(self._reranker, found.resolved.text, found.scores, inputs))
                clock.lap("rerank")
            reading = Reading(finder.library)
            level = finder.levels.of(found.text)
            told = signals(reading, finder.derived, found.candidates, found.text, found.vector, level)
            cited = _cited(finder.library, _ranking(finder, found, reading), min(max(top, 1), MAX_TOP))
        clock.lap("cite")
        calibration = calibration_of(finder.library.folder, finder.encoder)
        return Answer(
            asked,
            found.resolved.text,
            (calibration or PLAIN).confidence(told),
            THRESHOLD,
            cited,
            clock.laps(),
            found.resolved.leans,
            found.scoping.scope,
            found.scoping.words,
            None if found.scoping.articles is None else int(found.scoping.articles.sum()),
            found.scoping.undated,
            calibration is not None,
            None if found.scoping.articles is None else len(found.scoping.articles),
            reasons(told, calibration),
        )

    @property
    def library(self) -> Library:
        """The library, to be read."""
        return self._finder.library

    @property
    def encoder(self) -> Encoder:
        """The model that fits it."""
        return self._finder.encoder

    def refresh(self) -> None:
        """Follow now what has changed in the library, rather than at the next question."""
        self._current()

    def articles(self) -> list[Holding]:
        """All articles, by file and place in it."""
        return list(self._finder.library.holdings())

    def facets(self) -> Facets:
        """By what a search can be restricted."""
        return self._current().facets

    def reach(self, scope: Scope) -> Reach:
        """How many articles are within the scope."""
        return self._current().reach(scope)

    def overview(self, passages: Iterable[Passage] = ()) -> Overview | None:
        """All passages at once, these surely; None while that is worked out, which the first call sets going."""
        library = self._current().library
        seen = self._drawing.overview(library)
        return seen.including(library, passages) if seen else None

    def passage(self, article_id: str, passage_id: str) -> Passage:
        """One passage of an article; raises LibraryError if the library has none of these ids."""
        return self._finder.library.passage(article_id, passage_id)

    def holding(self, article_id: str) -> Holding:
        """One article as it is listed; raises LibraryError if the library has none of that id."""
        return self._finder.library.holding(article_id)

    def folder_of(self, article_id: str) -> Path:
        """Where what is said of the article is kept: its library's folder."""
        return self._finder.library.folder

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        """The other articles that say the same text or most of it, the likest first."""
        return self._finder.library.reprints(article_id)

    def article(self, article_id: str) -> Article:
        """One whole article; raises LibraryError if the library has none of that id."""
        return self._finder.library.article(article_id)

    def offcuts(self, article_id: str) -> Offcuts:
        """What cleaning took away in an article and around it; raises LibraryError if the library has none of that id.

        Its whole source is read for this.
        """
        library = self._finder.library
        with library.snapshot():
            return offcuts(library.article(article_id), *library.cut_source(article_id))

    def _typical(self, encoder: Encoder) -> Vectors:
        """The vectors of typical questions, made or read at the first question in another script."""
        if encoder.fingerprint not in self._typical_vectors:
            self._typical_vectors[encoder.fingerprint] = typical_vectors(encoder)
        return self._typical_vectors[encoder.fingerprint]

    def _current(self) -> Finder:
        """The library as it is now: another process may have added to it, or built it anew with another model."""
        if self._finder.derived.generation != self._finder.library.generation():
            with self._refresh:
                library, encoder, derived = self._finder.library, self._finder.encoder, self._finder.derived
                if derived.generation != library.generation():
                    if library.stored_fingerprint() != library.fingerprint:
                        library, found = open_library(library.folder, self._model)
                        self._finder = Finder(library, RememberingEncoder(found), Derived.of(library), self._typical)
                    elif derived.behind(library) <= AT_ONCE:
                        self._finder = Finder(library, encoder, Derived.of(library, derived), self._typical)
                    else:
                        self._follow()
        return self._finder

    def _follow(self) -> None:
        """Bring the indexes up beside the questions, which are answered from what they have until then."""

        def follow() -> None:
            library, encoder, derived = self._finder.library, self._finder.encoder, self._finder.derived
            with reported_damage(), closing(library):
                self._finder = Finder(library, encoder, Derived.of(library, derived), self._typical)

        if self._following is None or not self._following.is_alive():
            self._following = threading.Thread(target=follow, name="following the library", daemon=True)
            self._following.start()


def _inputs(finder: Finder, found: Candidates, places: Rows) -> dict[int, str]:
    """The candidates at these places that are still there, each as it was encoded: with its article's title."""
    keys = finder.derived.passage_keys[found.rows[places]].tolist()
    passages = finder.library.passages(keys)
    titles = {one: finder.library.holding(one).attribution.title for one in {it.article_id for it in passages.values()}}
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
            fold.hit.grounds,
        )
        for rank, fold in enumerate(folded(ranking, top), start=1)
    )


def _ranking(finder: Finder, found: Found, reading: Reading) -> Iterator[Find]:
    """The candidates, best first, ties in the library's order; their texts are read by the dozen."""
    rows, scores = found.candidates.rows, found.scores
    order = np.lexsort((rows, -scores))
    speaking = grounds(found.candidates, finder.derived.han[rows])
    for start in range(0, len(order), BREADTH):
        part = order[start : start + BREADTH]
        keys = finder.derived.passage_keys[rows[part]].tolist()
        texts = finder.library.texts(keys)
        cosines = sentence_cosines(finder.derived, rows[part], found.vector)
        for index, key, sentences in zip(part, keys, cosines, strict=True):
            if key in texts:
                yield Find(texts[key], partial(_hit, reading, key, float(scores[index]), sentences, speaking[index]))


def _hit(reading: Reading, key: int, score: float, cosines: Vectors, speaking: tuple[Ground, ...]) -> Hit:
    passage = reading.passages([key])[key]
    return Hit(passage, score, _evidence(passage, cosines), speaking)


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


def _evidence(passage: Passage, cosines: Vectors) -> tuple[Evidence, ...]:
    """The passage's sentences with their scores, best first, ties in reading order."""
    order = np.argsort(-cosines, kind="stable")
    return tuple(Evidence(passage.sentences[index], float(cosines[index])) for index in order)
