import pytest

from index.words import tagged
from rag.topic import topic


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("数字产业集群如何推动？", "数字产业集群"),
        ("什么是数字产业集群？", "数字产业集群"),
        ("如何推动数字产业集群？", "数字产业集群"),
        ("松鸦主要分布在哪里？", "松鸦"),
        ("河茂铁路全长有多少公里？", "河茂铁路"),
        ("维尔纳·法伊曼担任过哪个国家的总理？", "维尔纳·法伊曼"),
        ("政府应该怎样支持循环经济？", ""),
        ("为什么？", ""),
        ("Who is the chair?", ""),
    ],
)
def test_a_question_is_about_the_term_that_it_opens_with_if_that_is_clear(question, term):
    context = (
        "数字产业集群和政府。数字产业集群。松鸦，松鸦。河茂铁路，河茂铁路全长。维尔纳·法伊曼，维尔纳·法伊曼。政府。"
    )

    assert topic(question, context) == term


def test_a_term_that_the_context_does_not_have_is_none():
    assert topic("数字产业集群如何推动？", "循环经济") == ""


def test_words_stand_as_they_are_written_with_the_dictionary_s_part_of_speech():
    assert tagged("數字經濟, 是X") == [("數字", "n"), ("經濟", "n"), (",", ""), (" ", ""), ("是", "v"), ("X", "")]
