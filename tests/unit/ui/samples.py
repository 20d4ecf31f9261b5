"""Small answers for the page to show."""

from collections.abc import Collection
from pathlib import Path

from index.articles import Article, Attribution, Holding, Passage, Sentence, Span
from index.finding import Choice, Found, Wanted
from rag.answer import Answer, CitedPassage, Evidence
from rag.errors import QuestionError
from rag.scope import EVERYTHING, Scope

TEXT = "甲是首句。乙是次句。\n丙在第二段。丁在后面。"
ATTRIBUTION = Attribution(
    title="论数据", authors=("王一", "李二"), affiliation="某校", publication="某报", date="2025年1月2日"
)


def holding(attribution: Attribution = ATTRIBUTION, *, file: str = "a.txt", article_id: str = "a1") -> Holding:
    return Holding(article_id, file, file, attribution, (), (), "甲是首句。乙", len(TEXT), 2)


def article(attribution: Attribution = ATTRIBUTION, text: str = TEXT) -> Article:
    return Article("a1", "a.txt", "a.txt", text, (), attribution)


def sentence(start: int, end: int) -> Sentence:
    return Sentence(TEXT[start:end], start, end, (Span(start, end),))


def cited(rank: int, start: int, end: int, best: tuple[int, int], shown: Holding | None = None) -> CitedPassage:
    """The passage TEXT[start:end] with one sentence of evidence."""
    evidence = Evidence(sentence(*best), 0.9)
    passage = Passage(f"p{start}", "a1", rank, TEXT[start:end], start, end, (), (evidence.sentence,))
    return CitedPassage(rank, 1.0, passage, shown or holding(), (evidence,))


def answer(
    *passages: CitedPassage, confidence: float = 0.9, question: str = "问", resolved: str | None = None
) -> Answer:
    return Answer(question, resolved or question, confidence, 0.5, passages, {"encode": 12.0, "total": 15.0})


FIRST = cited(1, 0, 10, (5, 10))
SECOND = cited(2, 11, 22, (11, 17))


class FakeLibrary:
    """A library of one article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def found(self, wanted: Wanted, limit: int, fresh: Collection[str] = (), offset: int = 0) -> Found:
        return Found((holding(),)[offset:][:limit], 1)

    def generation(self) -> int:
        return 1

    def publications(self) -> list[Choice]:
        return [Choice("某报", 1)]

    def years(self) -> list[Choice]:
        return [Choice("2025", 1)]

    def holding(self, article_id: str) -> Holding:
        return holding()


class FakeService:
    """Answers everything with FIRST and SECOND, but refuses '?' and breaks at '!'."""

    def __init__(self, folder: Path) -> None:
        self.library = FakeLibrary(folder)
        self.turns: tuple[str, ...] = ()
        self.scope = EVERYTHING
        self.read_scope = True

    def ask(
        self,
        question: str,
        *,
        top: int = 5,
        turns: tuple[str, ...] = (),
        scope: Scope = EVERYTHING,
        read_scope: bool = True,
    ) -> Answer:
        self.turns, self.scope, self.read_scope = turns, scope, read_scope
        if question == "?":
            raise QuestionError("no word")
        if question == "!":
            raise RuntimeError("/secret/path")
        return answer(FIRST, SECOND, question=question, confidence=0.1 if question == "no" else 0.9)

    def articles(self) -> list[Holding]:
        return [holding()]

    def passage(self, article_id: str, passage_id: str) -> Passage:
        return FIRST.passage

    def holding(self, article_id: str) -> Holding:
        return holding()

    def folder_of(self, article_id: str) -> Path:
        return self.library.folder

    def reprints(self, article_id: str) -> tuple[Holding, ...]:
        return ()

    def article(self, article_id: str) -> Article:
        return article()
