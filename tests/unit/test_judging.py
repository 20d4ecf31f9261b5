from dataclasses import replace
from typing import Any

import pytest

from rag.evaluation import questions
from rag.evaluation.judging import judged
from rag.evaluation.outcome import Outcome
from tests.unit.ui.samples import FIRST, answer, holding


def cited(*texts: str) -> list[Any]:
    """A passage of each text, each from an article of its own: a0, a1, …"""
    return [
        replace(
            FIRST,
            rank=rank + 1,
            score=1.0 - rank / 10,
            passage=FIRST.passage._replace(text=text),
            article=holding(article_id=f"a{rank}", file=f"s{rank}"),
            also_in=(),
        )
        for rank, text in enumerate(texts)
    ]


def judge(question: questions.TestQuestion, *texts: str) -> Outcome:
    (outcome,) = judged([(question, answer(*cited(*texts)))], {f"a{rank}": text for rank, text in enumerate(texts)})
    return outcome


def test_a_hit_asks_for_the_answers_words_without_white_space_and_case():
    outcome = judge(questions.TestQuestion("q", "?", "en", answers=("New York",)), "boston", "in new\nyork", "paris")

    assert (outcome.figures["hit@1"], outcome.figures["hit@3"], outcome.figures["answer@3"]) == (0.0, 1.0, 1.0)
    assert outcome.correct


def test_nugget_recall_is_the_share_of_an_answers_parts_in_the_first_five_passages():
    question = questions.TestQuestion("q", "?", "en", answers=("one", "two", "three", "six"))

    outcome = judge(question, "one", "two", "x", "x", "x", "six")

    assert outcome.figures["nugget recall@5"] == 0.5


def test_of_a_set_that_knows_the_right_articles_the_answers_are_alternatives_and_hits_are_articles():
    outcome = judge(questions.TestQuestion("q", "?", "en", relevant={"s1": 1}, answers=("one", "two")), "one", "x")

    assert "nugget recall@5" not in outcome.figures
    assert outcome.figures == {
        "nDCG@10": pytest.approx(0.6309, abs=1e-4), "Recall@10": 1.0, "MRR@10": 0.5, "hit@1": 0.0, "hit@3": 1.0, "answer@3": 1.0,
    }  # fmt: skip


def test_an_unanswerable_question_has_no_figures_and_no_right_answer():
    outcome = judge(questions.TestQuestion("q", "?", "en", answerable=False), "one")

    assert (outcome.figures, outcome.correct, outcome.answerable) == ({}, False, False)


def test_a_question_whose_answer_stands_in_no_article_scores_nothing():
    outcome = judge(questions.TestQuestion("q", "?", "en", answers=("gone",)), "one")

    assert set(outcome.figures.values()) == {0.0}
