"""Questions of which it is known whether the passages that are shown answer them, with their signals."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.derived import Derived
from index.encoder import Encoder
from index.library import Library
from rag import ranking
from rag.accord import with_accord
from rag.evaluation.questions import TestQuestion
from rag.hubness import Typical, question_vectors, typical_questions, typical_vectors
from rag.levels import Levels
from rag.reading import Reading
from rag.retrieval import Candidates, candidates
from rag.signals import Signals, signals

# Shown passages, of which one must be of the right article.
SHOWN = 5
# A draft is the latter half of a sentence of so many characters: short ones say too little to be found by.
SENTENCE_CHARS = range(24, 200)
DRAFTS = 300


class Kind(StrEnum):
    ANSWERED = "answered"
    UNANSWERED = "unanswered"  # on the collection's subjects, and known to have no answer in it
    REMOVED = "removed"  # its own articles were taken out of what was found
    STRANGE = "strange"  # asked of another collection


class Example(NamedTuple):
    """A question's signals, whether one of the passages shown answers it, and what kind of question it is."""

    question: str
    signals: Signals
    is_answered: bool
    kind: Kind


class Examiner:
    """Asks one library, whole or without some of its articles."""

    def __init__(self, library: Library, derived: Derived, encoder: Encoder) -> None:
        self._library = library
        self._derived = derived
        self._encoder = encoder
        ids = library.article_ids()
        self._owners = [ids[key] for key in derived.article_keys.tolist()]
        self._typical = Typical(derived, lambda: typical_vectors(encoder))
        self._levels = Levels(library, derived, self._typical, lambda: question_vectors(encoder))

    def of_test_set(self, asked: Sequence[TestQuestion], strangers: Sequence[TestQuestion] = ()) -> Iterator[Example]:
        """Each question of a test set with known articles, twice if it has an answer; then questions of other sets.

        A stranger whose article is here too, as where sets share articles, is none. Typical questions are strangers.
        """
        for one in asked:
            if one.answerable:
                yield from self._twice(one.question, set(one.relevant))
            else:
                yield from self._example(one.question, Kind.UNANSWERED)
        held = {source_id for _, source_id in self._owners}
        for one in strangers:
            if held.isdisjoint(one.relevant):
                yield from self._example(one.question, Kind.STRANGE)
        yield from self._typical_ones()

    def of_itself(self) -> Iterator[Example]:
        """Questions drafted from the library's own sentences, and typical questions on any subject.

        Half a sentence asks for the other half: its article answers, and what is left without the article does not.
        """
        chosen = random.Random(1).sample(range(len(self._owners)), min(DRAFTS, len(self._owners)))
        for row in sorted(chosen):
            key = int(self._derived.passage_keys[row])
            sentences = [one.text for one in self._library.passages([key])[key].sentences]
            draft = max((text for text in sentences if len(text) in SENTENCE_CHARS), key=len, default="")
            if draft:
                yield from self._twice(draft[len(draft) // 2 :], set(self._owners[row]))
        yield from self._typical_ones()

    def _typical_ones(self) -> Iterator[Example]:
        for question in typical_questions():
            yield from self._example(question, Kind.STRANGE)

    def _twice(self, question: str, right: set[str]) -> Iterator[Example]:
        yield from self._example(question, Kind.ANSWERED, right)
        yield from self._example(question, Kind.REMOVED, right)

    def _example(self, question: str, kind: Kind, right: set[str] | frozenset[str] = frozenset()) -> Iterator[Example]:
        """The example, if anything is found."""
        vector = self._encoder.encode_questions([question])[0]
        found = candidates(self._derived, question, vector, self._typical)
        is_right = np.array([bool(right.intersection(self._owners[row])) for row in found.rows], dtype=np.bool_)
        if kind is Kind.REMOVED:
            found, is_right = _only(found, ~is_right), is_right[~is_right]
        found, level = with_accord(self._derived, found, vector), self._levels.of(question)
        told = signals(Reading(self._library), self._derived, found, question, vector, level)
        if told is not None:
            shown = np.lexsort((found.rows, -ranking.scores(found)))[:SHOWN]
            yield Example(question, told, bool(is_right[shown].any()), kind)


def _only(found: Candidates, kept: NDArray[np.bool_]) -> Candidates:
    """Some of the candidates."""
    signals_of_each: dict[str, Any] = {
        one.name: value[kept] for one in fields(found) if isinstance(value := getattr(found, one.name), np.ndarray)
    }
    return replace(found, **signals_of_each)
