from dataclasses import replace

from rag.answer import Twin
from tests.unit.ui.samples import FIRST, SECOND, answer, holding


def test_the_articles_of_an_answer_stand_as_if_nothing_were_folded():
    twin = Twin("p9", holding(article_id="twin"), 0.5)
    first = replace(FIRST, score=0.9, article=holding(article_id="first"), also_in=(twin,))
    second = replace(SECOND, score=0.7, article=holding(article_id="second"))

    ranked = [(article.article_id, score) for article, score in answer(first, second).articles]

    assert ranked == [("first", 0.9), ("second", 0.7), ("twin", 0.5)]


def test_a_refusal_names_the_titles_of_the_nearest_articles_once():
    untitled = replace(
        holding(article_id="b"),
        attribution=replace(holding().attribution, title=None),
        opening="开头是这样长的一句话了，后面还有半",
    )
    found = answer(FIRST, SECOND, replace(SECOND, article=untitled), confidence=0.1)

    assert found.topics == (holding().attribution.title, "开头是这样长的一句话了")


def test_an_answer_names_no_other_topics():
    assert answer(FIRST, confidence=0.9).topics == ()
