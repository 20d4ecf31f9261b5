from dataclasses import replace

from rag.answer import Twin
from tests.unit.ui.samples import FIRST, SECOND, answer, holding


def test_the_articles_of_an_answer_stand_as_if_nothing_were_folded():
    twin = Twin("p9", holding(article_id="twin"), 0.5)
    first = replace(FIRST, score=0.9, article=holding(article_id="first"), also_in=(twin,))
    second = replace(SECOND, score=0.7, article=holding(article_id="second"))

    ranked = [(article.article_id, score) for article, score in answer(first, second).articles]

    assert ranked == [("first", 0.9), ("second", 0.7), ("twin", 0.5)]
