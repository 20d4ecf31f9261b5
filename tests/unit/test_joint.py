from dataclasses import replace

from rag.joint import joined
from rag.scope import Scope
from tests.unit.ui.samples import FIRST, SECOND, answer, holding

OWN = replace(SECOND, article=holding(article_id="own"), passage=SECOND.passage._replace(passage_id="own"))


def test_the_passages_of_both_stand_by_score_and_the_surer_answer_says_how_sure():
    shared = answer(replace(FIRST, score=0.5), confidence=0.3)
    own = answer(replace(OWN, rank=1, score=0.8), confidence=0.7)

    both = joined(shared, own, top=5)

    assert [(one.rank, one.article.article_id) for one in both.passages] == [(1, "own"), (2, "a1")]
    assert (both.confidence, both.answered, both.timings_ms["total"]) == (0.7, True, 30.0)


def test_at_the_same_score_the_shared_passage_stands_first():
    both = joined(answer(replace(FIRST, score=1.0)), answer(replace(OWN, score=1.0)), top=5)

    assert [one.article.article_id for one in both.passages] == ["a1", "own"]


def test_a_passage_that_both_have_is_shown_once_with_where_else_it_is():
    both = joined(answer(replace(SECOND, score=0.5)), answer(replace(OWN, score=0.9)), top=5)

    (cited,) = both.passages
    assert (cited.article.article_id, cited.score) == ("a1", 0.9)
    assert [twin.article.article_id for twin in cited.also_in] == ["own"]


def test_no_more_passages_are_given_than_were_asked_for():
    both = joined(answer(FIRST, SECOND), answer(replace(OWN, score=0.1)), top=1)

    assert [one.rank for one in both.passages] == [1]


def test_the_articles_that_were_searched_are_those_of_both():
    restricted = replace(answer(FIRST), scope=Scope(since="2022"), scope_articles=2, of_articles=15, undated=4)

    both = joined(restricted, replace(restricted, scope_articles=1, of_articles=1, undated=0), top=5)
    assert (both.scope_articles, both.of_articles, both.undated) == (3, 16, 4)
    assert joined(restricted, answer(FIRST), top=5).of_articles == 15
