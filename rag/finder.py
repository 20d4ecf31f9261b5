"""From a question and the talk before it to scored candidates, in one generation of a library."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import NamedTuple

import numpy as np

from index.derived import Derived
from index.encoder import Encoder, Vectors
from index.library import Library
from rag import ranking
from rag.accord import with_accord
from rag.clock import Clock
from rag.conversation import Resolved, resolve
from rag.facets import Facets, Reach
from rag.footing import Footing, Talk
from rag.hubness import Typical, question_vectors
from rag.levels import Levels
from rag.likeness import Floats, Rows
from rag.provenance import Provenance
from rag.retrieval import Candidates, candidates
from rag.scope import EVERYTHING, Scope
from rag.scoping import Scoping
from rag.terms import is_term

# By how much the best passage outside the time that a question names beats those within if the question is about that
# time. Where one article answers, its best passage is that much above all others for most questions of cmrc2018-dev and
# half of xquad-zh; where several do, the best of them is that much above the second for under a third of stard-law.
FAR_BETTER = 0.1
# So many of the passages found for a talk's last question tell what the talk is about.
CONTEXT = 3
# How far a talk that was not asked here is looked back through, and how many talks are remembered.
LONGEST_TALK, REMEMBERED = 8, 1_000


class Found(NamedTuple):
    """What a question was searched as and within what, its candidates and scores, and the vector it was sought by.

    `text` is what was searched: without the words that became the scope.
    """

    resolved: Resolved
    text: str
    scoping: Scoping
    candidates: Candidates
    scores: Floats
    vector: Vectors


class Finder:
    """Finds candidates in a library with the model that fits it and its search indexes, all of one generation."""

    def __init__(
        self, library: Library, encoder: Encoder, derived: Derived, typical: Callable[[Encoder], Vectors]
    ) -> None:
        self.library = library
        self.encoder = encoder
        self.derived = derived
        self._typical = Typical(derived, lambda: typical(encoder))
        self.levels = Levels(library, derived, self._typical, lambda: question_vectors(encoder))
        self._provenance: Provenance | None = None
        self._talks: dict[tuple[str, ...], Talk] = {}

    def find(self, question: str, turns: tuple[str, ...], scope: Scope, today: date | None, clock: Clock) -> Found:
        """The candidates for a question after these; its own words narrow the scope if `today` is given."""
        return self._found(question, self._talk(turns, today, clock), (*turns, question), scope, today, clock)

    def _talk(self, turns: tuple[str, ...], today: date | None, clock: Clock) -> Talk | None:
        """What the talk is about after these questions; those that were not asked here are asked now, the last ones."""
        known = next((end for end in range(len(turns), 0, -1) if turns[:end] in self._talks), 0)
        talk = self._talks[turns[:known]] if known else None
        for end in range(max(known, len(turns) - LONGEST_TALK) + 1, len(turns) + 1):
            self._found(turns[end - 1], talk, turns[:end], EVERYTHING, today, clock)
            talk = self._talks[turns[:end]]
        return talk

    def _found(
        self, question: str, talk: Talk | None, turns: tuple[str, ...], scope: Scope, today: date | None, clock: Clock
    ) -> Found:
        scoping = Scoping.of(question, scope, self.provenance, today)
        resolved = self._resolved(question, scoping, talk)
        own, text = scoping.text or question, scoping.text or question
        if talk and resolved.leans:
            scoping = Scoping.of(question, scope, self.provenance, today, earlier=talk.scope_words)
            text = resolved.text if scoping.text else talk.subject or question
        clock.lap("search")
        vector = self._vector(text, own)
        clock.lap("encode")
        found = self._candidates(text, scoping, vector)
        scores = ranking.scores(found)
        if scoping.tentative:
            wider = Scoping.of(question, scope, self.provenance, today, sure=True)
            elsewhere = self._candidates(text, wider, vector)
            if ranking.scores(elsewhere).max(initial=-1) > scores.max(initial=-1) + FAR_BETTER:
                scoping, found, scores = wider, elsewhere, ranking.scores(elsewhere)
        self._remember(turns, talk, resolved, scoping, found.rows[np.argsort(-scores, kind="stable")[:CONTEXT]])
        return Found(resolved, text, scoping, found, scores, vector)

    def _resolved(self, question: str, scoping: Scoping, talk: Talk | None) -> Resolved:
        """The question, completed if it leans on the talk, with what it says of time and source if it does not."""
        text = scoping.text
        if talk and not scoping.rest:  # 人民日报怎么说？
            return Resolved(f"{talk.subject} {question}".strip(), leans=True, subject=talk.subject)
        if talk is None or not talk.subject or is_term(scoping.rest):
            return Resolved(question, leans=False, subject=text)
        footing = Footing(self.library, self.derived, talk, text, lambda: self._vector(text, text))
        resolved = resolve(text, talk.subject, footing)
        return resolved if resolved.leans else resolved._replace(text=question)

    def _remember(
        self, turns: tuple[str, ...], talk: Talk | None, resolved: Resolved, scoping: Scoping, rows: Rows
    ) -> None:
        """Keep what the talk is about now; what leans on its subject adds its best passage to the subject's own."""
        found = rows.tolist()
        if talk and resolved.leans and resolved.subject == talk.subject:
            found = list(dict.fromkeys([*found[:1], *talk.rows[:CONTEXT]]))
        if len(self._talks) >= REMEMBERED:
            self._talks.clear()
        applied = tuple(one for one in scoping.words if one.applied)
        self._talks[turns] = Talk(resolved.subject, applied, tuple(found))

    def provenance(self) -> Provenance:
        """Where its passages come from, read when it is first asked for."""
        if self._provenance is None:
            self._provenance = Provenance.of(self.library, self.derived.article_keys)
        return self._provenance

    @cached_property
    def facets(self) -> Facets:
        """By what its articles can be told apart, counted when it is first asked for."""
        return Facets.of(self.provenance())

    def reach(self, scope: Scope) -> Reach:
        """How many of its articles are within the scope."""
        known = self.provenance()
        return Reach(int(known.articles(scope).sum()), len(known.article_ids), known.undated(scope))

    def _candidates(self, text: str, scoping: Scoping, vector: Vectors) -> Candidates:
        among = None if scoping.articles is None else self.provenance().rows(scoping.articles)
        found = candidates(self.derived, text, vector, self._typical, among)
        return with_accord(self.derived, found, vector)

    def _vector(self, text: str, own: str) -> Vectors:
        """The unit vector to search with. In a follow-up what is new counts once more: the old subject would win."""
        total: Vectors = self.encoder.encode_questions([text] if text == own else [text, own]).sum(axis=0)
        return total / np.linalg.norm(total)
