"""Two libraries asked as one: the shared one, and one of a visitor's own."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.articles import Article, Holding, Passage
from index.catalogue import Catalogue
from index.errors import LibraryError
from index.offcuts import Offcuts
from index.words import letters
from rag.answer import Answer, CitedPassage, Twin
from rag.facets import Facets, Reach
from rag.overview import Overview
from rag.scope import Scope
from rag.service import MAX_TOP, Service


class JointService:
    """Answers like a Service, from both; where both say the same, the shared one says it first."""

    def __init__(self, shared: Service, own: Service) -> None:
        self._shared = shared
        self._own = own

    def ask(self, question: str, *, top: int = 5, **options: Any) -> Answer:  # noqa: ANN401  those of Service.ask
        """The best passages of both; raises QuestionError as Service does."""
        return joined(
            self._shared.ask(question, top=top, **options), self._own.ask(question, top=top, **options), top=top
        )

    @property
    def library(self) -> Catalogue:
        """The shared library."""
        return self._shared.library

    def articles(self) -> list[Holding]:
        return [*self._own.articles(), *self._shared.articles()]

    def overview(self, passages: Iterable[Passage] = ()) -> Overview | None:
        """The shared library as a whole."""
        return self._shared.overview(one for one in passages if self._with(one.article_id) is self._shared)

    def facets(self) -> Facets:
        return self._shared.facets().with_those_of(self._own.facets())

    def reach(self, scope: Scope) -> Reach:
        return self._shared.reach(scope).with_that_of(self._own.reach(scope))

    def holding(self, article_id: str) -> Holding:
        return self._with(article_id).library.holding(article_id)

    def passage(self, article_id: str, passage_id: str) -> Passage:
        return self._with(article_id).passage(article_id, passage_id)

    def folder_of(self, article_id: str) -> Path:
        return self._with(article_id).folder_of(article_id)

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        return self._with(article_id).reprints(article_id)

    def article(self, article_id: str) -> Article:
        return self._with(article_id).article(article_id)

    def _with(self, article_id: str) -> Service:
        """The service that has the article; the shared one if neither has."""
        try:
            self._shared.library.holding(article_id)
        except LibraryError:
            return self._own if self._own.library.known_articles([article_id]) else self._shared
        return self._shared

    def offcuts(self, article_id: str) -> Offcuts:
        return self._with(article_id).offcuts(article_id)


def joined(shared: Answer, own: Answer, *, top: int) -> Answer:
    """One answer of two to the same question: the passages by score, the higher confidence, the time of both.

    A passage of one's own that the shared answer has in the same letters is named with that one.
    """
    surer = own if own.confidence > shared.confidence else shared
    texts = {letters(cited.passage.text): cited for cited in own.passages}
    both = [_with_twin(cited, texts.pop(letters(cited.passage.text), None)) for cited in shared.passages]
    ranked = sorted([*both, *texts.values()], key=lambda cited: -cited.score)
    passages = tuple(replace(cited, rank=rank) for rank, cited in enumerate(ranked[: min(max(top, 1), MAX_TOP)], 1))
    steps: Iterable[str] = dict.fromkeys((*shared.timings_ms, *own.timings_ms))
    timings = {step: shared.timings_ms.get(step, 0) + own.timings_ms.get(step, 0) for step in steps}
    return _counted(replace(surer, passages=passages, timings_ms=timings), shared, own)


def _counted(both: Answer, shared: Answer, own: Answer) -> Answer:
    """With how many articles of both were searched, if both were restricted alike: one may be told by the question."""
    if shared.scope_articles is None or own.scope_articles is None or shared.scope != own.scope:
        return both
    within, undated = shared.scope_articles + own.scope_articles, shared.undated + own.undated
    all_of_them = (shared.of_articles or 0) + (own.of_articles or 0)
    return replace(both, scope_articles=within, of_articles=all_of_them, undated=undated)


def _with_twin(cited: CitedPassage, same: CitedPassage | None) -> CitedPassage:
    if same is None:
        return cited
    twin = Twin(same.passage.passage_id, same.article, same.score)
    return replace(cited, score=max(cited.score, same.score), also_in=(*cited.also_in, twin, *same.also_in))
