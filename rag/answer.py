"""What a question gets back: cited passages, the sentences that carry them, and how sure the answer is."""

from collections.abc import Mapping
from dataclasses import dataclass

from index.articles import Holding, Passage, Sentence
from rag.grounds import Ground, Reason
from rag.points import opening
from rag.scope import EVERYTHING, Scope, ScopeWords

MAX_TOPICS = 5


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a passage and how well it matches the question: cosine in [-1, 1]."""

    sentence: Sentence
    score: float


@dataclass(frozen=True, slots=True)
class Twin:
    """A passage of another article that says the same in the same words, and the score that it had by itself."""

    passage_id: str
    article: Holding
    score: float


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage, word for word, with its article and its sentences, best first.

    `score` orders passages within one answer, higher is better; it means nothing across questions.
    `also_in` are its twins, best first, one of each article that has any; `grounds` is what spoke for it.
    """

    rank: int
    score: float
    passage: Passage
    article: Holding
    evidence: tuple[Evidence, ...]
    also_in: tuple[Twin, ...] = ()
    grounds: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """The passages for one question, best first.

    `resolved` is the question as it was searched: completed where it `leans` on the talk before it. `confidence` is the
    estimated probability in [0, 1] that the passages answer it; below `threshold` the answer abstains and the passages
    are only the nearest ones. `calibrated` says whether the estimate was fitted to the library's model, `reasons` what
    raised or lowered it.

    Only what is within `scope` was searched: what the caller said, narrowed by those of the `scope_words` that were
    applied. Within it are `scope_articles` of `of_articles`, both None for all, and `undated` more would be if they had
    a date.

    `topics` are titles and headings of the nearest articles, for a question that they do not answer.
    """

    question: str
    resolved: str
    confidence: float
    threshold: float
    passages: tuple[CitedPassage, ...]
    timings_ms: Mapping[str, float]
    leans: bool = False
    scope: Scope = EVERYTHING
    scope_words: tuple[ScopeWords, ...] = ()
    scope_articles: int | None = None
    undated: int = 0
    calibrated: bool = True
    of_articles: int | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether the collection answers the question, as far as we can tell."""
        return bool(self.passages) and self.confidence >= self.threshold

    @property
    def topics(self) -> tuple[str, ...]:
        """If it does not answer, what the collection has: titles of the nearest articles, or their first clauses."""
        if self.answered:
            return ()
        nearest = (cited.article for cited in self.passages)
        titles = (article.attribution.title or opening(article.opening) for article in nearest)
        return tuple(dict.fromkeys(titles))[:MAX_TOPICS]

    @property
    def articles(self) -> list[tuple[Holding, float]]:
        """The articles of all passages and of their twins with their scores, best first: as if nothing were folded."""
        found = [(cited.article, cited.score) for cited in self.passages]
        found += [(twin.article, twin.score) for cited in self.passages for twin in cited.also_in]
        return sorted(found, key=lambda one: -one[1])
