"""Asks every question of a test set and reports how well the answers do."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import ir_measures
from ir_measures import RR, R, nDCG
from sklearn.metrics import roc_auc_score
from tqdm import tqdm

from index.building import building
from index.cache import cache_folder
from index.derived import Derived
from index.library import Library
from index.progress import bar
from index.settings import Settings
from rag.answer import Answer
from rag.evaluation.questions import TestQuestion, is_beir, load
from rag.service import Service

# Enough passages that the first ten articles are among them.
DEPTH = 50
MEASURES = {"nDCG@10": nDCG @ 10, "Recall@10": R @ 10, "MRR@10": RR @ 10}
WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Report:
    """Figures by group of questions: each language's, each kind's, and all together."""

    folder: str
    groups: dict[str, dict[str, float]]

    def as_json(self) -> dict[str, object]:
        return {"set": self.folder, **self.groups}

    def as_text(self) -> str:
        return "\n".join([self.folder, *self._lines()])

    def _lines(self) -> Iterator[str]:
        for group, figures in self.groups.items():
            shown = "  ".join(
                f"{name} {value:.3f}" if name != "questions" else f"n={value:.0f}" for name, value in figures.items()
            )
            yield f"{group:<14} {shown}"


def evaluate(folder: Path, *, library: Path | None = None, model: str | None = None) -> Report:
    """The figures for a test set; a BEIR folder's corpus is indexed first, into a library kept in the cache."""
    asked = load(folder)
    service = Service.open(_library_for(folder, library, model), model)
    found = [
        (one, service.ask(one.question, top=DEPTH, turns=one.turns)) for one in tqdm(asked, disable=None, leave=False)
    ]
    texts = (
        {}
        if is_beir(folder)
        else {one.article_id: _squeezed(service.article(one.article_id).text) for one in service.articles()}
    )
    languages = sorted({one.language for one in asked if one.answerable})
    groups = {}
    for language in languages if len(languages) > 1 else []:
        groups[language] = _ranking(
            [pair for pair in found if pair[0].language == language and pair[0].answerable], texts
        )
    groups["all"] = _ranking([pair for pair in found if pair[0].answerable], texts)
    if any(not one.answerable for one in asked):
        groups["abstention"] = _abstention(found)
    return Report(str(folder), groups)


def _library_for(folder: Path, library: Path | None, model: str | None) -> Path:
    if not is_beir(folder):
        return library or Settings().library
    corpus = folder / "corpus.jsonl"
    where = (
        library
        or cache_folder() / "eval" / f"{folder.name}-{sha256(f'{corpus.resolve()}{model}'.encode()).hexdigest()[:8]}"
    )
    size = corpus.stat().st_size
    with (
        building(where, model) as builder,
        closing(bar("indexing", size)) as shown,
    ):
        for _ in builder.build([corpus], shown.update):
            pass
    Derived.of(Library.open(where))
    return where


def _ranking(found: Sequence[tuple[TestQuestion, Answer]], texts: dict[str, str]) -> dict[str, float]:
    """The retrieval figures of answerable questions; hit@k asks for the answer's words, or else the right article."""
    qrels = {one.id: one.relevant or _holders(one, texts) for one, _ in found}
    run = {one.id: _articles(answer, by_source=bool(one.relevant)) for one, answer in found}
    figures = {"questions": float(len(found))}
    aggregate = ir_measures.calc_aggregate(MEASURES.values(), qrels, run)
    figures |= {name: float(aggregate[measure]) for name, measure in MEASURES.items()}
    for k in (1, 3):
        hits = [
            _holds_answer(one, answer, k) if not one.relevant else bool(set(list(run[one.id])[:k]) & set(one.relevant))
            for one, answer in found
        ]
        figures[f"hit@{k}"] = sum(hits) / len(hits)
    spans = [_holds_answer(one, answer, 3) for one, answer in found if one.answers]
    if spans:
        figures["answer@3"] = sum(spans) / len(spans)
    return figures


def _articles(answer: Answer, *, by_source: bool) -> dict[str, float]:
    """The articles of the answer, each with its best score, best first.

    A twin is judged by itself: of two articles with the same text, only one may be known to be right.
    """
    best: dict[str, float] = {}
    for article, score in answer.articles:
        best.setdefault(article.source_id if by_source else article.article_id, score)
    return best


def _holders(one: TestQuestion, texts: dict[str, str]) -> dict[str, int]:
    """The articles that hold an answer's words."""
    wanted = [_squeezed(text) for text in one.answers]
    return {article_id: 1 for article_id, text in texts.items() if any(words in text for words in wanted)}


def _holds_answer(one: TestQuestion, answer: Answer, k: int) -> bool:
    wanted = [_squeezed(text) for text in one.answers]
    shown = [_squeezed(cited.passage.text) for cited in answer.passages[:k]]
    return any(words in text for words in wanted for text in shown)


def _abstention(found: Sequence[tuple[TestQuestion, Answer]]) -> dict[str, float]:
    """How well confidence tells answerable from unanswerable questions, and what the threshold makes of it."""
    answerable = [answer for one, answer in found if one.answerable]
    others = [answer for one, answer in found if not one.answerable]
    labels = [1] * len(answerable) + [0] * len(others)
    return {
        "questions": float(len(found)),
        "AUROC": float(roc_auc_score(labels, [answer.confidence for answer in (*answerable, *others)])),
        "wrongly refused": sum(not answer.answered for answer in answerable) / len(answerable),
        "wrongly answered": sum(answer.answered for answer in others) / len(others),
    }


def _squeezed(text: str) -> str:
    return WHITE_SPACE.sub("", text).casefold()
