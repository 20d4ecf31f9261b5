import pytest

from rag.conversation import resolve


@pytest.mark.parametrize(
    ("turns", "question", "resolved"),
    [
        (["政府应该怎样支持循环经济？"], "那企业呢？", "政府应该怎样支持循环经济？ 那企业呢？"),
        (["什么是数字产业集群？"], "它有哪两种形态？", "什么是数字产业集群？ 它有哪两种形态？"),
        (["how to promote clusters"], "What about cooperation?", "how to promote clusters What about cooperation?"),
        (["趋势是什么？", "中小企业怎么转型？"], "应该采取哪些措施？", "中小企业怎么转型？ 应该采取哪些措施？"),
    ],
)
def test_a_question_that_leans_on_the_one_before_is_searched_with_it(turns, question, resolved):
    assert resolve(question, turns) == resolved


@pytest.mark.parametrize(
    "question", ["传统产业是低端产业吗？", "How do clusters attract talent?", "太原怎样建设数字新基建？"]
)
def test_a_question_that_names_its_subject_stands_alone(question):
    assert resolve(question, ["政府应该怎样支持循环经济？"]) == question


def test_the_first_question_of_a_talk_stands_alone():
    assert resolve("那企业呢？", []) == "那企业呢？"
