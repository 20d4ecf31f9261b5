"""From answers to figures: what was found of what is known to be right."""

import re
from collections.abc import Mapping, Sequence

import ir_measures
from ir_measures import RR, R, nDCG

from index.words import letters
from rag.answer import Answer
from rag.evaluation.outcome import Outcome
from rag.evaluation.questions import TestQuestion
from rag.twins import Wording

MEASURES = {"nDCG@10": nDCG @ 10, "Recall@10": R @ 10, "MRR@10": RR @ 10}
RANKED = 10
# What a user is shown unless more is asked for.
SHOWN = 5
WHITE_SPACE = re.compile(r"\s+")
Pairs = Sequence[tuple[TestQuestion, Answer]]
Scores = dict[str, float]


def judged(found: Pairs, texts: Mapping[str, str]) -> list[Outcome]:
    """The outcome of each question, in order; `texts` are the articles, to know which hold an answer, by id."""
    squeezed = {article_id: squeeze(text) for article_id, text in texts.items()}
    runs = [_articles(answer, by_source=bool(one.relevant)) for one, answer in found]
    qrels = [one.relevant or _holders(one, squeezed) for one, _ in found]
    measured = _measured(qrels, runs)
    return [
        _outcome(one, answer, list(run), measured[index])
        for index, ((one, answer), run) in enumerate(zip(found, runs, strict=True))
    ]


def squeeze(text: str) -> str:
    """The text as answers are compared: without white space and case."""
    return WHITE_SPACE.sub("", text).casefold()


def _outcome(one: TestQuestion, answer: Answer, ranked: list[str], measured: Scores) -> Outcome:
    figures = {**measured, **_found(one, answer, ranked)} if one.answerable else {}
    return Outcome(
        one.id,
        one.question,
        one.language,
        one.kind,
        one.answerable,
        answer.answered,
        answer.confidence,
        one.answerable and _is_hit(one, answer, ranked, SHOWN),
        figures,
        tuple(ranked[:RANKED]),
    )


def _found(one: TestQuestion, answer: Answer, ranked: list[str]) -> Scores:
    figures = {f"hit@{k}": float(_is_hit(one, answer, ranked, k)) for k in (1, 3)}
    if one.answers:
        figures["answer@3"] = float(_held(one.answers, answer, 3) > 0)
    if one.parts:
        figures["nugget recall@5"] = _held(one.parts, answer, 5) / len(one.parts)
    return figures


def _is_hit(one: TestQuestion, answer: Answer, ranked: list[str], k: int) -> bool:
    """Whether one of the first k is right: articles where these are known, else passages that hold an answer."""
    if one.relevant:
        return bool(set(ranked[:k]) & set(one.relevant))
    return _held(one.answers, answer, k) > 0 or _is_shown(one.passages, answer, k)


def _held(wanted: Sequence[str], answer: Answer, k: int) -> int:
    """How many of the wanted words stand in one of the first k passages."""
    shown = [squeeze(cited.passage.text) for cited in answer.passages[:k]]
    return sum(any(squeeze(words) in text for text in shown) for words in wanted)


def _is_shown(passages: Sequence[str], answer: Answer, k: int) -> bool:
    """Whether one of the first k passages is one of these, as it was cut then or otherwise."""
    wanted = [Wording.of(letters(text)) for text in passages]
    shown = [Wording.of(letters(cited.passage.text)) for cited in answer.passages[:k]] if wanted else []
    return any(one.is_twin(other) for one in shown for other in wanted)


def _articles(answer: Answer, *, by_source: bool) -> Scores:
    """The articles of the answer, each with its best score, best first.

    A twin is judged by itself: of two articles with the same text, only one may be known to be right.
    """
    best: Scores = {}
    for article, score in answer.articles:
        best.setdefault(article.source_id if by_source else article.article_id, score)
    return best


def _holders(one: TestQuestion, texts: Mapping[str, str]) -> dict[str, int]:
    """The articles that hold an answer's words, or a passage that is one."""
    wanted = [squeeze(text) for text in (*one.answers, *one.passages)]
    return {article_id: 1 for article_id, text in texts.items() if any(words in text for words in wanted)}


def _measured(qrels: Sequence[Mapping[str, int]], runs: Sequence[Scores]) -> list[Scores]:
    """The figures of each question by its place: two questions may have one id."""
    known = {str(place): dict(qrel) for place, qrel in enumerate(qrels) if qrel}
    run = {str(place): one for place, one in enumerate(runs)}
    measured = [dict.fromkeys(MEASURES, 0.0) for _ in runs]
    names = {measure: name for name, measure in MEASURES.items()}
    for one in ir_measures.iter_calc(list(MEASURES.values()), known, run) if known else ():
        measured[int(one.query_id)][names[one.measure]] = float(one.value)
    return measured
